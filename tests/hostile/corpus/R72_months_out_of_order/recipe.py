from recipes import *

replace("job.toml", "source = \"air_temperature_monthly.tif\"\nband_values = [ 1, 2, 3,", "source = \"air_temperature_monthly.tif\"\nband_values = [ 3, 2, 1,")
