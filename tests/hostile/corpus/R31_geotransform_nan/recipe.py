from recipes import *

rewrite("elevation.tif")
at = struct.unpack_from("<I", open("elevation.tif", "rb").read(), tiff_entry("elevation.tif", 33922) + 8)[0]
patch("elevation.tif", at + 24, struct.pack("<d", float("nan")))
