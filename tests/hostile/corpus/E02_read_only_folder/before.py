from recipes import *

import sys

os.mkdir(sys.argv[2])
os.chmod(sys.argv[2], 0o555)
