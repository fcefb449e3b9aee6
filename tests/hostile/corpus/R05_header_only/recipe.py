from recipes import *

cut("elevation.tif", 100)
