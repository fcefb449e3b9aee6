from recipes import *

put("clinics.csv", "id,name,lon,lat\nC01," + "x" * 2_000_000 + ",75.8,41.5\n")
