from recipes import *

rewrite("elevation.tif")
at = struct.unpack_from("<I", open("elevation.tif", "rb").read(), tiff_entry("elevation.tif", 33550) + 8)[0]
patch("elevation.tif", at, struct.pack("<d", 0.0))
