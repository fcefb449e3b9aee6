#!/usr/bin/env python3
"""Fills the disk at a moment of a run, and frees it again.

    sweep_disk.py PROGRAM SHIM [--only total,writers] [--steps N] [--log FILE]

total    a tmpfs of 40 sizes, from nothing to more than is needed, that looks empty at first; every eighth also without that
         disguise: told before the work begins
writers  for each kind of file that a run writes: the disk has room for none of it, a part (40 steps, or as many as it has
         pages) or all of it when it is opened, by a file that takes the rest (FIRNLINE_FILL_AT of fail_call.cpp)
Every run must end with 7 and a message and nothing under a final name, or with the same bytes; and when the disk is free again a
run with --resume must succeed with the same bytes. Exit 1 when anything is wrong, or when tmpfs may not be mounted.
"""
import argparse
import os
import pathlib
import shutil
import subprocess
import sys

import run_case
import sweep_calls
import sweep_kills
import sweep_machine

STEPS = ("total", "writers")
PAGE = 4096
# Part of a name -> what it is. The journal and the slots of the store are the checkpoint.
WRITERS = {".store/journal": "checkpoint, journal", "risk.slots": "checkpoint, tiles", "risk.tif": "map of floats",
           "class.tif": "map of classes", "height.tif": "map of an indicator", "class.qml": "style", "class.sld": "style for servers",
           "class.tif.aux.xml": "attribute table", "quicklook.png": "picture", "sites.csv": "CSV of sites",
           "indicators.csv": "CSV of indicators", "sites.gpkg": "GeoPackage", "report.html": "report", "manifest.json": "manifest",
           ".firnline.outputs": "record of names"}


def study_of_many(folder):
    """Enough of everything that most files have tens of pages: noise, which no compression makes small, and many sites."""
    folder.mkdir()
    script = ("from recipes import *\n"
              "random = numpy.random.default_rng(1)\n"
              "places = [(f's{i}', round(75.01 + 2.9 * random.random(), 6), round(38.1 + 2.8 * random.random(), 6)) for i in range(1500)]\n"
              "mini_study(random.uniform(0, 4000, (300, 300)), (75.0, 0.01, 0, 41.0, 0, -0.01), no_data=-1, sites=places)\n"
              "replace('job.toml', 'sites = \"places\"', 'sites = \"places\"\\nkeep_indicators = true')\n")
    environment = dict(os.environ, PYTHONPATH=str(run_case.HERE), PYTHONDONTWRITEBYTECODE="1")
    subprocess.run(["/usr/bin/python3", "-c", script], cwd=folder, env=environment, check=True)


class Disks(sweep_machine.Machines):
    tile = ("64", "128")

    def with_disk(self, name, size, work):
        """work: what to do in a tmpfs of this size. Returns: what it returned"""
        mounted = self.work / name
        mounted.mkdir()
        subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={size}", "none", str(mounted)], check=True)
        try:
            return work(mounted)
        finally:
            subprocess.run(["umount", "-l", str(mounted)], check=True)
            mounted.rmdir()

    def total(self, steps):
        sizes = [max(PAGE, (24 << 20) * (step + 1) // steps // PAGE * PAGE) for step in range(steps)]
        full = sum(self.spread(self.fill_disk_of, range(steps), sizes))
        self.require(0 < full < steps, f"{full} of {steps} disks were full")
        return f"{steps} disks to {sizes[-1]} bytes, {full} too small"

    def fill_disk_of(self, step, size):
        """Returns: whether it was too small"""
        def work(mounted):
            if step % 8 == 0:  # told beforehand, in place of found out on the way
                told = self.run_limited(mounted / "out")
                self.require(told.returncode == 7 and "The run needs" in told.stderr, f"disk of {size} bytes: not told beforehand")
            done = self.run_limited(mounted / "out", ["--overwrite"],
                                    environment={"LD_PRELOAD": str(self.shim), "FIRNLINE_PLENTY_OF_SPACE": "1"})
            self.judge_run(done, mounted / "out", (7,), f"disk of {size} bytes")
            return done.returncode == 7

        return self.with_disk(f"disk{step}", size, work)

    def pages_of(self, part):
        """Of the file when it is finished; of what is gone then (the store, the record), more than it has."""
        sizes = [file.stat().st_size for file in self.plain.rglob("*") if part in str(file)]
        return max(sizes, default=3 << 20) // PAGE + 1

    def writers(self, most_steps):
        said = []
        for part, what in WRITERS.items():
            pages = self.pages_of(part)
            steps = min(most_steps, pages + 1)
            rooms = [pages * step // max(1, steps - 1) * PAGE for step in range(steps)]
            full = sum(self.spread(self.fill_at, [part] * steps, range(steps), rooms))
            self.require(full > 0, f"{what}: met no full disk")
            said.append(f"{what} {full} of {steps} full")
        return "; ".join(said)

    def fill_at(self, part, step, room):
        """Returns: whether the disk was too small"""
        def work(mounted):
            out, what = mounted / "out", f"{room} bytes free when {part} is opened"
            done = self.run_limited(out, environment={"LD_PRELOAD": str(self.shim),
                                                      "FIRNLINE_FILL_AT": f"{part}:{room}:{mounted / 'ballast'}"})
            self.require(os.stat(mounted / "ballast").st_size > 0, f"{what}: it never was")
            self.judge_run(done, out, (7,), what)
            (mounted / "ballast").unlink()
            if done.returncode != 0:
                self.require_same_after(out, ["--resume"], what)
            return done.returncode != 0

        return self.with_disk(f"full_at_{part.replace('/', '_')}_{step}", 256 << 20, work)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("program", type=pathlib.Path)
    parser.add_argument("shim", type=pathlib.Path)
    parser.add_argument("--only", default=",".join(STEPS))
    parser.add_argument("--steps", type=int, default=40)
    parser.add_argument("--jobs", type=int, default=len(os.sched_getaffinity(0)))
    parser.add_argument("--minutes", type=float, default=1e6, help="begin nothing further after that")
    parser.add_argument("--log", type=pathlib.Path)
    asked = parser.parse_args()
    work = sweep_calls.work_folder("disk")
    try:
        study_of_many(work / "many")
        runs = Disks(str(asked.program.resolve()), work, asked.shim.resolve(), 1, work / "many" / "job.toml", asked.jobs)
        steps = {"total": lambda: runs.total(asked.steps), "writers": lambda: runs.writers(asked.steps)}
        return sweep_kills.take_steps(runs, steps, asked)
    finally:
        shutil.rmtree(work, ignore_errors=True)


if __name__ == "__main__":
    sys.exit(main())
