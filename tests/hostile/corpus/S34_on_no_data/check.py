from recipes import *

import csv

scores = {row["id"]: row["score"] for row in csv.DictReader(open("../out/heights/sites.csv", encoding="utf-8"))}
assert scores == {"a": "0.2", "gap": ""}, scores
