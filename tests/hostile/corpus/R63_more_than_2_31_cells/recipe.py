from recipes import *

transform = (560_000 - 100.0 * (50_000 - 240), 100.0, 0, 4_590_000 + 100.0 * 50_000, 0, -100.0)
dataset = sparse("wide.tif", 50_000, 50_000, transform, "EPSG:32643")
dataset.GetRasterBand(1).SetNoDataValue(-32768)
dataset.GetRasterBand(1).WriteArray(Raster("elevation.tif").cells[0], 50_000 - 240, 50_000 - 200)
dataset = None
replace("job.toml", '[layers.elevation]\nsource = "elevation.tif"', '[layers.elevation]\nsource = "wide.tif"')
replace("job.toml", '[grid]\nlike = "elevation"', '[grid]\ncrs = "EPSG:32643"\nextent = [ 560000, 4590000, 584000, 4610000 ]\ncell_size = 100')
