from recipes import *

sites_as("sites.shp", "ESRI Shapefile", [("C01", "Больница", "POINT(75.826744 41.547817)")], ogr.wkbPoint, layer_options=["ENCODING=CP1251"])
put("sites.cpg", "UTF-8")
use_sites("sites.shp")
