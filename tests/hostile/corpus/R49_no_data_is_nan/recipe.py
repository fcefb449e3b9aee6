from recipes import *

rewrite("elevation.tif", type=gdal.GDT_Float32, no_data=float("nan"), cells=lambda c: numpy.where(c == -32768, numpy.nan, c))
