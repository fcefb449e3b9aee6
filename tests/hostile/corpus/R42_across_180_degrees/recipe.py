from recipes import *

cells = numpy.tile(numpy.arange(20) * 100.0, (10, 1))
mini_study(cells, (179.0, 0.1, 0, 10.0, 0, -0.1), sites=[("west", 179.55, 9.55), ("east", -179.45, 9.55), ("line", 180.0, 9.55)])
