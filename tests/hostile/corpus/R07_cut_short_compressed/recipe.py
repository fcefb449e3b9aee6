from recipes import *

rewrite("elevation.tif", options=["COMPRESS=DEFLATE"])
cut("elevation.tif", 0.6)
