from recipes import *

rewrite("elevation.tif", cells=lambda c: c[:, ::-1], transform=(560000.0, 100.0, 0.0, 4590000.0, 0.0, 100.0))
