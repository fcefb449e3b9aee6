from recipes import *

rewrite("elevation.tif", cells=lambda c: numpy.concatenate([c, c]))
