from recipes import *

put("clinics.csv", 'id,name,lon,lat\n00123,One,75.826744,41.547817\n123,Two,75.94,41.54\n')
