from recipes import *

import os
os.mkdir("folder.toml")
