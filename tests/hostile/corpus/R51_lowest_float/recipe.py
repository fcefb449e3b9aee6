from recipes import *

rewrite("elevation.tif", type=gdal.GDT_Float32, no_data=-3.4028234663852886e38, cells=lambda c: numpy.where(c == -32768, numpy.float32(-3.4028235e38), c))
