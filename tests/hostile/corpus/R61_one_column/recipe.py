from recipes import *

mini_study(numpy.arange(50)[:, None] * 100.0, (75.0, 0.1, 0, 41.0, 0, -0.1), sites=[("a", 75.05, 40.45)])
