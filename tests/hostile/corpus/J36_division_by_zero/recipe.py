from recipes import *

text = open("seasonal_water.toml", encoding="utf-8").read()
put("seasonal_water.toml", text + """
[[indicator]]
id = "own"
dimension = "hazard"
value = [ [0, 0.0], [1, 1.0] ]
why = "It divides by zero."
""")
