from recipes import *

import sys

assert os.stat(sys.argv[2] + "/health/sites.csv").st_mode & 0o777 == 0o600
