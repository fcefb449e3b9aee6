from recipes import *

cells = Raster("population_count.tif").cells
cells = numpy.where(cells < 0, 4294967295, numpy.round(cells)).astype("uint32")
cells[0, 100, 100] = 2**24 + 1
rewrite("population_count.tif", type=gdal.GDT_UInt32, no_data=4294967295, cells=cells)
