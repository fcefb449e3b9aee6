from recipes import *

import json

os.rename("elevation.tif", '\'; rm -rf $(x) & "%s%n" #.tif')
replace("job.toml", '[layers.elevation]\nsource = "elevation.tif"', "[layers.elevation]\nsource = " + json.dumps('\'; rm -rf $(x) & "%s%n" #.tif', ensure_ascii=False))
