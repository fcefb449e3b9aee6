from recipes import *

import subprocess
import sys

subprocess.run([sys.argv[1], "run", "job.toml", "--out", sys.argv[2], "--quiet"], check=True)
