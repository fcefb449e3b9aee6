from recipes import *

rewrite("elevation.tif", unit="ft", type=gdal.GDT_Float64, cells=lambda c: numpy.where(c == -32768, -32768, c / 0.3048))
