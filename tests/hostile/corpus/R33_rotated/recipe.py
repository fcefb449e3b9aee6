from recipes import *

rewrite("elevation.tif", transform=(560000.0, 100.0, 5.0, 4610000.0, 5.0, -100.0))
