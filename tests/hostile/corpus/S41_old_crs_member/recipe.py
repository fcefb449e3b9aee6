from recipes import *

put("sites.geojson", '{"type":"FeatureCollection","crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::32643"}},"features":[{"type":"Feature","properties":{"id":"C01","name":"One"},"geometry":{"type":"Point","coordinates":[570000,4600000]}},{"type":"Feature","properties":{"id":"C02","name":"Two"},"geometry":{"type":"Point","coordinates":[580000,4600000]}}]}')
use_sites("sites.geojson")
