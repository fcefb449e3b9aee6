from recipes import *

os.remove("elevation.tif")
os.mkdir("elevation.tif")
