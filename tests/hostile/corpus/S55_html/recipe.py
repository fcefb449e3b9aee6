from recipes import *

import csv

with open("clinics.csv", "w", encoding="utf-8", newline="") as file:
    table = csv.writer(file)
    table.writerow(["id", "name", "lon", "lat"])
    for number, name in enumerate(['<script>alert(1)</script>', '"><img src=x onerror=alert(1)>', '</script><script>', '&lt;b&gt; & <b>', '<!--', ']]>']):
        table.writerow([f"C{number:02}", name, 75.75 + number * 0.02, 41.54])
