#!/usr/bin/env python3
"""A terrain of SIDE x SIDE cells for the tests of whole-grid passes: make_large_terrain.py SIDE FOLDER

An uncompressed tiled Float32 GeoTIFF in UTM 43N with 30 m cells, in steps of 1 cm. Noise of wavelengths from 2048 cells down to 2
repeats every 4096 cells on a plane that falls by 3000 m to the south-east: every part of the grid has about the same share of
depressions and flats whatever SIDE is, and no height is above 7,100 m.
"""
import sys

import numpy as np
from osgeo import gdal, osr

gdal.UseExceptions()
SIDE, FOLDER = int(sys.argv[1]), sys.argv[2]
PERIOD, BLOCK, FALL_M = 4096, 512, 3000


def mountains():
    random = np.random.default_rng(11)
    height = np.zeros((PERIOD, PERIOD), "f4")
    for octave in range(1, 12):
        wave = 1 << octave
        corners = random.random((PERIOD // wave + 1,) * 2, dtype="f4")
        corners[-1], corners[:, -1] = corners[0], corners[:, 0]
        place = np.arange(PERIOD) / wave
        low, share = place.astype(int), (place % 1).astype("f4")
        share = share * share * (3 - 2 * share)
        rows = corners[low] * (1 - share)[:, None] + corners[low + 1] * share[:, None]
        height += wave * (rows[:, low] * (1 - share) + rows[:, low + 1] * share)
    return height


pattern = mountains()
srs = osr.SpatialReference()
srs.ImportFromEPSG(32643)
options = ["TILED=YES", f"BLOCKXSIZE={BLOCK}", f"BLOCKYSIZE={BLOCK}", "BIGTIFF=YES"]
dataset = gdal.GetDriverByName("GTiff").Create(f"{FOLDER}/dem.tif", SIDE, SIDE, 1, gdal.GDT_Float32, options)
dataset.SetProjection(srs.ExportToWkt())
dataset.SetGeoTransform((300000, 30, 0, 5200000, 0, -30))
band = dataset.GetRasterBand(1)
cols = np.arange(SIDE)
for row in range(0, SIDE, BLOCK):
    rows = np.arange(row, min(row + BLOCK, SIDE))
    steps_from_corner = (SIDE - 1 - rows)[:, None] + (SIDE - 1 - cols)
    z = pattern[np.ix_(rows % PERIOD, cols % PERIOD)] + FALL_M / (2 * SIDE) * steps_from_corner
    band.WriteArray((np.round(z * 100) / 100).astype("f4"), 0, row)
