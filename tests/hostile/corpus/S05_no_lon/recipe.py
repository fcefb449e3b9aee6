from recipes import *

put("clinics.csv", 'id,name,x,lat\nC01,One,75.826744,41.547817\nC02,Two,75.940720,41.536990\nC03,Three,75.735024,41.548440\n')
