from recipes import *

rows = [f"m{number},,75.94072,41.53699" for number in range(3001)]
put("many.csv", "\n".join(["id,name,lon,lat", *rows, "sea,,40.0,43.0"]) + "\n")
