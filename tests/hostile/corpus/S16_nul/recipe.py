from recipes import *

put("clinics.csv", b"id,name,lon,lat\nC01,One,75.826744,41.547817\nC02,T\0wo,75.94,41.53\n")
