from recipes import *

import subprocess
import sys

out = sys.argv[2]
os.mkdir(out)
put(out + "/g2f", "in the way of a sub-folder")
done = subprocess.run([sys.argv[1], "run", "job.toml", "--out", out, "--overwrite", "--quiet", "--tile-rows", "8"], capture_output=True)
assert done.returncode == 7 and os.path.exists(out + "/.store/journal"), done
os.remove(out + "/g2f")
replace("job.toml", "buffer_km = 1.5", "buffer_km = 1.6")
