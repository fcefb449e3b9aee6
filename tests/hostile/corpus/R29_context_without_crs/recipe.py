from recipes import *

sites_as("places.shp", "ESRI Shapefile", [("C01", "One", "POINT(75.826744 41.547817)")], ogr.wkbPoint, crs=None)
add_to_job('[context]\ntowns = "places.shp"')
