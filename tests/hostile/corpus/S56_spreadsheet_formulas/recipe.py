from recipes import *

import csv

with open("clinics.csv", "w", encoding="utf-8", newline="") as file:
    table = csv.writer(file)
    table.writerow(["id", "name", "lon", "lat"])
    for number, name in enumerate(['=1+1', '+1', '-1', '@SUM(A1)', '\tx', '\rx', '＝1', '＋1', '－1', '＠x']):
        table.writerow([f"C{number:02}", name, 75.75 + number * 0.02, 41.54])
