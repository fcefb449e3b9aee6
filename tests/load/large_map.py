#!/usr/bin/env python3
"""Runs a study whose map is larger than 4 GiB, and reads the map back.

    large_map.py PROGRAM [--side 15000] [--keep DIR]

The raster is noise, which hardly compresses, so the map of 15,000 x 15,000 cells passes 2^32 bytes; it takes some 15 GB of disk while the
run lasts. Hazard, exposure and vulnerability are three known functions of the noise: what the map holds, from its first block to its
last, is worked out by numpy from the raster, as are its statistics, and the SHA-256 of the map is the manifest's.
"""
import argparse
import hashlib
import json
import os
import pathlib
import shutil
import sys
import tempfile
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "hostile"))
import recipes  # noqa: E402
from recipes import gdal, numpy  # noqa: E402
from run_case import run_program  # noqa: E402

WEST, NORTH, CELL_M = 400_000.0, 4_600_000.0, 10.0
BLOCK, PIECES, MOST_MIB = 512, 40, 1536
PARTS = {"hazard": ("high", "elevation", "m", [[0, 0.0], [5000, 1.0]]),
         "exposure": ("low", "5000 - elevation", "m", [[0, 0.0], [8000, 1.0]]),
         "vulnerability": ("square", "elevation * elevation / 5000", "m2", [[0, 0.0], [6000, 1.0]])}
JOB = """title = "A map of more than 4 GiB"
[grid]
like = "elevation"
[layers.elevation]
source = "elevation.tif"
vertical_datum = "EGM2008"
[sites.places]
source = "places.csv"
crs = "EPSG:32643"
[profiles.noise]
use = "noise.toml"
sites = "places"
"""
PROFILE = """id = "noise"
title = "Noise"
inspired_by = "nothing"
aggregation = "arithmetic"
"""


def expected_parts(height):
    """Value functions of PARTS by hand, in double precision."""
    return {"hazard": height / 5000, "exposure": (5000 - height) / 8000, "vulnerability": height * height / 5000 / 6000}


def make_study(folder, side):
    folder.mkdir()
    os.chdir(folder)
    dataset = recipes.sparse("elevation.tif", side, side, (WEST, CELL_M, 0, NORTH, 0, -CELL_M), "EPSG:32643", gdal.GDT_Float32,
                             ["TILED=YES", f"BLOCKXSIZE={BLOCK}", f"BLOCKYSIZE={BLOCK}", "BIGTIFF=YES"])
    random = numpy.random.Generator(numpy.random.Philox(20261130))
    for row in range(0, side, BLOCK):
        rows = min(BLOCK, side - row)
        dataset.GetRasterBand(1).WriteArray(random.random((rows, side), numpy.float32) * numpy.float32(5000), 0, row)
    dataset.FlushCache()
    del dataset
    job, profile = JOB, PROFILE
    for dimension, (name, formula, unit, knots) in PARTS.items():
        job += f'[indicators.{name}]\ntitle = "{name}"\nformula = "{formula}"\nunit = "{unit}"\nrange = [ -10000, 10000 ]\n'
        profile += f'[{dimension}]\naggregation = "arithmetic"\n'
    for dimension, (name, formula, unit, knots) in PARTS.items():
        profile += f'[[indicator]]\nid = "{name}"\ndimension = "{dimension}"\nvalue = {knots}\nwhy = "Noise."\n'
    recipes.put("job.toml", job)
    recipes.put("noise.toml", profile)
    recipes.put("places.csv", f"id,name,lon,lat\na,a,{WEST + 5 * CELL_M},{NORTH - 5 * CELL_M}\n")


def complaints(study, out, side):
    path = out / "noise" / "risk.tif"
    if path.stat().st_size <= 2 ** 32:
        yield f"the map has {path.stat().st_size} bytes, no more than 2^32: a larger --side is needed"
    digest = hashlib.sha256()
    with open(path, "rb") as file:
        while piece := file.read(1 << 24):
            digest.update(piece)
    if digest.hexdigest() not in (out / "manifest.json").read_text(encoding="utf-8"):
        yield "the manifest does not hold the map's SHA-256"
    heights, risk = gdal.Open(str(study / "elevation.tif")), gdal.Open(str(path))
    bands = {risk.GetRasterBand(n).GetDescription(): risk.GetRasterBand(n) for n in range(1, risk.RasterCount + 1)}
    places = [(0, 0), (side - BLOCK, side - BLOCK), (0, side - BLOCK), (side - BLOCK, 0)]
    random = numpy.random.Generator(numpy.random.Philox(1))
    places += [tuple(int(at) for at in random.integers(0, side - BLOCK, 2)) for _ in range(PIECES)]
    for row, col in places:
        parts = expected_parts(heights.ReadAsArray(col, row, BLOCK, BLOCK).astype(numpy.float64))
        for dimension, expected in parts.items():
            worst = numpy.abs(bands[dimension].ReadAsArray(col, row, BLOCK, BLOCK) - expected).max()
            if not worst < 1e-6:
                yield f"{dimension} at row {row}, column {col}: off by {worst}"
    sums = {dimension: 0.0 for dimension in PARTS}
    for row in range(0, side, BLOCK):
        strip = heights.ReadAsArray(0, row, side, min(BLOCK, side - row)).astype(numpy.float64)
        for dimension, expected in expected_parts(strip).items():
            sums[dimension] += expected.sum()
    for dimension, total in sums.items():
        mean = float(bands[dimension].GetMetadataItem("STATISTICS_MEAN"))
        if abs(mean - total / side ** 2) > 1e-6:
            yield f"{dimension}: the map's mean is {mean}, not {total / side ** 2}"


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("program", type=pathlib.Path)
    parser.add_argument("--side", type=int, default=15_000)
    parser.add_argument("--keep", type=pathlib.Path, help="work in this folder")
    asked = parser.parse_args()
    program = str(asked.program.resolve())
    work = asked.keep.resolve() if asked.keep else pathlib.Path(tempfile.mkdtemp(prefix="firnline-load-"))
    work.mkdir(exist_ok=True)
    study, out = work / "study", work / "out"
    try:
        make_study(study, asked.side)
        begin = time.monotonic()
        ended = run_program(program, ["run", "job.toml", "--out", str(out), "--quiet"], study, hang_s=6 * 3600)
        seconds = time.monotonic() - begin
        if ended.code != 0:
            sys.exit(f"ended with {ended.code}, signal {ended.signal}:\n{ended.err}")
        size = (out / "noise" / "risk.tif").stat().st_size
        print(f"{asked.side ** 2:.3g} cells: map of {size / 2 ** 30:.2f} GiB, {ended.megabytes:.0f} MiB of memory, {seconds:.0f} s, "
              f"{ended.seconds:.0f} s of processor time, {asked.side ** 2 / seconds / 1e6:.1f} million cells/s", flush=True)
        wrong = list(complaints(study, out, asked.side))
        if ended.megabytes > MOST_MIB:
            wrong.append(f"{ended.megabytes:.0f} MiB are more than {MOST_MIB}")
    finally:
        os.chdir("/")
        if not asked.keep:
            shutil.rmtree(work, ignore_errors=True)
    for line in wrong:
        print(f"WRONG: {line}")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
