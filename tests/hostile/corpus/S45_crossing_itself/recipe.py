from recipes import *

put("farms.geojson", '{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"id":"F01","name":"One"},"geometry":{"type":"Polygon","coordinates":[[[75.8,41.5],[75.9,41.6],[75.9,41.5],[75.8,41.6],[75.8,41.5]]]}}]}')
