from recipes import *

put("sites.geojson", '{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"id":"C01","name":"One"},"geometry":{"type":"Polygon","coordinates":[[[75.8,41.5],[75.9,41.5],[75.9,41.6],[75.8,41.5]]]}},{"type":"Feature","properties":{"id":"C02","name":"Two"},"geometry":{"type":"Point","coordinates":[75.94072,41.53699]}}]}')
use_sites("sites.geojson")
