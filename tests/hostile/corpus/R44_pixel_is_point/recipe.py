from recipes import *

rewrite("elevation.tif", metadata={"AREA_OR_POINT": "Point"})
