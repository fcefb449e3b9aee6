from recipes import *

rewrite("elevation.tif", transform=None)
