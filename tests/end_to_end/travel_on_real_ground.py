#!/usr/bin/env python3
"""Ways on real ground: the region's health sites on its coarse grid, and on foot around the Kyzyl-Suu at 30 m.

    travel_on_real_ground.py FIRNLINE        ends with 77 where this machine has no real layers (FIRNLINE_SHARED)

No roads are in the data. What is asserted is what must hold of any such ground; docs/travel.md tells the figures.
"""
import json
import os
import pathlib
import subprocess
import sys
import tempfile

import numpy as np
from osgeo import gdal
from travel_in_numpy import CARE, MINUTES

gdal.UseExceptions()

REGION = """title = "The region's health sites"
align = "by_kind"
[grid]
like = "elevation"
[layers.elevation]
source = "carec:/elevation_era5land_0p1deg.tif"
vertical_datum = "EGM96"
[layers.lakes]
source = "carec:/lakes.geojson"
is = "lake_mask"
[layers.lakes.rasterise]
[layers.population_count]
source = "carec:/population_count_2020_30min.tif"
""" + MINUTES + """[travel]
elevation = "elevation"
slope = "isotropic"
altitude = true
barriers = "lakes"
population = "population_count"
[sites.health]
source = "carec:/sites_health.csv"
[profiles.care]
use = "care.toml"
sites = "health"
"""
KYZYLSUU = """title = "On foot around the Kyzyl-Suu"
[grid]
like = "elevation"
[layers.elevation]
source = "kyzylsuu:/dem.tif"
unit = "m"
vertical_datum = "EGM96"
""" + MINUTES + """[travel]
elevation = "elevation"
slope = "towards_facility"
altitude = true
[sites.towns]
source = "kyzylsuu:/settlements_issykkul.csv"
[profiles.care]
use = "care.toml"
sites = "towns"
"""


def run(program, shared, folder, name, job):
    (folder / "care.toml").write_text(CARE)
    (folder / f"{name}.toml").write_text(job)
    out = folder / name
    done = subprocess.run([program, "run", str(folder / f"{name}.toml"), "--out", str(out), "--data", f"carec={shared}/carec-region",
                           "--data", f"kyzylsuu={shared}/kyzylsuu-kg"], capture_output=True, text=True, timeout=600)
    assert done.returncode == 0, done.stderr
    manifest = json.loads((out / "manifest.json").read_text())["result"]
    raster = gdal.Open(str(out / "health/travel_time.tif"))
    minutes = raster.GetRasterBand(1).ReadAsArray()
    return manifest, minutes, done.stderr


def region(program, shared, folder):
    manifest, minutes, said = run(program, shared, folder, "region", REGION)
    travel = manifest["travel"]
    assert "a road, a river and its bridge lie in one of them together" in said, "what the grid cannot show"
    assert travel["facility_count"] == 1130 and travel["outside"] == 0, travel
    assert (np.diff(travel["coverage"]) >= 0).all(), travel["coverage"]
    print("region:", {key: travel[key] for key in ("on_barrier", "sharing_a_cell", "people", "people_cut_off", "coverage")},
          "median", round(float(np.nanmedian(minutes[np.isfinite(minutes)])) / 60, 1), "h")


def kyzylsuu(program, shared, folder):
    manifest, minutes, _ = run(program, shared, folder, "kyzylsuu", KYZYLSUU)
    travel = manifest["travel"]
    assert travel["facility_count"] == 7 and travel["outside"] == 6, travel  # only the town of Kyzyl-Suu lies on the grid
    raster = gdal.Open(str(shared / "kyzylsuu-kg/dem.tif"))
    heights = raster.ReadAsArray().astype(float)
    west, size, _, north, _, height = raster.GetGeoTransform()
    row, col = int((42.34211 - north) / height), int((78.00644 - west) / size)
    assert minutes[row, col] == 0, "the town itself"
    # Tobler's law lets nobody down a spike of the heights in years: one cell of 3.3 million.
    assert (~np.isfinite(minutes)).sum() <= 5, "all of it can be walked"
    # Nobody is faster than Tobler's 6 km/h in thin air's least loss, along a straight line.
    rows, cols = np.indices(minutes.shape)
    metres = np.hypot((rows - row) * abs(height) * 111_100, (cols - col) * size * 111_320 * np.cos(np.radians(42.23)))
    fastest = metres / (6 * 1.016 * np.exp(-0.0001072 * heights.min()) * 1000 / 60)
    assert (minutes >= 0.98 * fastest).all(), "faster than anybody walks"
    far = metres > 20_000
    print("Kyzyl-Suu: hours from 20 km and more:", np.round(np.percentile(minutes[far] / 60, [5, 50, 95]), 1),
          "over the fastest walk", np.round(np.median(minutes[far] / fastest[far]), 2))


def main(program):
    shared = pathlib.Path(os.environ.get("FIRNLINE_SHARED", pathlib.Path(__file__).resolve().parents[3] / "shared")) / "data"
    if not shared.is_dir():
        print("no real layers on this machine")
        return 77
    with tempfile.TemporaryDirectory() as name:
        region(program, shared, pathlib.Path(name))
        kyzylsuu(program, shared, pathlib.Path(name))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
