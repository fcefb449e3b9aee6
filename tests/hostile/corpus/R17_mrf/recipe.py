from recipes import *

put("elevation.tif", "<MRF_META><CachedSource><Source>ice_thickness.tif</Source></CachedSource><Raster><Size x=\"240\" y=\"200\" c=\"1\"/><DataFile>../victim</DataFile></Raster></MRF_META>")
