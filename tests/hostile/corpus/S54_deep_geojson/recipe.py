from recipes import *

put("sites.geojson", '{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"a":' + "[" * 100_000 + "]" * 100_000 + '},"geometry":null}]}')
use_sites("sites.geojson")
