from recipes import *

# In a GeoPackage: of a GeoJSON text, GDAL's reader alone takes half a gigabyte for a million corners.
angles = numpy.linspace(0, 2 * numpy.pi, 1_000_000, endpoint=False)
ring = [f"{75.85 + 0.05 * x:.9f} {41.54 + 0.04 * y:.9f}" for x, y in zip(numpy.cos(angles), numpy.sin(angles))]
sites_as("farms.gpkg", "GPKG", [("F01", "One", "POLYGON((" + ",".join([*ring, ring[0]]) + "))")], ogr.wkbPolygon, crs=4326)
replace("job.toml", "farms.geojson", "farms.gpkg")
