from recipes import *

import csv

row = next(row for row in csv.DictReader(open("../out/health/sites.csv", encoding="utf-8")) if row["id"] == "C14")
assert (row["rank"], row["score"], row["status"]) == ("", "", "outside"), row
