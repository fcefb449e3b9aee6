from recipes import *

sparse("elevation.tif", 1, 2**31 - 1, (70.0, 1e-8, 0, 41.0, 0, -0.1), "EPSG:4326", options=["SPARSE_OK=TRUE"])
mini_job([("a", 75.05, 40.95)])
