from recipes import *

import subprocess
import sys

replace("job.toml", '[profiles.g2f]', '[profiles.g2f]\nkeep_indicators = true')
subprocess.run([sys.argv[1], "run", "job.toml", "--out", "results", "--quiet"], check=True)
replace("job.toml", 'source = "cropland_area.tif"', 'source = "results/indicators/cropland.tif"')
