from recipes import *

import os
os.rename("elevation.tif", "../elsewhere.tif")
os.symlink("../elsewhere.tif", "elevation.tif")
