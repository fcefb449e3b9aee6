#!/usr/bin/env python3
"""A whole job with [travel] against plain Dijkstra over a heap, in numpy's doubles.

    travel_in_numpy.py FIRNLINE

A made-up valley: classes of land cover, roads as lines with classes in words, a river with one bridge, heights, people, two
floods. Travel times, nearest facilities, people by facility, coverage and what floods take away are worked out a second time
here from the formulas of docs/travel.md. The program rounds each step to 2^-10 s: times agree within that, and people wherever no
time lies that near to a threshold or to another facility's.
"""
import csv
import heapq
import json
import math
import pathlib
import subprocess
import sys
import tempfile
import time

import numpy as np
from osgeo import gdal, ogr, osr

gdal.UseExceptions()
ROWS, COLS, CELL = 37, 53, 250.0
WEST, NORTH = 500000.0, 4600000.0
SPEED = {10: 3.24, 30: 4.86, 40: 2.5, 50: 5.0, 60: 3.0, 80: 0.0}
ROADS = {"primary": 60.0, "track": 12.0}
THRESHOLDS = [10, 30, 60]

# The layer of travel times as an indicator, and a profile that judges by it alone: for every job with [travel].
MINUTES = """[layers.travel_time]
source = "travel"
[indicators.minutes]
title = "Minutes"
formula = "travel_time"
unit = "min"
range = [ 0, 1440 ]
"""
CARE = """id = "care"
title = "Care"
inspired_by = "a test"
aggregation = "arithmetic"
min_coverage = 0.1
top_k = 2
class_breaks = [0.2, 0.4, 0.6, 0.8]
[hazard]
aggregation = "arithmetic"
[[indicator]]
id = "minutes"
dimension = "hazard"
value = [ [0, 0.0], [1440, 1.0] ]
why = "a test"
"""

JOB = """title = "Ways"
[grid]
like = "elevation"
[layers.elevation]
source = "elevation.tif"
vertical_datum = "EGM96"
[layers.land_cover]
source = "cover.tif"
[layers.roads]
source = "roads.gpkg"
is = "road_speed"
[layers.roads.rasterise]
attribute = "highway"
values = { primary = 60.0, track = 12.0 }
[layers.river]
source = "river.gpkg"
is = "barrier"
[layers.river.rasterise]
[layers.bridges]
source = "bridges.gpkg"
is = "bridge"
[layers.bridges.rasterise]
[layers.population_count]
source = "people.tif"
missing = "propagate"
[layers.flood_depth]
source = "flood.tif"
band_values = [10, 100]
""" + MINUTES + """[travel]
facilities = "clinics"
land_cover = "land_cover"
roads = "roads"
barriers = "river"
bridges = "bridges"
elevation = "elevation"
slope = "isotropic"
altitude = true
second_nearest = true
thresholds_min = [10, 30, 60]
population = "population_count"
[travel.speeds_km_h]
60 = 2.75
[[travel.events]]
name = "flood_10"
hazard = "flood_depth"
band = 10
slows = "pregnolato"
return_period_years = 10
outage_days = 3
[[travel.events]]
name = "flood_100"
hazard = "flood_depth"
band = 100
slows = "pregnolato"
return_period_years = 100
outage_days = 7
[sites.clinics]
source = "clinics.csv"
crs = "EPSG:32643"
[profiles.care]
use = "care.toml"
sites = "clinics"
keep_indicators = true
"""


def crs():
    out = osr.SpatialReference()
    out.ImportFromEPSG(32643)
    out.SetAxisMappingStrategy(osr.OAMS_TRADITIONAL_GIS_ORDER)
    return out


def write_raster(path, bands, kind, no_data=None):
    bands = np.atleast_3d(bands) if bands.ndim == 2 else bands
    bands = bands if bands.shape[-2:] == (ROWS, COLS) else np.moveaxis(bands, -1, 0)
    raster = gdal.GetDriverByName("GTiff").Create(str(path), COLS, ROWS, bands.shape[0], kind)
    raster.SetGeoTransform((WEST, CELL, 0, NORTH, 0, -CELL))
    raster.SetSpatialRef(crs())
    for number, band in enumerate(bands, 1):
        if no_data is not None:
            raster.GetRasterBand(number).SetNoDataValue(no_data)
        raster.GetRasterBand(number).WriteArray(band)


def x_of(col):
    return WEST + (col + 0.5) * CELL


def y_of(row):
    return NORTH - (row + 0.5) * CELL


def write_features(path, kind, features, attribute=None):
    """features: ([(row, col) ...], value): through the middles of cells"""
    data = ogr.GetDriverByName("GPKG").CreateDataSource(str(path))
    layer = data.CreateLayer("all", crs(), kind)
    if attribute:
        layer.CreateField(ogr.FieldDefn(attribute, ogr.OFTString))
    for cells, value in features:
        feature = ogr.Feature(layer.GetLayerDefn())
        points = [f"{x_of(col)} {y_of(row)}" for row, col in cells]
        text = f"POINT ({points[0]})" if kind == ogr.wkbPoint else f"LINESTRING ({', '.join(points)})"
        feature.SetGeometry(ogr.CreateGeometryFromWkt(text))
        if attribute and value is not None:
            feature.SetField(attribute, value)
        layer.CreateFeature(feature)


def cells_between(cells):
    """Cells of a line along rows and columns."""
    for (row, col), (to_row, to_col) in zip(cells, cells[1:]):
        for r in range(min(row, to_row), max(row, to_row) + 1):
            for c in range(min(col, to_col), max(col, to_col) + 1):
                yield r, c


def slope(heights):
    """Horn, where neighbours beyond the grid are as high as the cell."""
    z = np.full((ROWS + 2, COLS + 2), np.nan)
    z[1:-1, 1:-1] = heights
    around = {}
    for down in (-1, 0, 1):
        for right in (-1, 0, 1):
            part = z[1 + down:ROWS + 1 + down, 1 + right:COLS + 1 + right]
            around[down, right] = np.where(np.isnan(part), heights, part)
    east = (around[-1, 1] + 2 * around[0, 1] + around[1, 1] - around[-1, -1] - 2 * around[0, -1] - around[1, -1]) / (8 * CELL)
    south = (around[1, -1] + 2 * around[1, 0] + around[1, 1] - around[-1, -1] - 2 * around[-1, 0] - around[-1, 1]) / (8 * CELL)
    return np.hypot(east, south)


def dijkstra(friction, facilities, heights=None, on_foot=None):
    """Minutes to the nearest facility and its number; the first of equals. heights: who walks goes down or up them on the way there."""
    time = np.full((ROWS, COLS), np.inf)
    nearest = np.full((ROWS, COLS), -1)
    heap = []
    for number, cell in enumerate(facilities):
        if cell is not None and np.isfinite(friction[cell]) and time[cell] > 0:
            time[cell], nearest[cell] = 0, number
            heapq.heappush(heap, (0.0, number, cell))
    while heap:
        now, number, (row, col) = heapq.heappop(heap)
        if now > time[row, col]:
            continue
        for down in (-1, 0, 1):
            for right in (-1, 0, 1):
                r, c = row + down, col + right
                if (down == right == 0) or not (0 <= r < ROWS and 0 <= c < COLS) or not np.isfinite(friction[r, c]):
                    continue
                here, there, metres = friction[row, col], friction[r, c], math.hypot(down, right) * CELL
                if heights is not None:
                    slower = 5 / (6 * math.exp(-3.5 * abs((heights[row, col] - heights[r, c]) / metres + 0.05)))
                    here *= slower if on_foot[row, col] else 1
                    there *= slower if on_foot[r, c] else 1
                then = now + (here + there) / 2 * metres
                if then < time[r, c]:
                    time[r, c], nearest[r, c] = then, number
                    heapq.heappush(heap, (then, number, (r, c)))
    return time, nearest


def friction_of(walk, road, closed):
    with np.errstate(divide="ignore"):
        minutes = 0.06 / np.maximum(walk, road)
    minutes[closed] = np.inf
    return minutes.astype("f4").astype(float)


def within(value, expected, tolerance, what):
    assert abs(value - expected) <= tolerance, f"{what}: {value} instead of {expected}"


def compare_times(found, time, what):
    reached = np.isfinite(time)
    assert (np.isinf(found) == ~reached).all(), f"{what}: other cells are reached"
    # At most a hundred or so steps, each rounded by half a tick, and Float32.
    difference = np.abs(found[reached] - time[reached])
    assert difference.max() < 2e-3, f"{what}: {difference.max()} min apart"


def read(path, band=1):
    raster = gdal.Open(str(path))  # its bands die with it
    return raster.GetRasterBand(band).ReadAsArray()


def resumed_after_a_kill(program, study, files):
    """A run that is killed once its first map stands, and resumed: the same bytes."""
    out = study / "killed"
    words = [program, "run", str(study / "job.toml"), "--out", str(out), "--quiet"]
    killed = subprocess.Popen(words, stderr=subprocess.DEVNULL)
    while killed.poll() is None and not (out / "health/travel_time.tif").exists():
        time.sleep(0.002)
    killed.kill()
    killed.wait()
    done = subprocess.run([*words, "--resume"], capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stderr
    assert json.loads((out / "manifest.json").read_text())["result"]["files"] == files, "other bytes after a kill"


def main(program):
    random = np.random.default_rng(7)
    with tempfile.TemporaryDirectory() as name:
        study = pathlib.Path(name)
        row, col = np.mgrid[0:ROWS, 0:COLS]
        heights = (1800 + 40 * np.abs(row - 18) + 25 * random.random((ROWS, COLS))).astype("f4")
        cover = random.choice([10, 30, 40, 50, 60], (ROWS, COLS))
        cover[3:6, 10:14] = 80
        cover[33, 10] = cover[34, 11] = 80  # two holes in an area, which touch at a corner
        people = np.round(random.gamma(0.4, 30, (ROWS, COLS)), 2).astype("f4")
        people[30:, 40:] = -1  # nobody counted
        river = [((18, 0), (18, 30)), ((18, 30), (25, 30)), ((25, 30), (25, COLS - 1))]
        roads = [((2, 5), (2, 40), (33, 40)), ((30, 2), (30, 50)), ((10, 20), (30, 20))]
        kinds = ["primary", "track", "track"]
        depths = np.zeros((2, ROWS, COLS), "f4")
        for band, reach in enumerate((2, 5)):
            depths[band] = np.maximum(0, (reach - np.abs(row - 19)) * 0.11).astype("f4")
        depths[1, 28:33, 18:23] = 0.7  # a facility, and the roads to it
        write_raster(study / "elevation.tif", heights, gdal.GDT_Float32)
        write_raster(study / "cover.tif", cover, gdal.GDT_Byte)
        write_raster(study / "people.tif", people, gdal.GDT_Float32, -1)
        write_raster(study / "flood.tif", depths, gdal.GDT_Float32)
        features = [(cells, kind) for cells, kind in zip(roads, kinds)] + [([(5, 5), (20, 5)], "footway"), ([(6, 6), (9, 6)], None)]
        write_features(study / "roads.gpkg", ogr.wkbLineString, features, "highway")
        write_features(study / "river.gpkg", ogr.wkbLineString, [(line, None) for line in river])
        write_features(study / "bridges.gpkg", ogr.wkbPoint, [([(18, 20)], None), ([(25, 40)], None)])
        # By id: c1 c2 c3; one outside, one on the river.
        places = {"c2": (30, 20), "c1": (4, 38), "c3": (33, 45), "c9": (18, 7)}
        lines = [f"{key},,{x_of(c)},{y_of(r)}" for key, (r, c) in places.items()]
        (study / "clinics.csv").write_text("id,name,lon,lat\n" + "\n".join(lines) + f"\nc0,,{WEST - 5000},{NORTH}\n")
        (study / "job.toml").write_text(JOB)
        (study / "care.toml").write_text(CARE)
        out = study / "out"
        for more in ([], ["--threads", "1", "--tile-rows", "16", "--tile-cols", "16"]):
            done = subprocess.run([program, "run", str(study / "job.toml"), "--out", str(out), "--overwrite", *more],
                                  capture_output=True, text=True, timeout=120)
            assert done.returncode == 0, done.stderr
            files = json.loads((out / "manifest.json").read_text())["result"]["files"]
            assert not more or files == first, "other bytes with one thread and small tiles"
            first = files
        resumed_after_a_kill(program, study, first)

        speeds = {**SPEED, 60: 2.75}
        walk = np.vectorize(speeds.get)(cover).astype(float)
        walk *= 6 * np.exp(-3.5 * np.abs(slope(heights.astype(float)) + 0.05)) / 5
        walk *= 1.016 * np.exp(-0.0001072 * heights.astype(float))
        road = np.zeros((ROWS, COLS))
        for cells, kind in zip(roads, kinds):
            for cell in cells_between(cells):
                road[cell] = max(road[cell], ROADS[kind])
        barred = np.zeros((ROWS, COLS), bool)
        for line in river:
            for cell in cells_between(line):
                barred[cell] = True
        barred[18, 20] = barred[25, 40] = False
        closed = barred | ((walk == 0) & (road == 0))

        ids = sorted(places)
        facilities = [places[key] for key in ids]
        minutes, nearest = dijkstra(friction_of(walk, road, closed), facilities)
        found = read(out / "health/travel_time.tif")
        compare_times(found, minutes, "times")
        numbers = read(out / "health/travel_time.tif", 2)
        # Numbers count all facilities by id, from 1: c0 is the first, and lies outside.
        assert ((numbers == nearest + 2) | (nearest < 0)).mean() > 0.995 and (numbers[nearest < 0] == 0).all(), "nearest facilities"
        capped = read(out / "indicators/minutes.tif")
        assert np.allclose(capped, np.minimum(found, 1440)), "the layer of minutes"

        alone = [dijkstra(friction_of(walk, road, closed), [cell])[0] for cell in facilities]
        of_others = [np.where(nearest == number, np.inf, one) for number, one in enumerate(alone)]
        compare_times(read(out / "health/travel_time.tif", 3), np.min(of_others, axis=0), "times to the second nearest")

        flat = np.vectorize(speeds.get)(cover).astype(float) * 1.016 * np.exp(-0.0001072 * heights.astype(float))
        up_and_down, _ = dijkstra(friction_of(flat, road, closed), facilities, heights.astype(float), flat >= road)
        (study / "job.toml").write_text(JOB.replace('"isotropic"', '"towards_facility"').split("[[travel.events]]")[0] + "[sites" +
                                        JOB.split("[sites", 1)[1])
        done = subprocess.run([program, "run", str(study / "job.toml"), "--out", str(study / "headed")], capture_output=True, text=True, timeout=120)
        assert done.returncode == 0, done.stderr
        compare_times(read(study / "headed/health/travel_time.tif"), up_and_down, "times up and down slopes")
        reached = np.isfinite(minutes)
        assert np.abs(up_and_down[reached] - minutes[reached]).max() > 1, "slopes do not tell directions apart"

        counted = np.where(people < 0, 0, people).astype(float)
        manifest = json.loads((out / "manifest.json").read_text())
        told = manifest["result"]["travel"]
        assert (told["facility_count"], told["outside"], told["on_barrier"]) == (5, 1, 1), told
        within(told["people"], counted.sum(), 0.01, "people")
        within(told["people_cut_off"], counted[~np.isfinite(minutes)].sum(), 0.01, "people cut off")
        for t, tau in enumerate(THRESHOLDS):
            within(told["coverage"][t], counted[minutes <= tau].sum() / counted.sum(), 1e-6, f"coverage within {tau} min")
        with open(out / "care/sites.csv", encoding="utf-8") as table:
            rows = {row["id"]: row for row in csv.DictReader(table)}
        assert rows["c0"]["people_nearest"] == rows["c9"]["people_nearest"] == "", "facilities that serve nobody"
        for number, key in enumerate(ids[:3]):
            within(float(rows[key]["people_nearest"]), counted[nearest == number].sum(), 0.01, f"people of {key}")

        # The curve of people, from the map of minutes alone.
        with open(out / "health/people_by_travel_time.csv", encoding="utf-8") as table:
            curve = list(csv.DictReader(table))
        maps = {"people": found, **{f"people_{event['name']}": read(out / f"health/access_loss_{event['name']}.tif") for event in told["shocks"]}}
        assert [row["minutes"] for row in curve if float(row["minutes"] or 0) in THRESHOLDS] == [f"{tau}" for tau in THRESHOLDS], curve
        for row in curve:
            until = float(row["minutes"]) if row["minutes"] else np.finfo(float).max  # the last row: however long
            for column, times in maps.items():
                within(float(row[column]), counted[times <= until].sum(), 0.01, f"{column} within {row['minutes']} min")

        losses = []
        for event, depth in zip(told["shocks"], depths.astype(float)):
            shut = closed | (depth >= np.float32(0.3))
            slow = np.where((depth > 0) & (road > 0), np.minimum(road, 0.0009 * (1000 * depth) ** 2 - 0.5529 * 1000 * depth + 86.9448), road)
            open_ones = [None if depth[cell] >= 0.5 else cell for cell in facilities]
            after, _ = dijkstra(friction_of(walk, slow, shut), open_ones)
            path = out / f"health/access_loss_{event['name']}.tif"
            compare_times(read(path), after, event["name"])
            losses.append([counted[(minutes <= tau) & ~(after <= tau)].sum() for tau in THRESHOLDS])
            for t, tau in enumerate(THRESHOLDS):
                within(event["people_losing"][t], losses[-1][t], 0.01, f"{event['name']} within {tau} min")
                lost = read(path, 2 + t)
                assert np.allclose(np.nansum(lost.astype(float)), losses[-1][t], atol=0.01), "the map of losses"
                assert (np.isnan(lost) == (people < 0)).all(), "the map of losses has holes where nobody counted, and there alone"
            assert event["closed_facilities"] == sum(cell is None for cell in open_ones), event
        assert losses[1][1] > losses[0][1] > 0, f"the floods take nothing: {losses}"
        for t in range(3):
            yearly = (3 * losses[0][t] + 7 * losses[1][t]) / 2 * (1 / 10 - 1 / 100) + 7 * losses[1][t] / 100
            within(told["person_days_per_year"][t], yearly, 0.2, "person-days per year")
        package = ogr.Open(str(out / "health/catchments.gpkg"))  # its layer dies with it
        areas = package.GetLayer(0)
        utm = osr.CoordinateTransformation(areas.GetSpatialRef(), crs())
        for feature in areas:
            number = feature.GetField("number")
            if feature.GetGeometryRef() is None:
                assert (numbers == number).sum() == 0, "an area is missing"
                continue
            shape = feature.GetGeometryRef().Clone()
            assert shape.IsValid(), f"the area of {feature.GetField('id')} crosses itself"
            shape.Transform(utm)
            # Long sides of the grid are straight in degrees, not in metres.
            within(shape.GetArea() / CELL ** 2, (numbers == number).sum(), 1, "the area of a facility")
            assert feature.GetField("cells") == (numbers == number).sum(), "cells of a facility"
    print("travel times, people and losses are those of Dijkstra's algorithm")


if __name__ == "__main__":
    main(sys.argv[1])
