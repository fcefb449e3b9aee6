from recipes import *

sparse("elevation.tif", 1_000_000, 1_000_000, (70.0, 1e-5, 0, 45.0, 0, -1e-5), "EPSG:4326",
       options=["TILED=YES", "SPARSE_OK=TRUE", "BLOCKXSIZE=8192", "BLOCKYSIZE=8192"])
mini_job([("a", 75.0, 40.0)])
