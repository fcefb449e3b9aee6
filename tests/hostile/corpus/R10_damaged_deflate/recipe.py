from recipes import *

rewrite("elevation.tif", options=["COMPRESS=DEFLATE", "BLOCKYSIZE=100"])
content = open("elevation.tif", "rb").read()
strips = struct.unpack_from("<2I", content, struct.unpack_from("<I", content, tiff_entry("elevation.tif", 273) + 8)[0])
patch("elevation.tif", strips[1], b"\xff" * 64)
