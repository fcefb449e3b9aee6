from recipes import *

rewrite("elevation.tif", no_data=None, cells=lambda c: c.byteswap())
