from recipes import *

rewrite("elevation.tif", options=["BLOCKYSIZE=100"])
offsets = struct.unpack_from("<I", open("elevation.tif", "rb").read(), tiff_entry("elevation.tif", 273) + 8)[0]
patch("elevation.tif", offsets + 4, struct.pack("<I", 0x7fffffff))
