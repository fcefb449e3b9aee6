from recipes import *

names = ["<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "</text></svg><b>", "a\u202egpj.exe"]
sites_as("places.gpkg", "GPKG", [(str(n), name, f"POINT({75.75 + n * 0.05} 41.54)") for n, name in enumerate(names)], ogr.wkbPoint)
replace("job.toml", 'towns = { source = "towns.geojson", licence = "CC0-1.0", citation = "firnline sample study (synthetic)" }',
               'towns = { source = "places.gpkg", citation = "</p><script>alert(2)</script>" }')
