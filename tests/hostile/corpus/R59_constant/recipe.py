from recipes import *

rewrite("elevation.tif", cells=lambda c: numpy.full_like(c, 2000))
