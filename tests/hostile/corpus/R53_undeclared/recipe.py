from recipes import *

rewrite("elevation.tif", no_data=None)
