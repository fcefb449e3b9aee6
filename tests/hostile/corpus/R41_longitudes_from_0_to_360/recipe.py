from recipes import *

rewrite("water_stress.tif", transform=(75.7 - 360, 0.01, 0.0, 41.65, 0.0, -0.01))
