from recipes import *

replace("job.toml", "Upper valley: farms", b"Vall\xe9e: farms")
