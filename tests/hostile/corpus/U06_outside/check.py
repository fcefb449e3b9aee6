import csv

rows = {row["id"]: row for row in csv.DictReader(open("../out/health/units_areas.csv", encoding="utf-8"))}
assert rows["D1"]["rank"] == "1" and rows["D2"]["rank"] == "" and rows["D2"]["status"] == "outside", rows
