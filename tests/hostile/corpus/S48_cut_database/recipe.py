from recipes import *

sites_as("sites.gpkg", "GPKG", [("C01", "One", "POINT(75.826744 41.547817)"), ("C02", "Two", "POINT(75.94072 41.53699)")], ogr.wkbPoint)
cut("sites.gpkg", 0.3)
use_sites("sites.gpkg")
