from recipes import *

gdal.SetConfigOption("GDAL_TIFF_INTERNAL_MASK", "YES")
cells = Raster("elevation.tif").cells
dataset = rewrite("elevation.tif", no_data=None, cells=numpy.where(cells == -32768, 0, cells))
dataset.CreateMaskBand(gdal.GMF_PER_DATASET)
dataset.GetRasterBand(1).GetMaskBand().WriteArray(numpy.where(cells[0] == -32768, 0, 255))
