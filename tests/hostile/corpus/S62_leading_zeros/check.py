from recipes import *

import csv

def names_of_results():
    return {row["id"]: row["name"] for row in csv.DictReader(open("../out/health/sites.csv", encoding="utf-8", newline=""))}

assert set(names_of_results()) == {"00123", "123"}, names_of_results()
