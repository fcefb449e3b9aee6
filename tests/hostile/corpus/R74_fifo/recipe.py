from recipes import *

os.remove("elevation.tif")
os.mkfifo("elevation.tif")
