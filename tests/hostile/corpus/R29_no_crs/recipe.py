from recipes import *

rewrite("elevation.tif", crs="")
