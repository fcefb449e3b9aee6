from recipes import *

add_to_job("deep = " + "[" * 10_000 + "]" * 10_000)
