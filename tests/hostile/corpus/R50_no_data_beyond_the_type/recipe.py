from recipes import *

rewrite("climate_class.tif", no_data=-9999)
