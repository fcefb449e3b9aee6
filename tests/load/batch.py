#!/usr/bin/env python3
"""Carries out many jobs in one process, or in one process each, and looks at what does not go away.

    batch.py MANY_RUNS SAMPLE_JOB [--runs 1000]               one process (many_runs of this folder): resident memory, open files, threads
    batch.py PROGRAM SAMPLE_JOB --processes [--runs 1000]     as a shell's loop: files left in the temporary folder and in
                                                              the job's; the same bytes every time

Of one process every fifth run fails in the midst of its tiles, on a raster whose compressed rows are damaged; --runs counts the others. From
the tenth run on, what malloc has given out and not got back may grow by less than 0.5 %, and in 500 runs and more the resident memory by less
than 1 % (in fewer it swings by more: threads take the allocator's pools in another order each time): the most after any of the last
fifth of the runs against the most after any of the first fifth. Open files and threads are the same after every run.
"""
import argparse
import hashlib
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

GROWTH = {1: 0.01, 4: 0.005}  # of resident memory, of memory given out
# What threads keep for the next time, and a pool that one more of them opens, count as given out: without them, a byte that is lost shows.
NO_CACHES = "glibc.malloc.tcache_count=0:glibc.malloc.mxfast=0:glibc.malloc.arena_max=1"
STEADY = 500   # runs from which on resident memory is judged
SETTLED = 10   # runs after which pools and caches have their size


def damaged_copy(job, folder):
    """The study with a raster that breaks off in the midst of the pass."""
    shutil.copytree(job.parent, folder)
    raster = folder / "elevation.tif"
    content = raster.read_bytes()
    middle = len(content) // 2
    raster.write_bytes(content[:middle] + bytes(64) + content[middle + 64:])
    return folder / job.name


def judge(lines, fails):
    """lines: [exit code, resident KiB, open files, threads, KiB given out] of each run; fails: every so many runs one must fail."""
    wrong = []
    for number, (code, *_) in enumerate(lines, 1):
        expected = 4 if fails and number % fails == 0 else 0
        if code != expected:
            wrong.append(f"run {number} ended with {code}, not {expected}")
    settled = lines[SETTLED:]
    fifth = max(len(settled) // 5, 10)
    print(f"{len(lines)} runs, open files {sorted({line[2] for line in settled})}, threads {sorted({line[3] for line in settled})}; the most after any of runs "
          f"{SETTLED + 1} to {SETTLED + fifth}, and of the last {fifth}:")
    for what, place in (("resident memory", 1), ("memory given out", 4)):
        first, last = (max(line[place] for line in part) for part in (settled[:fifth], settled[-fifth:]))
        growth = last / first - 1
        print(f"{what}: {first / 1024:.2f} MiB, {last / 1024:.2f} MiB, {100 * growth:+.2f} %")
        if growth >= GROWTH[place] and (place == 4 or len(lines) >= STEADY):
            wrong.append(f"{what} grew by {100 * growth:.2f} %")
    for what, place in (("open files", 2), ("threads", 3)):
        if len({line[place] for line in settled}) != 1:
            wrong.append(f"{what} are not constant: {sorted({line[place] for line in settled})}")
    return wrong


def one_process(program, job, runs, work):
    fails = 5
    jobs = [str(job)] * (fails - 1) + [str(damaged_copy(job, work / "damaged"))]
    count = runs * fails // (fails - 1)
    done = subprocess.run([program, work, str(count), *jobs], env=dict(os.environ, GLIBC_TUNABLES=NO_CACHES), capture_output=True, text=True)
    if done.returncode != 0:
        return [f"many_runs ended with {done.returncode}: {done.stderr}"]
    return judge([[int(word) for word in line.split()] for line in (work / "held.txt").read_text().splitlines()], fails)


def files_of(folder):
    return {str(path) for path in folder.rglob("*")} if folder.is_dir() else set()


def hashes_of(out):
    return {str(path.relative_to(out)): hashlib.sha256(path.read_bytes()).hexdigest() for path in sorted(out.rglob("*"))
            if path.is_file() and path.name not in ("manifest.json", "report.html")}  # which hold the time


def many_processes(program, job, runs, work):
    temporary = work / "tmp"
    temporary.mkdir()
    wrong, expected = [], None
    before = files_of(job.parent)
    for number in range(1, runs + 1):
        out = work / "out"
        done = subprocess.run([program, "run", str(job), "--out", str(out), "--quiet"], env={"TMPDIR": str(temporary)}, capture_output=True)
        if done.returncode != 0:
            return [f"run {number} ended with {done.returncode}: {done.stderr.decode(errors='replace')}"]
        found = hashes_of(out)
        expected = expected or found
        if found != expected:
            wrong.append(f"run {number} gave other bytes")
        shutil.rmtree(out)
    left = files_of(temporary) | (files_of(job.parent) - before)
    print(f"{runs} processes: {len(expected)} results, the same bytes every time; files left: {len(left)}")
    return wrong + [f"left behind: {name}" for name in sorted(left)]


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("program", type=pathlib.Path)
    parser.add_argument("job", type=pathlib.Path)
    parser.add_argument("--runs", type=int, default=1000)
    parser.add_argument("--processes", action="store_true")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="firnline-load-") as work:
        carry_out = many_processes if asked.processes else one_process
        wrong = carry_out(str(asked.program.resolve()), asked.job.resolve(), asked.runs, pathlib.Path(work))
    for line in wrong[:20]:
        print(f"WRONG: {line}")
    return 1 if wrong else 0


sys.exit(main())
