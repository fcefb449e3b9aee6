from recipes import *

def both(cells):
    cells = cells.astype("float32")
    gaps = numpy.argwhere(cells == -32768)
    cells[tuple(gaps[::2].T)] = numpy.nan
    return cells

rewrite("elevation.tif", type=gdal.GDT_Float32, no_data=-32768, cells=both)
