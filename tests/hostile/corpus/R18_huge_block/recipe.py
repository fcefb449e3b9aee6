from recipes import *

transform = Raster("elevation.tif").transform
sparse("elevation.tif", 80_000, 40_000, transform, "EPSG:32643", options=["SPARSE_OK=TRUE", "BLOCKYSIZE=80000", "COMPRESS=DEFLATE"])
