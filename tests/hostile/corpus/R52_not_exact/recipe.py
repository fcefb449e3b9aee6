from recipes import *

rewrite("elevation.tif", type=gdal.GDT_Float32, no_data=-9999.9, cells=lambda c: numpy.where(c == -32768, numpy.float32(-9999.9), c))
