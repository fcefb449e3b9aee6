#!/usr/bin/env python3
"""Melt and runoff that [hydrology.melt] works out, against the textbook's formulas in numpy.

    melt_in_numpy.py FIRNLINE

A grid of random climates, from plains to eternal snow, on heights of their own; its years are repeated until nothing
changes any more, which the program does not do. Monthly means and positive degree days (the C library's erfc), evaporation and a
runoff coefficient, with and without debris.
"""
import pathlib
import subprocess
import sys
import tempfile

import numpy as np
from osgeo import gdal, osr

from melt_textbook import scattered, textbook

gdal.UseExceptions()
ROWS, COLS = 23, 31

JOB = """title = "Melt"
[grid]
like = "elevation"
[layers.elevation]
source = "elevation.tif"
vertical_datum = "EGM96"
[layers.model_heights]
source = "model_heights.tif"
is = "elevation"
vertical_datum = "EGM96"
[layers.air_temperature_monthly]
source = "temperature.tif"
[layers.precipitation_monthly]
source = "precipitation.tif"
[layers.actual_evapotranspiration_monthly]
source = "evaporation.tif"
[layers.glacier_mask]
source = "ice.tif"
[layers.debris_melt_factor]
source = "debris.tif"
[layers.glacier_melt_monthly]
source = "hydrology"
[layers.snowmelt_monthly]
source = "hydrology"
[layers.runoff_monthly]
source = "hydrology"
[hydrology]
elevation = "elevation"
[hydrology.melt]
temperature = "air_temperature_monthly"
temperature_elevation = "model_heights"
precipitation = "precipitation_monthly"
glaciers = "glacier_mask"
%s
[sites.places]
source = "places.csv"
crs = "EPSG:32643"
[profiles.melt]
use = "melt.toml"
sites = "places"
keep_indicators = true
"""
PROFILE = """id = "melt"
title = "Melt"
inspired_by = "a test"
aggregation = "arithmetic"
min_coverage = 0.01
[hazard]
aggregation = "arithmetic"
"""
TERMS = {"glacier_melt_monthly": 0, "snowmelt_monthly": 1, "runoff_monthly": 2}
JULY = 6


def write(path, bands):
    raster = gdal.GetDriverByName("GTiff").Create(str(path), COLS, ROWS, len(bands), gdal.GDT_Float32)
    system = osr.SpatialReference()
    system.ImportFromEPSG(32643)
    raster.SetProjection(system.ExportToWkt())
    raster.SetGeoTransform((500000, 1000, 0, 4600000, 0, -1000))
    for i, band in enumerate(bands):
        raster.GetRasterBand(i + 1).SetNoDataValue(-9999)
        raster.GetRasterBand(i + 1).WriteArray(band)


def main():
    program = pathlib.Path(sys.argv[1]).resolve()
    random = np.random.default_rng(20)
    months = np.arange(12)[:, None, None]
    cells = lambda low, high, bands=1: random.uniform(low, high, (bands, ROWS, COLS)).astype(np.float32)
    given = {
        "elevation": cells(600, 5000),
        "model_heights": cells(1500, 3500),
        "temperature": (cells(-15, 12) - cells(2, 18) * np.cos((months - 0.5) * np.pi / 6) + cells(-2, 2, 12)).astype(np.float32),
        "precipitation": cells(0, 200, 12),
        "evaporation": cells(0, 60, 12),
        "ice": np.maximum(cells(-0.5, 1), 0),
        "debris": cells(0.2, 1.4),
    }
    cases = [
        ('runoff_coefficient = 0.8', (lambda t: np.maximum(t + 1, 0), 4, 5, 0.8, 0, 1)),
        ('evaporation = "actual_evapotranspiration_monthly"\ndebris_factor = "debris_melt_factor"\nmethod = "positive_degree_day"\n'
         'deviation_k = 4\nsnow_mm_d_k = 3\nice_mm_d_k = 7',
         (lambda t: scattered(t, 4), 3, 7, 1, given["evaporation"], given["debris"][0])),
    ]
    with tempfile.TemporaryDirectory() as scratch:
        folder = pathlib.Path(scratch)
        for name, bands in given.items():
            write(folder / f"{name}.tif", bands)
        given = {name: bands.astype(float) for name, bands in given.items()}
        (folder / "places.csv").write_text("id,name,lon,lat\nA,,500500,4599500\n")
        formulas, profile = "", PROFILE
        for layer in TERMS:
            for what, formula in (("year", f"sum({layer})"), ("july", f"{layer}[7]")):
                formulas += (f'[indicators.{what}_of_{layer}]\ntitle = "{what} {layer}"\nformula = "{formula}"\n'
                             'unit = "mm"\nrange = [ 0, 1e6 ]\n')
                profile += (f'[[indicator]]\nid = "{what}_of_{layer}"\ndimension = "hazard"\nweight = 1.0\n'
                            'value = [ [0, 0.0], [1000, 1.0] ]\nwhy = "a test"\n')
        (folder / "melt.toml").write_text(profile)
        for keys, case in cases:
            (folder / "job.toml").write_text(JOB % keys + formulas)
            subprocess.run([program, "run", folder / "job.toml", "--out", folder / "out", "--overwrite", "--quiet"], check=True)
            temperature = given["temperature"] - 0.0065 * (given["elevation"][0] - given["model_heights"][0])
            degree_days, *rest = case
            expected = textbook(temperature, given["precipitation"], given["ice"][0], degree_days(temperature), *rest)
            assert (expected[1].sum(0) + 1e-6 < given["precipitation"].sum(0)).any(), "there is eternal snow"
            for layer, term in TERMS.items():
                for what, right in (("year", expected[term].sum(0)), ("july", expected[term][JULY])):
                    got = gdal.Open(str(folder / "out" / "indicators" / f"{what}_of_{layer}.tif")).ReadAsArray()
                    # Of each month the Float32 of the depth; of ice the last digits of what is left of a month's warmth.
                    worst = np.abs(got - right) / np.maximum(right, 1)
                    assert worst.max() < 1e-6, (keys, layer, what, worst.max())
                    assert right.max() > 10, (layer, what)
            print(keys.split("\n")[0], "agrees;", "ice", expected[0].sum(0).max(), "snow", expected[1].sum(0).max())


if __name__ == "__main__":
    main()
