#!/usr/bin/env python3
"""Runs a study whose raster is nearly empty, at 10^8 cells and at more, and compares the peaks of memory.

    sparse_cells.py PROGRAM [--cells 1e10] [--maps] [--keep DIR]

The raster is a tiled GeoTIFF without the blocks that hold no data; 16 blocks of 512 x 512 cells, corners included, hold heights. Each of them
has a site. Every size is computed in the same tiles, of which the smallest raster holds several in a row: memory is set by the tile. What the sites get
and how many cells have no data is known by hand, and compared. Allowed are 1 GiB, and 1.05 times the memory of 10^8 cells. Without --maps
the profile has no maps, which for 10^10 cells ask for more disk than most machines have.
"""
import argparse
import csv
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

BLOCK, BLOCKS_ALONG = 512, 4
WEST, NORTH, CELL_M = 450_000.0, 4_650_000.0, 1.0
MOST_MIB, MOST_TIMES = 1024, 1.05


def places(side):
    """First cells of the blocks that hold data, spread from corner to corner."""
    last = side // BLOCK - 1
    return sorted({last * n // (BLOCKS_ALONG - 1) * BLOCK for n in range(BLOCKS_ALONG)})


def height_at(block):
    return 1000.0 + 10 * block


def make_study(folder, side, maps):
    folder.mkdir()
    os.chdir(folder)
    dataset = recipes.sparse("elevation.tif", side, side, (WEST, CELL_M, 0, NORTH, 0, -CELL_M), "EPSG:32643", gdal.GDT_Float32,
                             ["TILED=YES", f"BLOCKXSIZE={BLOCK}", f"BLOCKYSIZE={BLOCK}", "SPARSE_OK=TRUE", "BIGTIFF=YES", "COMPRESS=DEFLATE"])
    band = dataset.GetRasterBand(1)
    band.SetNoDataValue(-9999)
    starts = places(side)
    sites = []
    for number, (row, col) in enumerate((row, col) for row in starts for col in starts):
        band.WriteArray(numpy.full((BLOCK, BLOCK), height_at(number), numpy.float32), col, row)
        sites.append((f"b{number:02}", WEST + (col + 10.5) * CELL_M, NORTH - (row + 10.5) * CELL_M))
    dataset.FlushCache()
    del band, dataset
    recipes.mini_job(sites)
    job = pathlib.Path("job.toml").read_text(encoding="utf-8")
    job = job.replace('source = "places.csv"', 'source = "places.csv"\ncrs = "EPSG:32643"')
    pathlib.Path("job.toml").write_text(job + ("" if maps else "maps = false\n"), encoding="utf-8")
    return len(sites)


def complaints(out, side, blocks, maps):
    with open(out / "heights" / "sites.csv", encoding="utf-8", newline="") as table:
        found = {row["id"]: (float(row["value_height"]), float(row["score"])) for row in csv.DictReader(table)}
    for number in range(blocks):
        height = height_at(number)
        value, score = found.get(f"b{number:02}", (0.0, 0.0))
        if value != height or abs(score - height / 5000) > 1e-12:
            yield f"site b{number:02}: height {value}, score {score}; not {height} and {height / 5000}"
    with open(out / "audit.csv", encoding="utf-8", newline="") as table:
        rows = [row for row in csv.DictReader(table) if row["layer"] == "elevation" and row["cells_no_data"]]
    expected = (side * side, blocks * BLOCK * BLOCK, side * side - blocks * BLOCK * BLOCK)
    found = [tuple(int(row[column]) for column in ("cells_in", "cells_out", "cells_no_data")) for row in rows]
    if found != [expected]:
        yield f"audit.csv: cells read, with and without data are {found}, not {expected}"
    if maps:
        share = gdal.Open(str(out / "heights" / "risk.tif")).GetRasterBand(1).GetMetadataItem("STATISTICS_VALID_PERCENT")
        if float(share) != round(100 * blocks * BLOCK * BLOCK / side ** 2, 2):
            yield f"risk.tif: {share} % of the cells have a score"
    manifest = json.loads((out / "manifest.json").read_text(encoding="utf-8"))["result"]["grid"]
    if (manifest["rows"], manifest["cols"]) != (side, side):
        yield f"the grid has {manifest['rows']} x {manifest['cols']} cells"


def measure(program, work, cells, tile_cols, maps):
    """Peak memory in MiB of the run of about so many cells, and what is wrong with its results."""
    side = round(cells ** 0.5)
    study, out = work / f"study_{side}", work / f"out_{side}"
    blocks = make_study(study, side, maps)
    begin = time.monotonic()
    ended = run_program(program, ["run", "job.toml", "--out", str(out), "--quiet", "--tile-rows", "512",
                                "--tile-cols", str(tile_cols)], study, hang_s=6 * 3600)
    seconds = time.monotonic() - begin
    if ended.code != 0:
        sys.exit(f"{side} x {side} cells ended with {ended.code}, signal {ended.signal}:\n{ended.err}")
    wrong = list(complaints(out, side, blocks, maps))
    size = sum(path.stat().st_size for path in out.rglob("*") if path.is_file())
    print(f"{side * side:.3g} cells: {ended.megabytes:.0f} MiB, {seconds:.0f} s, {ended.seconds:.0f} s of processor time, "
          f"{side * side / seconds / 1e6:.0f} million cells/s, results {size / 1e6:.1f} MB", flush=True)
    shutil.rmtree(study)
    shutil.rmtree(out)
    return ended.megabytes, wrong


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("program", type=pathlib.Path)
    parser.add_argument("--from-cells", type=float, default=1e8)
    parser.add_argument("--cells", type=float, default=1e10)
    parser.add_argument("--tile-cols", type=int, default=4096)
    parser.add_argument("--maps", action="store_true")
    parser.add_argument("--keep", type=pathlib.Path, help="work in this folder")
    asked = parser.parse_args()
    program = str(asked.program.resolve())
    work = asked.keep.resolve() if asked.keep else pathlib.Path(tempfile.mkdtemp(prefix="firnline-load-"))
    work.mkdir(exist_ok=True)
    try:
        few, wrong = measure(program, work, asked.from_cells, asked.tile_cols, asked.maps)
        many, more = measure(program, work, asked.cells, asked.tile_cols, asked.maps)
        wrong += more
    finally:
        os.chdir("/")
        if not asked.keep:
            shutil.rmtree(work, ignore_errors=True)
    if max(few, many) > MOST_MIB:
        wrong.append(f"{max(few, many):.0f} MiB are more than {MOST_MIB}")
    if many > MOST_TIMES * few:
        wrong.append(f"{many:.0f} MiB are {many / few:.2f} times {few:.0f} MiB; {MOST_TIMES} times are allowed")
    for line in wrong:
        print(f"WRONG: {line}")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
