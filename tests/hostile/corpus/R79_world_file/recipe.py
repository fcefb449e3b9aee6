from recipes import *

put("elevation.tfw", "100\n0\n0\n-100\n0\n0\n")
