from recipes import *

sites_as("places.shp", "ESRI Shapefile", [("C01", "One", "POINT(75.826744 41.547817)")], ogr.wkbPoint, crs=None)
replace("job.toml", 'towns = { source = "towns.geojson"', 'towns = { source = "places.shp"')
