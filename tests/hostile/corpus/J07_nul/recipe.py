from recipes import *

replace("job.toml", "Upper valley: farms", b"Upper\0valley: farms")
