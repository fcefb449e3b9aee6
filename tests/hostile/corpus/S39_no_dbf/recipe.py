from recipes import *

sites_as("sites.shp", "ESRI Shapefile", [("C01", "One", "POINT(75.826744 41.547817)"), ("C02", "Two", "POINT(75.94072 41.53699)")], ogr.wkbPoint)
os.remove("sites.dbf")
os.remove("sites.shx")
use_sites("sites.shp")
