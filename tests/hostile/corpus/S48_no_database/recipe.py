from recipes import *

put("sites.gpkg", "not a database")
use_sites("sites.gpkg")
