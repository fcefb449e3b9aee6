from recipes import *

import json

os.rename("elevation.tif", '高程 数据.tif')
replace("job.toml", '[layers.elevation]\nsource = "elevation.tif"', "[layers.elevation]\nsource = " + json.dumps('高程 数据.tif', ensure_ascii=False))
