from recipes import *

put("clinics.csv", "id,name,lon,lat\nC01,")
os.truncate("clinics.csv", 1 << 30)
