from recipes import *

rewrite("elevation.tif", type=gdal.GDT_Float32, options=["COMPRESS=LERC", "MAX_Z_ERROR=0.5"])
