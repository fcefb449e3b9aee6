from recipes import *

rewrite("water_stress.tif", transform=(41.65, 0.01, 0.0, 75.9, 0.0, -0.01))
