from recipes import *

mini_study(numpy.full((2, 360), 1000.0), (-180.0, 1.0, 0, 90.0, 0, -1.0), sites=[("pole", 10.0, 90.0)])
