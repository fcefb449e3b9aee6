from recipes import *

add_to_job("[" + ".".join(["a"] * 10_000) + "]")
