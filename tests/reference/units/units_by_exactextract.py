#!/usr/bin/env python3
"""Writes expected.csv: what exactextract (0.3.0; not needed by the test) makes of the units of tests/end_to_end/units_test.cpp.

The grid has 30 x 40 cells of a tenth of a degree from 70 E, 44 N. Shares of cells are exactextract's; the cells' areas on WGS 84 are
Snyder's (1987, 3-12, 3-18), written out here; scores and people are those of the test's formulas.
    python3 units_by_exactextract.py > expected.csv
"""
import math

import numpy
from exactextract import exact_extract
from exactextract.feature import JSONFeatureSource
from exactextract.raster import NumPyRasterSource

ROWS, COLS, WEST, NORTH, CELL = 30, 40, 70.0, 44.0, 0.1
UNITS = {
    "triangle": [[[(70.03, 43.91), (72.57, 43.77), (71.11, 41.63)]]],
    "ring": [[[(72.05, 43.55), (73.95, 43.55), (73.95, 41.95), (72.05, 41.95)],
              [(72.51, 43.02), (73.33, 43.17), (73.21, 42.29)]]],
    "islands": [[[(70.11, 41.41), (70.93, 41.49), (70.52, 42.07)]], [[(73.72, 41.21), (74.31, 41.18), (74.02, 41.77)]]],
}


def cell(row, col):
    dust = None if (row * 31 + col * 17) % 11 == 0 else ((row * 7919 + col * 104729) % 1000) / 8
    people = None if (row * 7 + col * 29) % 23 == 0 else 0.0 if (row * 13 + col * 5) % 19 == 0 else (row * 3571 + col * 6113) % 97
    return dust, people


def belt_km2(south, north):
    """Of a cell between two latitudes on WGS 84."""
    a, f = 6378.137, 1 / 298.257223563
    e2 = f * (2 - f)
    e = math.sqrt(e2)

    def q(lat):
        s = math.sin(math.radians(lat))
        return s / (1 - e2 * s * s) + math.atanh(e * s) / e
    return math.radians(CELL) * a * a * (1 - e2) / 2 * (q(north) - q(south))


score, people, area = (numpy.full((ROWS, COLS), numpy.nan) for _ in range(3))
for row in range(ROWS):
    for col in range(COLS):
        dust, inhabitants = cell(row, col)
        if dust is not None:
            score[row, col] = numpy.float32(dust / 125)
        if inhabitants is not None:
            people[row, col] = inhabitants
        area[row, col] = belt_km2(NORTH - (row + 1) * CELL, NORTH - row * CELL)


def summed(cells):
    bounds = {"xmin": WEST, "ymax": NORTH, "xmax": WEST + COLS * CELL, "ymin": NORTH - ROWS * CELL}
    features = [{"type": "Feature", "id": unit, "properties": {"id": unit}, "geometry": {
        "type": "MultiPolygon", "coordinates": [[[*map(list, ring), list(ring[0])] for ring in part] for part in parts]}}
        for unit, parts in UNITS.items()]
    found = exact_extract(NumPyRasterSource(numpy.nan_to_num(cells), **bounds), JSONFeatureSource(features), ["sum"], include_cols=["id"])
    return {one["id"]: one["properties"]["sum"] for one in found}


has_score = ~numpy.isnan(score)
counted = numpy.where(has_score, numpy.nan_to_num(people), 0)
all_area, scored_area, all_people, scored_people = summed(area), summed(area * has_score), summed(people), summed(counted)
by_area, by_people = summed(area * numpy.nan_to_num(score)), summed(counted * numpy.nan_to_num(score))
high = numpy.nan_to_num(score) > 0.6005
high_area, high_people = summed(area * high), summed(counted * high)
print("id,area_km2,share_scored,score_by_area,area_share_high,people,score_by_people,people_high")
for unit in UNITS:
    print(unit, *(repr(float(number)) for number in (
        all_area[unit], scored_area[unit] / all_area[unit], by_area[unit] / scored_area[unit],
        high_area[unit] / scored_area[unit], all_people[unit], by_people[unit] / scored_people[unit], high_people[unit])), sep=",")
