from recipes import *

rewrite("elevation.tif", crs='LOCAL_CS["mine grid",UNIT["metre",1]]')
