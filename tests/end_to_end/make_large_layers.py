#!/usr/bin/env python3
"""Four aligned layers of SIDE x SIDE cells for the streaming test: make_large_layers.py SIDE FOLDER

Tiled DEFLATE GeoTIFFs in UTM 43N with 30 m cells. The terrain repeats every 512 cells, so files stay small although every
block holds real numbers; no-data cells are strewn in.
"""
import sys

import numpy as np
from osgeo import gdal, osr

gdal.UseExceptions()
SIDE, FOLDER = int(sys.argv[1]), sys.argv[2]
BLOCK = 512


def write(name, cell_type, pattern, no_data):
    srs = osr.SpatialReference()
    srs.ImportFromEPSG(32643)
    options = ["TILED=YES", f"BLOCKXSIZE={BLOCK}", f"BLOCKYSIZE={BLOCK}", "COMPRESS=DEFLATE", "ZLEVEL=1", "BIGTIFF=YES", "NUM_THREADS=2"]
    dataset = gdal.GetDriverByName("GTiff").Create(f"{FOLDER}/{name}.tif", SIDE, SIDE, 1, cell_type, options)
    dataset.SetProjection(srs.ExportToWkt())
    dataset.SetGeoTransform((300000, 30, 0, 5200000, 0, -30))
    band = dataset.GetRasterBand(1)
    band.SetNoDataValue(no_data)
    wide = np.tile(pattern, (1, -(-SIDE // BLOCK)))[:, :SIDE].copy()
    for row in range(0, SIDE, BLOCK):
        band.WriteArray(wide[: min(BLOCK, SIDE - row)], 0, row)
    del band, dataset


row, col = np.mgrid[0:BLOCK, 0:BLOCK] * (2 * np.pi / BLOCK)
height = 2500 + 1500 * np.sin(row) * np.cos(2 * col)
elevation = height.astype("i2")
elevation[10:14, 20:29] = -32768
thickness = np.where(height > 3500, (height - 3500) / 8, 0).astype("f4")
change = np.where(height > 3500, -1 + (height - 3500) / 2000, -9999).astype("f4")
people = np.where(height < 1800, (1800 - height) / 40, 0).astype("u1")
write("elevation", gdal.GDT_Int16, elevation, -32768)
write("ice_thickness", gdal.GDT_Float32, thickness, -9999)
write("glacier_elevation_change", gdal.GDT_Float32, change, -9999)
write("population_count", gdal.GDT_Byte, people, 255)
