from recipes import *

sparse("elevation.tif", 1, 2**31 - 1, (70.0, 1e-8, 0, 41.0, 0, -0.1), "EPSG:4326", options=["TILED=YES", "SPARSE_OK=TRUE", "BLOCKXSIZE=131072", "BLOCKYSIZE=16"])
mini_job([("a", 75.05, 40.95)])
replace("job.toml", 'like = "elevation"', 'crs = "EPSG:4326"\nextent = [ 75.049, 40.9, 75.051, 41.0 ]\ncell_size = [ 1e-6, 0.1 ]')
replace("job.toml", 'vertical_datum', 'method = "nearest"\nvertical_datum')
