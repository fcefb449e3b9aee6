from recipes import *

mini_study([[1000.0, 2000.0]], (179.9, 0.1, 0, 41.0, 0, -0.1), sites=[("east", 180, 40.95), ("west", -180, 40.95)])
