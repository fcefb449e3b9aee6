import shutil

from recipes import *

shutil.copy("elevation.tif", "walls.tif")
rewrite("walls.tif", cells=lambda c: numpy.ones_like(c))
