from recipes import *

replace("job.toml", "Upper valley", "x" * 10_000_000)
