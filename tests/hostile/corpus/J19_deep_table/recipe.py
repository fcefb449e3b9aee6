from recipes import *

add_to_job("deep = " + "{a=" * 10_000 + "1" + "}" * 10_000)
