#!/usr/bin/env python3
"""Formulas of a job, cell by cell and site by site, against numpy's arithmetic on the same files.

    formula_in_numpy.py FIRNLINE SOURCE_FOLDER
"""
import csv
import pathlib
import shutil
import subprocess
import sys
import tempfile

import numpy as np
from osgeo import gdal, osr

gdal.UseExceptions()

JOB = """title = "Formulas"
[grid]
like = "elevation"
[layers.elevation]
source = "elevation.tif"
vertical_datum = "EGM2008"
[layers.cropland_area]
source = "cropland_area.tif"
missing = "propagate"
[indicators.steep_crops]
title = "Crops on high ground"
formula = "cropland_area * max(elevation - 1500, 0) ^ 2 / 1e6 [m2]"
unit = "ha"
range = [ 0, 1e6 ]
[indicators.patched]
title = "With holes filled"
formula = "coalesce(crops, 0.5) + if(elevation > 2500, 10 [ha], -10 [ha]) * (1 - missing(crops)) + elevation / (elevation - 2000) * 1 [ha]"
unit = "ha"
range = [ -1e6, 1e6 ]
layers = { crops = "cropland_area" }
[indicators.curved]
title = "Through functions"
formula = "log1p(cropland_area / 1 [ha]) * exp(-elevation / 1000 [m]) + sqrt(elevation / 1 [m]) ^ 1.5 - floor(elevation / 7 [m])"
unit = "1"
range = [ -1e6, 1e6 ]
[sites.clinics]
source = "clinics.csv"
[profiles.all]
use = "all.toml"
sites = "clinics"
keep_indicators = true
"""
PROFILE = """id = "all"
title = "All"
inspired_by = "a test"
aggregation = "arithmetic"
min_coverage = 0.1
[hazard]
aggregation = "arithmetic"
min_coverage = 0.1
"""
LEAF = """[[indicator]]
id = "%s"
dimension = "hazard"
value = [ [0, 0.0], [100, 1.0] ]
"""


def read(path):
    """Cells of the first band, north first, NaN where the file says no data; and the file's way of placing them."""
    data = gdal.Open(str(path))
    band = data.GetRasterBand(1)
    cells = band.ReadAsArray().astype(np.float64)
    if band.GetNoDataValue() is not None:
        cells[cells == band.GetNoDataValue()] = np.nan
    return (cells[::-1] if data.GetGeoTransform()[5] > 0 else cells), data


def expected(study):
    elevation, data = read(study / "elevation.tif")
    crops, _ = read(study / "cropland_area.tif")
    with np.errstate(all="ignore"):
        made = {
            "steep_crops": crops * np.maximum(elevation - 1500, 0) ** 2 / 1e6,
            "patched": np.where(np.isnan(crops), 0.5, crops)
            + np.where(np.isnan(elevation), np.nan, np.where(elevation > 2500, 10, -10)) * ~np.isnan(crops)
            + elevation / (elevation - 2000),
            "curved": np.log1p(crops) * np.exp(-elevation / 1000) + np.sqrt(elevation) ** 1.5 - np.floor(elevation / 7),
        }
    for cells in made.values():
        cells[~np.isfinite(cells)] = np.nan
    assert (elevation == 2000).any(), "no cell divides by zero, so the test would not see one"
    return made, data


def main():
    program, source = sys.argv[1], pathlib.Path(sys.argv[2])
    wrong = 0
    with tempfile.TemporaryDirectory() as folder:
        study = pathlib.Path(folder) / "study"
        shutil.copytree(source / "rasters/samples/upper_valley", study)
        made, grid = expected(study)
        (study / "job.toml").write_text(JOB)
        (study / "all.toml").write_text(PROFILE + "".join(LEAF % name for name in made))
        out = pathlib.Path(folder) / "out"
        subprocess.run([program, "run", study / "job.toml", "--out", out, "--quiet"], check=True)
        for name, cells in made.items():
            ours, _ = read(next(out.rglob(name + ".tif")))
            same_holes = np.array_equal(np.isnan(ours), np.isnan(cells))
            exact = name != "curved"  # + - * / are the same everywhere; other functions in their last bit are not
            close = np.allclose(ours, cells.astype(np.float32), rtol=0 if exact else 3e-7, atol=0, equal_nan=True)
            print(f"{name}: {np.isfinite(cells).sum()} cells, {np.isnan(cells).sum()} holes, mean {np.nanmean(cells):.6g}: "
                  + ("ok" if same_holes and close else "DIFFERS"))
            wrong += not (same_holes and close and np.isfinite(cells).sum() > 10000)
        to_grid = osr.SpatialReference(wkt=grid.GetProjection())
        lonlat = osr.SpatialReference()
        lonlat.ImportFromEPSG(4326)
        for system in (to_grid, lonlat):
            system.SetAxisMappingStrategy(osr.OAMS_TRADITIONAL_GIS_ORDER)
        place = osr.CoordinateTransformation(lonlat, to_grid)
        west, width, _, north, _, height = grid.GetGeoTransform()
        checked = 0
        for site in csv.DictReader(open(out / "all/sites.csv", encoding="utf-8")):
            x, y, _ = place.TransformPoint(float(site["lon"]), float(site["lat"]))
            row, col = int((y - north) // height), int((x - west) // width)
            if not (0 <= row < grid.RasterYSize and 0 <= col < grid.RasterXSize):
                continue
            for name, cells in made.items():
                told = float(site["value_" + name] or "nan")
                if not np.isclose(told, cells[row, col], rtol=1e-6, atol=1e-9, equal_nan=True):
                    print(f"site {site['site_id'] if 'site_id' in site else site}: {name} is {told}, numpy says {cells[row, col]}")
                    wrong += 1
                checked += 1
        print(f"{checked} values of sites")
        wrong += checked < 20
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
