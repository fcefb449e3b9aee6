from recipes import *

mini_study(numpy.full((10, 360), 1000.0), (-180.0, 1.0, 0, 90.0, 0, -1.0), sites=[("near", 75.5, 89.5), ("pole", 75.5, 90.0)])
