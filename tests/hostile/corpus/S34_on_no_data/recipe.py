from recipes import *

mini_study([[1000.0, -1.0]], (75.0, 0.1, 0, 41.0, 0, -0.1), no_data=-1, sites=[("a", 75.05, 40.95), ("gap", 75.15, 40.95)])
