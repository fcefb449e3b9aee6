from recipes import *

angles = numpy.linspace(0, 2 * numpy.pi, 1_000_000, endpoint=False)
ring = [f"[{75.85 + 0.05 * x:.9f},{41.54 + 0.04 * y:.9f}]" for x, y in zip(numpy.cos(angles), numpy.sin(angles))]
put("farms.geojson", '{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"id":"F01","name":"One"},"geometry":'
    '{"type":"Polygon","coordinates":[[' + ",".join([*ring, ring[0]]) + ']]}}]}')
