from recipes import *

import csv

def names_of_results():
    return {row["id"]: row["name"] for row in csv.DictReader(open("../out/health/sites.csv", encoding="utf-8", newline=""))}

assert sorted(names_of_results().values()) == sorted("'" + name for name in ['=1+1', '+1', '-1', '@SUM(A1)', '\tx', '\rx', '＝1', '＋1', '－1', '＠x']), names_of_results()
