from recipes import *

import csv

mine = osr.SpatialReference()
mine.ImportFromEPSG(32643)
wgs84 = osr.SpatialReference()
wgs84.ImportFromEPSG(4326)
wgs84.SetAxisMappingStrategy(osr.OAMS_TRADITIONAL_GIS_ORDER)
there = osr.CoordinateTransformation(wgs84, mine)
rows = list(csv.DictReader(open("clinics.csv", encoding="utf-8")))
places = [there.TransformPoint(float(row["lon"]), float(row["lat"])) for row in rows]
sites_as("sites.gpkg", "GPKG", [(row["id"], row["name"], f"POINT({x!r} {y!r})") for row, (x, y, _) in zip(rows, places)], ogr.wkbPoint, crs=32643)
use_sites("sites.gpkg")
