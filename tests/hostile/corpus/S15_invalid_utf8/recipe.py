from recipes import *

put("clinics.csv", b"id,name,lon,lat\nC01,\xff\xfe!,75.826744,41.547817\n")
