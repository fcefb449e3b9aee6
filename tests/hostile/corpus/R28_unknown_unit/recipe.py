from recipes import *

rewrite("elevation.tif", unit="smoot")
