from recipes import *

import sys

cells = Raster("population_count.tif").cells
cells = numpy.where(cells < 0, -200, cells).astype("int64")
cells[0, 100, 100] = 2**53 + 1
rewrite("population_count.tif", type=gdal.GDT_Int64, no_data=-200, cells=cells)
