from recipes import *

put("elevation.tif", "")
