from recipes import *

import csv

def names_of_results():
    return {row["id"]: row["name"] for row in csv.DictReader(open("../out/health/sites.csv", encoding="utf-8", newline=""))}

assert sorted(names_of_results().values()) == sorted(['1e5', '00123', 'TRUE', '2026-01-01', 'nan', '0x10']), names_of_results()
dataset = ogr.Open("../out/health/sites.gpkg")
table = dataset.GetLayer(0)
assert table.GetLayerDefn().GetFieldDefn(table.GetLayerDefn().GetFieldIndex("name")).GetType() == ogr.OFTString
