from recipes import *

put("clinics.csv", "id,name,lon,lat\nC01,Больница,75.826744,41.547817\n".encode("cp1251"))
