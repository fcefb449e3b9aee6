from recipes import *

rewrite("elevation.tif", options=["COMPRESS=DEFLATE"])
patch("elevation.tif", tiff_entry("elevation.tif", 259) + 8, struct.pack("<H", 34712))
