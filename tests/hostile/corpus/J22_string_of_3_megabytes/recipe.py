from recipes import *

replace("job.toml", "Upper valley", "x" * 3_000_000)
