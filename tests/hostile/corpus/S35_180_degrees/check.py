from recipes import *

import csv

scores = {row["id"]: row["score"] for row in csv.DictReader(open("../out/heights/sites.csv", encoding="utf-8"))}
assert scores == {"east": "0.4", "west": "0.4"}, scores
