from recipes import *

packed = Raster("flood_depth.tif")
dataset = gdal.Open("flood_depth.tif")
mask = dataset.GetRasterBand(1).GetMaskBand().ReadAsArray()
cells = (packed.cells.astype("float64") * packed.scale + packed.offset).astype("float32")
cells[:, mask == 0] = -1
rewrite("flood_depth.tif", type=gdal.GDT_Float32, scale=None, offset=None, no_data=-1, cells=cells)
