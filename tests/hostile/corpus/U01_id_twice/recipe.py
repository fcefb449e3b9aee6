from recipes import *

put("areas.geojson", '{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"id":"D1","name":"One"},"geometry":{"type":"Polygon","coordinates":[[[75.8,41.5],[75.9,41.5],[75.9,41.6],[75.8,41.6],[75.8,41.5]]]}},{"type":"Feature","properties":{"id":"D1","name":"Two"},"geometry":{"type":"Polygon","coordinates":[[[75.8,41.5],[75.9,41.5],[75.9,41.6],[75.8,41.6],[75.8,41.5]]]}}]}')
add_to_job('\n[units.areas]\nsource = "areas.geojson"\n')
