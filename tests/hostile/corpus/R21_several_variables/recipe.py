from recipes import *

root = gdal.GetDriverByName("netCDF").CreateMultiDimensional("weather.nc").GetRootGroup()
y, x = root.CreateDimension("y", None, None, 4), root.CreateDimension("x", None, None, 4)
for name in ("tas", "pr"):
    root.CreateMDArray(name, [y, x], gdal.ExtendedDataType.Create(gdal.GDT_Float32)).Write(numpy.zeros((4, 4), "float32"))
replace("job.toml", 'source = "elevation.tif"', 'source = "weather.nc"')
