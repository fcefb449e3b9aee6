from recipes import *

import csv

def names_of_results():
    return {row["id"]: row["name"] for row in csv.DictReader(open("../out/health/sites.csv", encoding="utf-8", newline=""))}

assert sorted(names_of_results().values()) == sorted(['abc\u202edef', 'zero\u200bwidth', 'plain']), names_of_results()
