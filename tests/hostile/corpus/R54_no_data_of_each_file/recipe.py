from recipes import *

whole = Raster("elevation.tif")
rewrite("elevation.tif", cells=whole.cells[:, :100])
south = Raster("elevation.tif")
south.cells = numpy.where(whole.cells[:, 100:] == -32768, -999, whole.cells[:, 100:])
south.no_data, south.transform = -999, (560000.0, 100.0, 0.0, 4600000.0, 0.0, -100.0)
write("south.tif", south)
replace("job.toml", 'source = "elevation.tif"', 'source = [ "elevation.tif", "south.tif" ]')
