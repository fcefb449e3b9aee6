from recipes import *

rewrite("ice_thickness.tif", transform=(860000.0, 100.0, 0.0, 4599000.0, 0.0, -100.0))
