from recipes import *

sparse("../study/wide.tif", 1_000_000, 1_000_000, (560_000 - 1e7, 100.0, 0, 4_610_000 + 1e7, 0, -100.0), "EPSG:32643",
       options=["TILED=YES", "SPARSE_OK=TRUE", "BLOCKXSIZE=8192", "BLOCKYSIZE=8192"])
replace("job.toml", 'source = "cropland_area.tif"', 'source = "wide.tif"\nunit = "ha"')
