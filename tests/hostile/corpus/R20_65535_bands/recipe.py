from recipes import *

gdal.GetDriverByName("GTiff").Create("elevation.tif", 2, 2, 65_535, gdal.GDT_Byte, ["INTERLEAVE=PIXEL"])
