from recipes import *

import sys

os.mkdir(sys.argv[2])
put(sys.argv[2] + "/.firnline.lock", "pid 12\nstarted 1\nhost elsewhere\nboot 0\n")
