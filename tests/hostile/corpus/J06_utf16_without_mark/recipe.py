from recipes import *

put("job.toml", open("job.toml", encoding="utf-8").read().encode("utf-16-le"))
