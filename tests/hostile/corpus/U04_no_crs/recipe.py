from recipes import *

sites_as("areas.shp", "ESRI Shapefile", [("D1", "One", "POLYGON((75.8 41.5,75.9 41.5,75.9 41.6,75.8 41.5))")], ogr.wkbPolygon, crs=None)
add_to_job('\n[units.areas]\nsource = "areas.shp"\n')
