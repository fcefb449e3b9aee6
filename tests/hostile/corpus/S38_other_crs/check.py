from recipes import *

import csv

rows = {row["id"]: row for row in csv.DictReader(open("../out/health/sites.csv", encoding="utf-8"))}
for row in csv.DictReader(open("clinics.csv", encoding="utf-8")):
    assert abs(float(rows[row["id"]]["lon"]) - float(row["lon"])) < 1e-8, (row, rows[row["id"]])
