from recipes import *

rewrite("elevation.tif", crs='GEOGCS["lost",DATUM["lost datum",SPHEROID["lost",6370000,299]],PRIMEM["Greenwich",0],UNIT["degree",0.0174532925199433]]',
        transform=(75.7, 0.001, 0.0, 41.64, 0.0, -0.001))
