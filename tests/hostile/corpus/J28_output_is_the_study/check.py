from recipes import *

assert os.path.exists("elevation.tif")
