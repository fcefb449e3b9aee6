from recipes import *

rewrite("flood_depth.tif", options=["NBITS=12"])
rewrite("elevation.tif", type=gdal.GDT_UInt16, options=["NBITS=12"], no_data=4095, cells=lambda c: numpy.where(c == -32768, 4095, numpy.minimum(c, 4094)))
