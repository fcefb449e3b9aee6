from recipes import *

put("job.toml", open("job.toml", "rb").read().replace(b"\n", b"\r\n"))
