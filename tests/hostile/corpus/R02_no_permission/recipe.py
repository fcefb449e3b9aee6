from recipes import *

import os
os.chmod("elevation.tif", 0)
