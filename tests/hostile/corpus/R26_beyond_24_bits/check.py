from recipes import *

import csv

cells = Raster("population_count.tif").cells.astype("int64")
row = next(row for row in csv.DictReader(open("../out/audit.csv", encoding="utf-8")) if row["layer"] == "population_count" and row["total_before"])
assert float(row["total_before"]) == cells[cells != 4294967295].sum(), row
