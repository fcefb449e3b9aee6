from recipes import *

import csv

def names_of_results():
    return {row["id"]: row["name"] for row in csv.DictReader(open("../out/health/sites.csv", encoding="utf-8", newline=""))}

assert sorted(names_of_results().values()) == sorted(['line\nbreak', 'a "quoted" name', 'a, b, c', 'back\\slash', 'semi;colon']), names_of_results()
