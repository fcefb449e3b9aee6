from recipes import *

put("areas.geojson", '{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"id":"=1+1","name":"<script>alert(1)</script>"},"geometry":{"type":"Polygon","coordinates":[[[75.8,41.5],[75.9,41.5],[75.9,41.6],[75.8,41.6],[75.8,41.5]]]}},{"type":"Feature","properties":{"id":"Ош","name":"奥什"},"geometry":{"type":"Polygon","coordinates":[[[75.9,41.5],[76.0,41.5],[76.0,41.6],[75.9,41.5]]]}}]}')
add_to_job('\n[units.areas]\nsource = "areas.geojson"\npopulation = "population_count"\n')
