#!/usr/bin/env python3
"""The Kyzyl-Suu as [hydrology.melt] works it out from a climate, against its gauge and against numpy.

    kyzylsuu.py FIRNLINE [--picture FILE]        ends with 77 where this machine has no real layers (FIRNLINE_SHARED)

Temperatures are the NCEP normals (2.5 degrees) at the heights of ERA5-Land's orography, averaged to their cells. Glaciers
are known by bands of 10 m (glacier_profile.csv): each cell of the catchment has its band's share of ice. Of precipitation only the snow
that the High Mountain Asia snow reanalysis saw to accumulate is known (swe_daily.csv: what a day adds, over 18 water years); rain is
not. So the river must come out too small, and by how much, in which months, is told, not tuned.
"""
import argparse
import csv
import datetime
import math
import os
import pathlib
import re
import subprocess
import sys
import tempfile

import numpy as np
from osgeo import gdal, ogr, osr

from melt_textbook import DAYS, textbook

gdal.UseExceptions()
CATCHMENT_KM2 = 295.67  # attribute of catchment.geojson
MONTHS = range(1, 13)
MARGIN = 0.01  # degrees around the catchment

JOB = """title = "Kyzyl-Suu"
align = "by_kind"
[grid]
like = "elevation"
[layers.elevation]
source = "dem.tif"
unit = "m"
vertical_datum = "EGM96"
[layers.model_orography]
source = "orography.tif"
is = "elevation"
vertical_datum = "EGM96"
[layers.air_temperature_monthly]
source = "temperature.tif"
[layers.precipitation_monthly]
source = "precipitation.tif"
[layers.glacier_mask]
source = "glaciers.tif"
[layers.glacier_melt_monthly]
source = "hydrology"
[layers.snowmelt_monthly]
source = "hydrology"
[layers.runoff_monthly]
source = "hydrology"
[layers.glacier_share_monthly]
source = "hydrology"
[layers.discharge_monthly]
source = "hydrology"
[hydrology]
elevation = "elevation"
snap_m = 60
[hydrology.melt]
temperature = "air_temperature_monthly"
temperature_elevation = "model_orography"
precipitation = "precipitation_monthly"
glaciers = "glacier_mask"
runoff_coefficient = 1.0
[hydrology.glaciers]
definition = "ice_melt"
[sites.gauges]
source = "gauges.csv"
[profiles.water]
use = "water.toml"
sites = "gauges"
maps = false
"""
PROFILE = """id = "water"
title = "Water"
inspired_by = "a test"
aggregation = "arithmetic"
min_coverage = 0.01
top_k = 1
[hazard]
aggregation = "arithmetic"
"""


def read(path):
    raster = gdal.Open(str(path))
    cells = raster.ReadAsArray().astype(float)
    none = raster.GetRasterBand(1).GetNoDataValue()
    return np.where(cells == none, np.nan, cells), raster.GetGeoTransform()


def write(path, bands, corner):
    bands = np.asarray(bands, dtype=np.float32)
    raster = gdal.GetDriverByName("GTiff").Create(str(path), bands.shape[2], bands.shape[1], bands.shape[0], gdal.GDT_Float32)
    system = osr.SpatialReference()
    system.ImportFromEPSG(4326)
    raster.SetProjection(system.ExportToWkt())
    raster.SetGeoTransform(corner)
    for i, band in enumerate(bands):
        raster.GetRasterBand(i + 1).SetNoDataValue(-9999)
        raster.GetRasterBand(i + 1).WriteArray(np.where(np.isnan(band), -9999, band))


def measured(data):
    """Mean discharge of each month [m3 s-1], over all days that have one."""
    days = {month: [] for month in MONTHS}
    with open(data / "kyzylsuu-kg" / "discharge_daily.csv") as file:
        for row in csv.DictReader(file):
            if row["Qobs"] and not math.isnan(float(row["Qobs"])):
                days[datetime.datetime.strptime(row["Date"], "%m/%d/%Y").month].append(float(row["Qobs"]))
    assert sum(map(len, days.values())) == 11928
    return np.array([np.mean(days[month]) for month in MONTHS])


def snowfall(data):
    """What snow a month adds to the catchment's store [mm], a mean of 18 water years: less than falls, because some melts at once."""
    added, before = np.zeros(12), None
    with open(data / "kyzylsuu-kg" / "swe_daily.csv") as file:
        for row in csv.DictReader(file):
            store = 1000 * float(row["SWE_Mean"])
            if before is not None and store > before:
                added[datetime.date.fromisoformat(row["Date"]).month - 1] += store - before
            before = store
    return added / 18


def inside(data, dem, corner):
    """Which cells have their middle in the gauged catchment."""
    mask = gdal.GetDriverByName("MEM").Create("", dem.shape[1], dem.shape[0], 1, gdal.GDT_Byte)
    mask.SetGeoTransform(corner)
    outline = ogr.Open(str(data / "kyzylsuu-kg" / "catchment.geojson"))
    mask.SetProjection(outline.GetLayer().GetSpatialRef().ExportToWkt())
    gdal.RasterizeLayer(mask, [1], outline.GetLayer(), burn_values=[1])
    return mask.ReadAsArray() == 1


def share_of_ice(data, dem, catchment):
    """Of each cell, that of its band of 10 m within the catchment."""
    bands = np.floor(dem / 10).astype(int)
    cells = np.bincount(bands[catchment], minlength=bands.max() + 1)
    shares = np.zeros(bands.max() + 1)
    with open(data / "kyzylsuu-kg" / "glacier_profile.csv") as file:
        for row in csv.DictReader(file):
            band = int(float(row["Elevation"]) // 10)
            if float(row["Area"]) > 0:
                shares[band] = min(float(row["Area"]) * catchment.sum() / cells[band], 1)
    return np.where(catchment, shares[bands], 0)


def at_middles(cells, corner, dem, of):
    """Bilinear between the middles of a coarse grid, at the middles of a fine one."""
    col = (of[0] + (np.arange(dem.shape[1]) + 0.5) * of[1] - corner[0]) / corner[1] - 0.5
    row = (of[3] + (np.arange(dem.shape[0]) + 0.5) * of[5] - corner[3]) / corner[5] - 0.5
    west, north = np.floor(col).astype(int), np.floor(row).astype(int)
    x, y = col - west, (row - north)[:, None]
    rows = lambda r: cells[r][:, west] * (1 - x) + cells[r][:, west + 1] * x
    return rows(north) * (1 - y) + rows(north + 1) * y


def prepare(data, folder):
    outline = ogr.Open(str(data / "kyzylsuu-kg" / "catchment.geojson"))
    west, east, south, north = outline.GetLayer().GetExtent()
    gdal.Translate(str(folder / "dem.tif"), str(data / "kyzylsuu-kg" / "dem.tif"),
                   projWin=(west - MARGIN, north + MARGIN, east + MARGIN, south - MARGIN))
    dem, corner = read(folder / "dem.tif")
    temperature, coarse = read(data / "carec-region" / "air_temperature_normals_ncep_2p5deg.tif")
    heights, fine = read(data / "carec-region" / "elevation_era5land_0p1deg.tif")
    orography = np.full(temperature.shape[1:], np.nan)
    middles = lambda grid, n, axis: grid[axis] + (np.arange(n) + 0.5) * grid[axis + (1 if axis == 0 else 2)]
    lon, lat = middles(fine, heights.shape[1], 0), middles(fine, heights.shape[0], 3)
    for r in range(orography.shape[0]):
        for c in range(orography.shape[1]):
            rows = (lat < coarse[3] + r * coarse[5]) & (lat > coarse[3] + (r + 1) * coarse[5])
            cols = (lon > coarse[0] + c * coarse[1]) & (lon < coarse[0] + (c + 1) * coarse[1])
            if rows.any() and cols.any():
                orography[r, c] = np.nanmean(heights[np.ix_(rows, cols)])
    catchment = inside(data, dem, corner)
    ice = share_of_ice(data, dem, catchment)
    snow = snowfall(data)
    write(folder / "orography.tif", orography[None], coarse)
    write(folder / "temperature.tif", temperature, coarse)
    write(folder / "glaciers.tif", ice[None], corner)
    box = (corner[0] - 1, 1.5, 0, corner[3] + 1, 0, -1.5)
    write(folder / "precipitation.tif", np.broadcast_to(snow[:, None, None], (12, 2, 2)), box)
    at_cells = np.array([at_middles(month, coarse, dem, corner) for month in temperature])
    at_cells = at_cells - 0.0065 * (dem - at_middles(orography, coarse, dem, corner))
    return at_cells[:, catchment], snow, ice[catchment]


def run(program, folder):
    columns = {"discharge_monthly": ("m3 s-1", "pour_point"), "glacier_share_monthly": ("1", "pour_point"),
               "glacier_melt_monthly": ("mm", "catchment"), "snowmelt_monthly": ("mm", "catchment")}
    formulas, profile = "", PROFILE
    for layer, (unit, place) in columns.items():
        for month in MONTHS:
            formulas += (f'[indicators.{layer}_{month}]\ntitle = "{layer} {month}"\nformula = "{layer}[{month}]"\nunit = "{unit}"\n'
                         'range = [ 0, 1e6 ]\n')
            profile += (f'[[indicator]]\nid = "{layer}_{month}"\nat = "{place}"\ndimension = "hazard"\nweight = 1.0\n'
                        'value = [ [0, 0.0], [1000, 1.0] ]\nmin_valid_share = 0.0\nwhy = "a test"\n')
    (folder / "job.toml").write_text(JOB + formulas)
    (folder / "water.toml").write_text(profile)
    (folder / "gauges.csv").write_text("id,name,lon,lat\ngauge,Kyzyl-Suu,78.0920,42.3001\n")
    subprocess.run([program, "run", folder / "job.toml", "--out", folder / "out", "--quiet"], check=True)
    with open(folder / "out" / "water" / "sites.csv") as file:
        row = next(csv.DictReader(file))
    with open(folder / "out" / "audit.csv") as file:
        audit = {line["step"]: line for line in csv.DictReader(file) if line["layer"] == "hydrology"}
    return {layer: np.array([float(row[f"value_{layer}_{month}"] or "nan") for month in MONTHS]) for layer in columns}, audit


def draw(path, gauge, ice, snow, all_water):
    """Bars of what is modelled, from below ice, snow, rain; a line of what was measured."""
    wide, high, left, bottom, step = 640, 300, 46, 256, 48
    y = lambda value: bottom - value * 13
    out = [f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {wide} {high}" font-family="sans-serif" font-size="12" fill="#333">',
           f'<rect width="{wide}" height="{high}" fill="#fff"/>']
    for tick in range(0, 19, 3):
        out.append(f'<path d="M{left} {y(tick)}h{12 * step}" stroke="#ddd"/><text x="{left - 6}" y="{y(tick) + 4}" text-anchor="end">{tick}</text>')
    for m, name in enumerate("Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()):
        x, below = left + m * step + 10, 0
        for colour, part in (("#2b6ca3", ice[m]), ("#9cc3e0", snow[m]), ("#c9c9c9", all_water[m] - ice[m] - snow[m])):
            if part > 0.005:
                out.append(f'<rect x="{x}" y="{y(below + part):.1f}" width="{step - 20}" height="{13 * part:.1f}" fill="{colour}"/>')
            below += part
        out.append(f'<text x="{x + step / 2 - 10}" y="{bottom + 16}" text-anchor="middle">{name}</text>')
    line = " ".join(f"{left + m * step + step / 2},{y(gauge[m]):.1f}" for m in range(12))
    out.append(f'<polyline points="{line}" fill="none" stroke="#b3261e" stroke-width="2"/>')
    x = left + 4
    for colour, word in (("#2b6ca3", "ice"), ("#9cc3e0", "snow"), ("#c9c9c9", "rain"), ("#b3261e", "measured, 1982-2020")):
        out.append(f'<rect x="{x}" y="{bottom + 28}" width="12" height="10" fill="{colour}"/><text x="{x + 17}" y="{bottom + 37}">{word}</text>')
        x += 34 + 6.5 * len(word)
    out.append(f'<text x="{left}" y="14">discharge of the Kyzyl-Suu at its gauge, m³/s</text></svg>')
    path.write_text("\n".join(out) + "\n")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("program", type=pathlib.Path)
    parser.add_argument("--picture", type=pathlib.Path)
    asked = parser.parse_args()
    repository = pathlib.Path(__file__).resolve().parents[2]
    data = pathlib.Path(os.environ.get("FIRNLINE_SHARED", repository / ".." / "shared")).resolve() / "data"
    if not (data / "kyzylsuu-kg" / "dem.tif").exists():
        print("The real layers are not on this machine; they would lie in", data)
        sys.exit(77)
    with tempfile.TemporaryDirectory() as scratch:
        folder = pathlib.Path(scratch)
        temperature, snow, ice = prepare(data, folder)
        modelled, audit = run(asked.program.resolve(), folder)
    gauge = measured(data)
    seconds = DAYS * 86400
    per_m3_s = CATCHMENT_KM2 * 1e3 / seconds  # of a mm over the catchment in a month
    by_ice, by_snow, runoff = (term.mean(1) for term in textbook(
        temperature, np.broadcast_to(snow[:, None], temperature.shape), ice, np.maximum(temperature + 1, 0), 4, 5, 1, 0, 1))
    year = lambda months: (months * DAYS).sum() / DAYS.sum()
    river = modelled["discharge_monthly"]
    print("month  gauge  model   ice  snow  share of ice   [m3 s-1]")
    for m in range(12):
        print(f"{m + 1:5d} {gauge[m]:6.2f} {river[m]:6.2f} {by_ice[m] * per_m3_s[m]:5.2f} {by_snow[m] * per_m3_s[m]:5.2f}"
              f" {modelled['glacier_share_monthly'][m]:8.2f}")
    ice_km3 = by_ice.sum() * CATCHMENT_KM2 / 1e6
    print(f"year  {year(gauge):6.2f} {year(river):6.2f}; {ice_km3:.4f} km3 of ice on {ice.mean() * CATCHMENT_KM2:.2f} km2")
    print(audit["thaw"]["method"])

    # The program against numpy: catchments differ by half a per cent, as that of the outline does from that of the terrain.
    assert np.abs(river - runoff * per_m3_s).max() < 0.01 * runoff.max() * per_m3_s.max(), river - runoff * per_m3_s
    melted, area = map(float, re.search(r"and ([\d.]+) km3 of ice melt in a year on ([\d.]+) km2", audit["thaw"]["method"]).groups())
    assert abs(melted - ice_km3) < 1e-4 * ice_km3 and abs(area - ice.mean() * CATCHMENT_KM2) < 0.001 * area, (melted, ice_km3, area)
    # What is known independently of both: area from the inventory (31.813 km2), ice (1.287 km3 of water).
    assert abs(ice.mean() * CATCHMENT_KM2 - 31.813) < 0.01 * 31.813
    # The river: rain is missing, and nothing holds water back.
    assert abs(year(gauge) - 6.25) < 0.01 and 0.5 < year(river) / year(gauge) < 0.8
    summer = [6, 7]
    assert 0.5 < (by_ice * per_m3_s)[summer].sum() / gauge[summer].sum() < 0.7
    assert river[[11, 0, 1, 2]].max() < 0.01 < gauge[[11, 0, 1, 2]].min()
    if asked.picture:
        draw(asked.picture, gauge, by_ice * per_m3_s, by_snow * per_m3_s, runoff * per_m3_s)


if __name__ == "__main__":
    main()
