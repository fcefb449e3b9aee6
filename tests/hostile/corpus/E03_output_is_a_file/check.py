from recipes import *

import sys

assert open(sys.argv[2]).read() == "mine"
