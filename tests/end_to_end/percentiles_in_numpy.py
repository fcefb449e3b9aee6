#!/usr/bin/env python3
"""Percentiles of the cells of a grid, as maps and sites are scored with them, against numpy.

    percentiles_in_numpy.py FIRNLINE

The percentile of a value is (weight of the cells below + half of the weight of the cells at it) / weight of all
cells; where all weigh the same it is (rank - 1/2) / n with the average rank of ties, as scipy.stats.rankdata(method=
"average") gives it. On a geographic grid cells weigh by their area on the WGS 84 ellipsoid.
"""
import json
import pathlib
import subprocess
import sys
import tempfile

import numpy as np
from osgeo import gdal, osr

gdal.UseExceptions()
ROWS, COLS = 90, 130
STEP = 1 / 64

JOB = """title = "Percentiles"
[grid]
like = "particulate_matter"
[layers.particulate_matter]
source = "dust.tif"
unit = "ug m-3"
[layers.population_count]
source = "people.tif"
missing = "propagate"
[indicators.dust]
title = "Dust"
formula = "particulate_matter"
unit = "ug m-3"
range = [ -1e30, 1e30 ]
[sites.places]
source = "places.csv"
crs = "EPSG:%d"
[profiles.dust]
use = "dust.toml"
sites = "places"
[profiles.people]
use = "people.toml"
sites = "places"
"""
PROFILE = """id = "%s"
title = "Percentiles"
inspired_by = "a test"
aggregation = "arithmetic"
min_coverage = 0.1
[hazard]
aggregation = "arithmetic"
[[indicator]]
id = "%s"
dimension = "hazard"
value = { percentile = { falling = %s } }
"""


def write(path, cells, epsg, corner):
    raster = gdal.GetDriverByName("GTiff").Create(str(path), COLS, ROWS, 1, gdal.GDT_Float32)
    system = osr.SpatialReference()
    system.ImportFromEPSG(epsg)
    raster.SetProjection(system.ExportToWkt())
    raster.SetGeoTransform(corner)
    raster.GetRasterBand(1).SetNoDataValue(-9999)
    raster.GetRasterBand(1).WriteArray(np.where(np.isnan(cells), -9999, cells).astype(np.float32))


def areas_on_the_ellipsoid(north, height):
    """Area of a cell of each row, up to a factor: the zone between two latitudes of WGS 84 (Snyder 1987, 3-12)."""
    flattening = 1 / 298.257223563
    e = np.sqrt(flattening * (2 - flattening))
    sine = np.sin(np.radians(north - height * np.arange(ROWS + 1)))
    zone = sine / (1 - e**2 * sine**2) + np.arctanh(e * sine) / e
    return zone[:-1] - zone[1:]


def by_definition(cells, weights):
    known = ~np.isnan(cells)
    values, place = np.unique(cells[known], return_inverse=True)
    held = np.bincount(place.ravel(), weights[known])
    share = (np.cumsum(held) - held / 2) / held.sum()
    expected = np.full(cells.shape, np.nan)
    expected[known] = share[place.ravel()]
    return expected


def band(path):
    data = gdal.Open(str(path))
    cells = data.GetRasterBand(1).ReadAsArray().astype(np.float64)
    if data.GetRasterBand(1).GetNoDataValue() is not None:
        cells[cells == data.GetRasterBand(1).GetNoDataValue()] = np.nan
    return cells


def fields(random):
    """Dust of three kinds: many alike and a long tail; a few whole numbers; smooth. All with holes."""
    holes = random.random((ROWS, COLS)) < 0.05
    tail = np.where(random.random((ROWS, COLS)) < 0.45, 0, np.exp(random.normal(1, 1, (ROWS, COLS))))
    steps = np.floor(12 * random.random((ROWS, COLS)) ** 3)
    slope = 100 + np.add.outer(np.arange(ROWS) / 3.0, np.arange(COLS) / 7.0)
    for name, cells, bound in (("tail", tail, STEP), ("steps", steps, 1e-9), ("slope", slope, 2.5 * STEP)):
        yield name, np.where(holes, np.nan, cells).astype(np.float32).astype(np.float64), bound


def check(what, program, folder, epsg, corner, cells, people, weights, bound):
    write(folder / "dust.tif", cells, epsg, corner)
    write(folder / "people.tif", people, epsg, corner)
    (folder / "job.toml").write_text(JOB % epsg)
    (folder / "dust.toml").write_text(PROFILE % ("dust", "dust", "false"))
    (folder / "people.toml").write_text(PROFILE % ("people", "population", "true"))
    west, width, _, north, _, height = corner
    (folder / "places.csv").write_text("id,name,lon,lat\n" + "".join(
        f"s{i},,{west + (0.5 + 11 * i) * width},{north + (0.5 + 7 * i) * height}\n" for i in range(11)))
    out = folder / "out"
    subprocess.run([program, "run", folder / "job.toml", "--out", out, "--overwrite", "--quiet", "--tile-rows", "32"],
                   check=True)
    profiles = {one["name"]: one["indicators"][0] for one in json.loads((out / "manifest.json").read_text())["result"]["profiles"]}
    # A count is judged as that of a place of one size: what is ranked is the people per area.
    density = people / (weights / weights.max())
    wrong = 0
    for name, values, expected in (("dust", cells, by_definition(cells, weights)),
                                   ("people", people, 1 - by_definition(density, weights))):
        told = band(out / name / "risk.tif")
        off = np.abs(told - expected)
        same_holes = np.array_equal(np.isnan(told), np.isnan(expected))
        cells_told = profiles[name]["percentiles_of"]["cells"]
        worst = 0
        if name == "dust":  # knots are values of cells, and exact there
            for x, v in profiles[name]["value"]:
                worst = max(worst, np.abs(expected[cells == x] - v).max())
        limit = bound if name == "dust" else 2.5 * STEP
        right = same_holes and np.nanmax(off) < limit + 1e-7 and worst < 1e-9 and cells_told == np.isfinite(values).sum()
        print(f"{what}, {name}: {cells_told} cells, {len(profiles[name]['value'])} knots, off by {np.nanmax(off):.5f} at most, "
              f"{worst:.1e} at knots: {'ok' if right else 'WRONG'}")
        wrong += not right
    return wrong


def main():
    program = sys.argv[1]
    random = np.random.default_rng(20260101)
    wrong = 0
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        people = np.floor(random.random((ROWS, COLS)) * 500)
        people[random.random((ROWS, COLS)) < 0.3] = 0
        for kind, cells, bound in fields(random):
            wrong += check(f"plane, {kind}", program, folder, 32643, (500000, 100, 0, 4600000, 0, -100), cells, people,
                           np.ones((ROWS, COLS)), bound)
            wrong += check(f"globe, {kind}", program, folder, 4326, (20, 0.5, 0, 80, 0, -0.75), cells, people,
                           np.repeat(areas_on_the_ellipsoid(80, 0.75)[:, None], COLS, axis=1), bound)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
