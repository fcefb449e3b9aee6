from recipes import *

rewrite("elevation.tif")
content = open("elevation.tif", "rb").read()
at = struct.unpack_from("<I", content, 4)[0]
patch("elevation.tif", at + 2 + 12 * struct.unpack_from("<H", content, at)[0], struct.pack("<I", at))
