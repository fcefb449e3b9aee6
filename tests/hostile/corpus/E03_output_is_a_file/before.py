from recipes import *

import sys

put(sys.argv[2], "mine")
