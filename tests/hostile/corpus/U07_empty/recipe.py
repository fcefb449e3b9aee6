from recipes import *

put("districts.geojson", '{"type":"FeatureCollection","features":[]}')
add_to_job('\n[units.districts]\nsource = "districts.geojson"\n')
