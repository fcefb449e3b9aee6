from recipes import *

assert os.path.exists("results/indicators/cropland.tif"), "the input was removed"
