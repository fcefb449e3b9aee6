from recipes import *

put("elevation.tif", b"\xff\xd8\xff\xe0" + bytes(100))
