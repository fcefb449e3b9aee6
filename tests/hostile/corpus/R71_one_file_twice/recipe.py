from recipes import *

add_to_job("[layers.flood_again]\nsource = \"flood_depth.tif\"\nis = \"flood_depth\"\nbands = [ 1 ]\nband_values = [ 10 ]")
