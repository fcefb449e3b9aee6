from recipes import *

mini_study([[1000.0, 2000.0]], (75.0, 0.1, 0, 41.0, 0, -0.1), sites=[("edge", 75.1, 40.95), ("corner", 75.0, 41.0), ("end", 75.2, 40.95)])
