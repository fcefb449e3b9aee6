from recipes import *

rewrite("elevation.tif", options=["COMPRESS=DEFLATE", "BLOCKYSIZE=200"])
patch("elevation.tif", os.path.getsize("elevation.tif") // 2, b"\xff" * 64)
