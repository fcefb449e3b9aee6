from recipes import *

rewrite("elevation.tif", type=gdal.GDT_CFloat32, no_data=None, unit=None)
