#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The firnline authors
# SPDX-License-Identifier: Apache-2.0
"""Fills one DEM, finds where its water runs and adds areas up, with firnline and whoever else is there, by turns.

  python3 benchmarks/peers_hydrology.py DEM.tif --firnline build/bin/firnline --benchmarks build/benchmarks/firnline_benchmarks \\
      [--richdem FOLDER] [--grass] [--saga] [--rounds 3] [--scratch FOLDER]

DEM.tif: square, Float32, metres, projected, without cells of no data (RichDEM and the benchmarks read it as plain floats). RichDEM:
the folder that holds its headers, as its source on PyPI has them under lib/. Of each step the least wall and the least processor time of
the rounds count: on a machine that others use, look at the latter. Wants GDAL's programs, a C++ compiler with --richdem.
"""
import argparse
import json
import os
import pathlib
import re
import resource
import shutil
import subprocess
import tempfile
import time

RICHDEM = r"""
#include <ctime>
#include <fstream>
#include <iostream>
#include <vector>
#include "richdem/common/Array2D.hpp"
#include "richdem/common/Array3D.hpp"
#include "richdem/depressions/Barnes2014.hpp"
#include "richdem/depressions/Wei2018.hpp"
#include "richdem/depressions/Zhou2016.hpp"
#include "richdem/methods/flow_accumulation_generic.hpp"

double now(clockid_t clock) {
  timespec t;
  clock_gettime(clock, &t);
  return static_cast<double>(t.tv_sec) + 1e-9 * static_cast<double>(t.tv_nsec);
}

template <class Work>
void timed(const char* name, const Work& work) {
  const double wall = now(CLOCK_MONOTONIC), busy = now(CLOCK_PROCESS_CPUTIME_ID);
  work();
  std::cout << name << " " << now(CLOCK_MONOTONIC) - wall << " " << now(CLOCK_PROCESS_CPUTIME_ID) - busy << std::endl;
}

int main(int, char** words) {
  using namespace richdem;
  const int side = std::atoi(words[2]);
  Array2D<float> dem(side, side, 0);
  std::vector<float> cells(static_cast<std::size_t>(side) * static_cast<std::size_t>(side));
  std::ifstream(words[1], std::ios::binary).read(reinterpret_cast<char*>(cells.data()), 4L * side * side);
  for (std::size_t i = 0; i < cells.size(); ++i) dem(static_cast<unsigned>(i)) = cells[i];
  dem.setNoData(-9999);
  Array2D<float> zhou = dem, wei = dem;
  timed("fill_zhou_2016", [&] { PriorityFlood_Zhou2016(zhou); });
  timed("fill_wei_2018", [&] { PriorityFlood_Wei2018(wei); });
  Array2D<d8_flowdir_t> directions;
  timed("fill_and_directions", [&] { PriorityFloodFlowdirs_Barnes2014(dem, directions); });
  Array3D<float> shares(dem);
  shares.setAll(0);
  for (int y = 0; y < side; ++y)
    for (int x = 0; x < side; ++x)
      if (directions(x, y) != NO_FLOW) shares(x, y, directions(x, y)) = 1;
  Array2D<double> sums(dem, 1);
  timed("accumulation", [&] { FlowAccumulation(shares, sums); });
}
"""

JOB = """title = "From a DEM to upstream areas"
[grid]
like = "elevation"
[layers.elevation]
source = "dem:/NAME"
vertical_datum = "EGM2008"
period = "2020"
licence = "CC0-1.0"
citation = "synthetic"
[hydrology]
elevation = "elevation"
[layers.upstream_area]
source = "hydrology"
[indicators.area]
title = "Upstream area"
formula = "upstream_area"
unit = "km2"
range = [ 0, 1e9 ]
[sites.place]
source = "place.csv"
crs = "GRID"
[profiles.water]
use = "water.toml"
sites = "place"
maps = false
"""
PROFILE = """id = "water"
title = "Water"
inspired_by = "a measurement"
aggregation = "arithmetic"
[hazard]
[[indicator]]
id = "area"
dimension = "hazard"
value = [ [0, 0.0], [1, 1.0] ]
why = "a measurement"
"""


def timed(words, environment=None):
    """Wall and processor seconds of a program, and what it printed."""
    before, began = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    done = subprocess.run([str(word) for word in words], env=environment, capture_output=True, text=True)
    wall, after = time.perf_counter() - began, resource.getrusage(resource.RUSAGE_CHILDREN)
    if done.returncode != 0:
        raise SystemExit(f"{words[0]} ended with {done.returncode}: {done.stdout[-2000:]}{done.stderr[-2000:]}")
    return (wall, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime), done.stdout


class Steps:
    """The least times of each step."""

    def __init__(self):
        self.best = {}

    def keep(self, who, step, seconds):
        known = self.best.get((who, step), seconds)
        self.best[who, step] = tuple(min(pair) for pair in zip(known, seconds))

    def print(self):
        print(f"{'who':<12}{'step':<58}{'wall s':>9}{'processor s':>13}")
        for (who, step), (wall, busy) in self.best.items():
            print(f"{who:<12}{step:<58}{wall:>9.2f}{busy:>13.2f}")


def existing_path(text):
    return pathlib.Path(text).resolve(strict=True)


def describe(dem):
    info = json.loads(subprocess.run(["gdalinfo", "-json", dem], check=True, capture_output=True, text=True).stdout)
    cols, rows = info["size"]
    if cols != rows:
        raise SystemExit(f"{dem} has {rows} rows and {cols} columns: the benchmarks want a square")
    code = re.findall(r'ID\["EPSG",(\d+)\]', info["coordinateSystem"]["wkt"])[-1]
    return cols, f"EPSG:{code}", info["geoTransform"]


class Turn:
    """One round of all that is there."""

    def __init__(self, arguments, scratch):
        self.arguments, self.scratch = arguments, scratch
        self.side, self.crs, transform = describe(arguments.dem)
        self.raw = scratch / "dem.raw"
        subprocess.run(["gdal_translate", "-q", "-of", "ENVI", "-ot", "Float32", arguments.dem, self.raw], check=True)
        self.write_job(transform)
        if arguments.richdem:
            (scratch / "richdem.cpp").write_text(RICHDEM)
            subprocess.run(["c++", "-std=c++17", "-O3", "-DNDEBUG", "-DNOPROGRESS", "-w", f"-I{arguments.richdem}", "-o", scratch / "richdem",
                            scratch / "richdem.cpp", arguments.richdem / "richdem" / "richdem.cpp"], check=True, stderr=subprocess.DEVNULL)

    def write_job(self, transform):
        study = self.scratch / "study"
        study.mkdir()
        (study / "job.toml").write_text(JOB.replace("GRID", self.crs).replace("NAME", self.arguments.dem.name))
        (study / "water.toml").write_text(PROFILE)
        x, y = transform[0] + self.side / 2 * transform[1], transform[3] + self.side / 2 * transform[5]
        (study / "place.csv").write_text(f"id,name,lon,lat\na,a,{x},{y}\n")

    def firnline(self, steps):
        environment = dict(os.environ, FIRNLINE_BENCHMARK_SIDE=str(self.side), FIRNLINE_BENCHMARK_DEM=str(self.raw))
        cases = "^(fill|fill_direct_and_accumulate|flow_accumulation)/threads:1/tile:512"
        _, text = timed([self.arguments.benchmarks, f"--benchmark_filter={cases}", "--benchmark_format=json"], environment)
        for one in json.loads(text)["benchmarks"]:
            steps.keep("firnline", f"{one['name'].split('/')[0]}, one thread, in memory", (one["real_time"] / 1e3, one["cpu_time"] / 1e3))
        for threads in (1, 2):
            out = self.scratch / "out"
            seconds, _ = timed([self.arguments.firnline, "run", self.scratch / "study" / "job.toml", "--data", f"dem={self.arguments.dem.parent}",
                                "--out", out, "--quiet", "--threads", threads])
            steps.keep("firnline", f"whole run from the file to upstream_area, {threads} threads", seconds)
            shutil.rmtree(out)

    def richdem(self, steps):
        _, text = timed([self.scratch / "richdem", self.raw, self.side])
        found = {}
        for line in text.splitlines():
            words = line.split()
            if len(words) == 3 and words[0] in ("fill_zhou_2016", "fill_wei_2018", "fill_and_directions", "accumulation"):
                found[words[0]] = (float(words[1]), float(words[2]))
                steps.keep("RichDEM", words[0] + ", one thread, in memory", found[words[0]])
        both = tuple(a + b for a, b in zip(found["fill_and_directions"], found["accumulation"]))
        steps.keep("RichDEM", "chain: fill_and_directions, accumulation", both)

    def grass(self, steps):
        project = self.scratch / "grass"
        shutil.rmtree(project, ignore_errors=True)
        subprocess.run(["grass", "-c", self.arguments.dem, "-e", project], check=True, capture_output=True)
        run = ["grass", project / "PERMANENT", "--exec"]
        importing, _ = timed(run + ["r.in.gdal", f"input={self.arguments.dem}", "output=dem"])
        steps.keep("GRASS", "r.in.gdal", importing)
        seconds, _ = timed(run + ["r.watershed", "-s", "elevation=dem", "accumulation=sums", "drainage=directions", "memory=8000"])
        steps.keep("GRASS", "r.watershed -s, whole run without import", seconds)

    def saga(self, steps):
        saga = ["saga_cmd", "--cores=1", "--flags=s"]
        grid, filled, sums = (self.scratch / f"{name}.sgrd" for name in ("dem", "filled", "sums"))
        timed(saga + ["io_gdal", "0", f"-GRIDS={grid}", f"-FILES={self.arguments.dem}"])
        filling, _ = timed(saga + ["ta_preprocessor", "5", f"-ELEV={grid}", f"-FILLED={filled}", "-MINSLOPE=0.0001"])
        steps.keep("SAGA", "fill sinks (Wang and Liu), with reading and writing", filling)
        adding, _ = timed(saga + ["ta_hydrology", "0", f"-ELEVATION={filled}", f"-FLOW={sums}", "-METHOD=0"])
        steps.keep("SAGA", "flow accumulation (D8), with reading and writing", adding)
        steps.keep("SAGA", "chain: both", tuple(a + b for a, b in zip(filling, adding)))


def main():
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("dem", type=existing_path)
    arguments.add_argument("--firnline", type=existing_path, required=True)
    arguments.add_argument("--benchmarks", type=existing_path, required=True)
    arguments.add_argument("--richdem", type=existing_path)
    arguments.add_argument("--grass", action="store_true")
    arguments.add_argument("--saga", action="store_true")
    arguments.add_argument("--rounds", type=int, default=3)
    arguments.add_argument("--scratch", type=existing_path)
    given = arguments.parse_args()
    steps = Steps()
    with tempfile.TemporaryDirectory(dir=given.scratch) as folder:
        turn = Turn(given, pathlib.Path(folder))
        for _ in range(given.rounds):
            turn.firnline(steps)
            if given.richdem:
                turn.richdem(steps)
            if given.grass:
                turn.grass(steps)
            if given.saga:
                turn.saga(steps)
    steps.print()


if __name__ == "__main__":
    main()
