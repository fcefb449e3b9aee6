from recipes import *

rewrite("elevation.tif", unit="degC")
