from recipes import *

import json

os.rename("elevation.tif", 'Высоты.tif')
replace("job.toml", '[layers.elevation]\nsource = "elevation.tif"', "[layers.elevation]\nsource = " + json.dumps('Высоты.tif', ensure_ascii=False))
