from recipes import *

import json
import sys

assert json.load(open(sys.argv[2] + "/manifest.json"))["run"]["facts"]["device"]
