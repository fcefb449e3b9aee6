from recipes import *

rewrite("water_stress.tif", crs='GEOGCS["lost",DATUM["lost datum",SPHEROID["lost",6370000,299]],PRIMEM["Greenwich",0],UNIT["degree",0.0174532925199433]]')
