from recipes import *

sites_as("areas.gpkg", "GPKG", [], ogr.wkbPolygon)
add_to_job('\n[units.areas]\nsource = "areas.gpkg"\n')
