from recipes import *

put("job.toml", "")
