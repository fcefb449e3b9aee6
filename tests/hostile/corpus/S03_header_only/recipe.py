from recipes import *

put("clinics.csv", 'id,name,lon,lat\n')
