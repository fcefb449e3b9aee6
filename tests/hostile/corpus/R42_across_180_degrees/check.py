from recipes import *

import csv

scores = {row["id"]: row["score"] for row in csv.DictReader(open("../out/heights/sites.csv", encoding="utf-8"))}
assert scores == {"west": "0.1", "east": "0.3", "line": "0.2"}, scores
