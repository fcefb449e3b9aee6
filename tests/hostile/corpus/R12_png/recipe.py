from recipes import *

put("elevation.tif", b"\x89PNG\r\n\x1a\n" + bytes(100))
