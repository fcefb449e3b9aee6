import csv

rows = list(csv.DictReader(open("../out/health/units_areas.csv", encoding="utf-8")))
assert {row["id"] for row in rows} == {"'=1+1", "Ош"}, rows
page = open("../out/report.html", encoding="utf-8").read()
assert "<script>alert" not in page and "奥什" in page
