from recipes import *

os.remove("elevation.tif")
os.symlink("/dev/zero", "elevation.tif")
