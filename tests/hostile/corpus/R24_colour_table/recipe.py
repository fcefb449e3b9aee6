from recipes import *

dataset = rewrite("elevation.tif", type=gdal.GDT_Byte, no_data=None, cells=lambda c: numpy.clip(c // 20, 0, 255))
colours = gdal.ColorTable()
for code in range(256):
    colours.SetColorEntry(code, (code, code, code, 255))
dataset.GetRasterBand(1).SetColorTable(colours)
