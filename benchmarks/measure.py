#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The firnline authors
# SPDX-License-Identifier: Apache-2.0
"""Takes the figures of benchmarks/README.md in one go and holds them against what this machine copies and numpy makes.

  python3 benchmarks/measure.py [build/benchmarks/firnline_benchmarks] [--side 4096] [--rounds 5]

Program and numpy take turns, round by round, so that a machine whose speed drifts is fair to both; the best of the
rounds counts. numpy runs on one thread, as its sums and masks do. Wants numpy and about 2 GB of memory.
"""
import argparse
import json
import os
import resource
import subprocess
import time

import numpy as np

CASES = "^(copy|overlay_of_ten_layers|plain_overlay_of_ten_layers|formula_of_ten_layers|slope)/"
BYTES = {"copy": 8, "overlay_of_ten_layers": 61, "plain_overlay_of_ten_layers": 44, "formula_of_ten_layers": 61, "slope": 8}


def ten_layers(side):
    """Shares in 0..1; three of a hundred patches of 64 x 64 cells have no data, as in kernels.cpp."""
    rng = np.random.default_rng(1)
    patches = -(-side // 64)
    for _ in range(10):
        layer = rng.random((side, side), dtype=np.float32)
        hole = np.kron(rng.random((patches, patches)) < 0.03, np.ones((64, 64), bool))[:side, :side]
        layer[hole] = np.nan
        yield layer


def sum_where_all_are_there(layers):
    """0.1 a + 0.1 b + ..., no value where a layer has none."""
    total, lacking = np.zeros_like(layers[0]), np.zeros(layers[0].shape, bool)
    for layer in layers:
        total += np.float32(0.1) * layer
        lacking |= np.isnan(layer)
    total[lacking] = np.nan
    return total


def mean_of_what_is_there(layers):
    """What plain_overlay_of_ten_layers makes: absences leave their weight to the rest, half of it must be there."""
    total, weight = np.zeros_like(layers[0]), np.zeros_like(layers[0])
    for layer in layers:
        there = ~np.isnan(layer)
        total += np.where(there, np.float32(0.1) * layer, np.float32(0))
        weight += np.where(there, np.float32(0.1), np.float32(0))
    with np.errstate(invalid="ignore", divide="ignore"):
        return np.where(weight >= np.float32(0.5), total / weight, np.float32(np.nan))


def seconds_of_numpy(make, layers):
    before, began = resource.getrusage(resource.RUSAGE_SELF), time.perf_counter()
    make(layers)
    wall, after = time.perf_counter() - began, resource.getrusage(resource.RUSAGE_SELF)
    return wall, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def seconds_of_cases(program, side):
    """Per case and number of threads: wall seconds of one pass, and processor seconds of its first thread."""
    environment = dict(os.environ, FIRNLINE_BENCHMARK_SIDE=str(side))
    text = subprocess.run([program, "--benchmark_filter=" + CASES, "--benchmark_min_time=0.5", "--benchmark_format=json"],
                          env=environment, check=True, capture_output=True, text=True).stdout
    for one in json.loads(text)["benchmarks"]:
        name, threads = one["name"].split("/")[:2]
        yield (name, int(threads.split(":")[1])), (one["real_time"] / 1e3, one["cpu_time"] / 1e3)


def keep_best(best, key, seconds):
    known = best.get(key, seconds)
    best[key] = tuple(min(pair) for pair in zip(known, seconds))


def main():
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("program", nargs="?", default="build/benchmarks/firnline_benchmarks")
    arguments.add_argument("--side", type=int, default=4096, help="cells along a side")
    arguments.add_argument("--rounds", type=int, default=5)
    asked = arguments.parse_args()
    cells = asked.side * asked.side
    layers = list(ten_layers(asked.side))
    best, numpy_best = {}, {}
    for _ in range(asked.rounds):
        for key, seconds in seconds_of_cases(asked.program, asked.side):
            keep_best(best, key, seconds)
        for make in (sum_where_all_are_there, mean_of_what_is_there):
            keep_best(numpy_best, make.__name__, seconds_of_numpy(make, layers))
    load = os.getloadavg()[0]
    print(f"{asked.side} x {asked.side} cells, best of {asked.rounds}, load {load:.1f}")
    print("| case | threads | Mcells/s | processor ns/cell, first thread | GB/s | of copy |\n|---|---|---|---|---|---|")
    for (name, threads), (wall, processor) in best.items():
        copied = BYTES[name] / wall / (BYTES["copy"] / best["copy", threads][0])
        print(f"| `{name}` | {threads} | {cells / wall / 1e6:,.0f} | {processor / cells * 1e9:.2f} | "
              f"{cells * BYTES[name] / wall / 1e9:.1f} | {copied:.0%} |")
    most = max(threads for _, threads in best)
    plain = best["plain_overlay_of_ten_layers", most]
    for name, (wall, processor) in numpy_best.items():
        print(f"numpy, {name}: {wall:.3f} s ({processor:.3f} s of processor time); the plain overlay on {most} threads is "
              f"{wall / plain[0]:.1f} times as fast, its first thread's processor time {processor / plain[1]:.1f} times shorter")


if __name__ == "__main__":
    main()
