from recipes import *

cells = Raster("elevation.tif").cells
dataset = rewrite("elevation.tif", no_data=None, options=["ALPHA=YES"], type=gdal.GDT_UInt16,
                  cells=numpy.concatenate([numpy.where(cells == -32768, 0, cells), numpy.where(cells == -32768, 0, 65535)]))
