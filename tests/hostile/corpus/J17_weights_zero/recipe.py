from recipes import *

text = open("seasonal_water.toml", encoding="utf-8").read()
put("seasonal_water.toml", text.replace("weight = 1.0", "weight = 0.0"))
