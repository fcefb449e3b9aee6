from recipes import *

rewrite("elevation.tif")
cut("elevation.tif", 0.6)
