#!/usr/bin/env python3
"""Makes single system calls of a small run fail, one after the other, and judges what the program does.

    sweep_calls.py PROGRAM [--points N] [--by strace|preload|auto] [--shim FILE] [--calls A,B] [--jobs N] [--minutes M] [--log FILE]

One point is a call (write, pwrite64, openat, ...), an error (ENOSPC, EIO, ...), a number n (the n-th such call of a thread;
by preload: of the process) and whether later ones fail too. The points are spread evenly over all there are. Every point must
end with an exit code of ours and a message, or with results that are byte for byte those of the undisturbed run; never by a
signal, never by waiting for ever, and with nothing under a final name that a manifest does not name. A plain run afterwards
(--resume and --overwrite in turn) must succeed with identical bytes; what is left behind is hashed, and the same leftovers are not
tried twice in the same way. Exit 1 when any point is wrong. By strace where it is
allowed to trace; else by the shim of fail_call.cpp; neither is a failure. Where an allocation fails (malloc), a crash inside a library of
others is counted and said, and so is libtiff's where a seek fails, without a manifest as after a kill: only they can
mend it.
"""
import argparse
import collections
import concurrent.futures
import errno
import hashlib
import json
import os
import pathlib
import random
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time

import run_case

ERRORS = {"write": ("ENOSPC", "EIO", "EDQUOT"), "pwrite64": ("ENOSPC", "EIO", "EDQUOT"),
          "openat": ("EACCES", "EMFILE", "ENOMEM", "EIO"), "fsync": ("EIO", "ENOSPC", "EDQUOT"),
          "fdatasync": ("EIO", "ENOSPC", "EDQUOT"), "ftruncate": ("EIO", "ENOSPC"), "rename": ("EACCES", "EIO", "ENOSPC"),
          "mmap": ("ENOMEM",), "lseek": ("EIO",), "malloc": ("ENOMEM",)}
OUR_CODES = set(range(2, 12)) | {75}
HANG_S = 180
FILTERED = ("--seccomp-bpf", "-f")  # the system then stops the program at the calls that are traced, not at all of them
Point = collections.namedtuple("Point", "call error number lasting")


def small_study(folder):
    """One layer, three sites, all writers: maps of scores, classes and an indicator, tables, GeoPackage, report."""
    folder.mkdir()
    script = ("from recipes import *\n"
              "rows, cols = numpy.mgrid[0:40, 0:50]\n"
              "mini_study(1000.0 + 30 * rows + 20 * cols, (75.0, 0.01, 0, 41.0, 0, -0.01), no_data=-1,\n"
              "           sites=[('a', 75.055, 40.955), ('b', 75.255, 40.755), ('c', 75.4, 40.7)])\n"
              "replace('job.toml', 'sites = \"places\"', 'sites = \"places\"\\nkeep_indicators = true')\n")
    environment = dict(os.environ, PYTHONPATH=str(run_case.HERE), PYTHONDONTWRITEBYTECODE="1")
    subprocess.run(["/usr/bin/python3", "-c", script], cwd=folder, env=environment, check=True)


def leftovers_of(out):
    """A digest of all that stands in a folder, hidden names too; of files that hold the time, the name alone."""
    digest = hashlib.sha256(b"nothing" if not out.exists() else b"")
    for path in sorted(out.rglob("*")):
        digest.update(f"{path.relative_to(out)}\0".encode())
        if path.is_file() and path.name not in run_case.VOLATILE:
            digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.digest()


def result_part(out):
    return json.loads((out / "manifest.json").read_text(encoding="utf-8"))["result"]


class Sweep:
    tile, threads = ("16", "32"), "2"

    def __init__(self, program, work, by, shim, job=None):
        self.program, self.work, self.by, self.shim = program, work, by, shim
        self.filtered = FILTERED if by == "strace" and may_trace(FILTERED) else ()
        self.borne = set()  # leftovers and options of a run after them that was right
        self.spared = 0
        # Threads that wait would take the processors from the other points.
        self.environment = dict(os.environ, OMP_WAIT_POLICY="passive")
        self.crashes = collections.Counter()  # per library that does not look whether it was given what it asked for
        small_study(work / "study")
        self.job = job or work / "study" / "job.toml"
        self.plain = work / "plain"
        done = self.run(self.plain, [])
        if done.returncode != 0:
            sys.exit("the undisturbed run fails:\n" + done.stderr)
        self.expected = run_case.result_hashes(self.plain, "all")
        self.expected_names = run_case.final_names(self.plain)
        self.expected_result = result_part(self.plain)
        self.at_start = self.counts(ERRORS, [program, "--version"])  # what the loader does too

    def words(self, out, more):
        return [self.program, "run", str(self.job), "--out", str(out), "--threads", self.threads, "--tile-rows", self.tile[0],
                "--tile-cols", self.tile[1], *more]

    def run(self, out, more, before=(), environment=()):
        return subprocess.run([*before, *self.words(out, more), "--quiet"], cwd=self.work, env=dict(self.environment, **dict(environment)),
                              capture_output=True, text=True, errors="replace", timeout=HANG_S)

    def run_failing(self, out, point):
        if self.by == "strace":
            inject = f"inject={point.call}:error={point.error}:when={point.number}{'+' if point.lasting else ''}"
            return self.run(out, [], ["strace", "-f", *self.filtered, "-qq", "-o", "/dev/null", "-e", f"trace={point.call}", "-e", inject])
        order = f"{point.call}:{getattr(errno, point.error)}:{point.number}{'+' if point.lasting else ''}"
        return self.run(out, [], environment={"LD_PRELOAD": str(self.shim), "FIRNLINE_FAIL_CALL": order})

    def counts(self, wanted, words=None):
        """How often each call is made: by the busiest thread under strace, which counts per thread; else by all."""
        words = words or self.words(self.work / "counted", ["--quiet", "--overwrite"])
        if self.by == "preload":
            report = self.work / "counts"
            subprocess.run(words, capture_output=True, check=True,
                           env=dict(self.environment, LD_PRELOAD=str(self.shim), FIRNLINE_COUNT_CALLS=str(report)))
            lines = report.read_text().split()
            return {name: int(count) for name, count in zip(lines[::2], lines[1::2]) if name in wanted}
        log, wanted = self.work / "trace", [call for call in wanted if call != "malloc"]
        subprocess.run(["strace", "-f", "-qq", "-o", str(log), "-e", "trace=" + ",".join(wanted), *words], capture_output=True, check=True)
        made = collections.Counter(re.findall(r"^(\d+) +(\w+)\(", log.read_text(errors="replace"), re.MULTILINE))
        return {call: max([count for (_, name), count in made.items() if name == call], default=0) for call in wanted}

    def same(self, out):
        return (run_case.result_hashes(out, "all") == self.expected and run_case.final_names(out) == self.expected_names
                and result_part(out) == self.expected_result)

    def complaint(self, number, point):
        """Empty when the point was borne well."""
        out = self.work / f"out{number}"
        try:
            done = self.run_failing(out, point)
            return (self.judge(done, out, point) or self.judge_again(out, number))
        except subprocess.TimeoutExpired:
            return "waits for ever"
        finally:
            shutil.rmtree(out, ignore_errors=True)

    def judge(self, done, out, point):
        if point.number <= self.at_start.get(point.call, 0) and done.returncode != 0 and not out.exists():
            return ""  # the loader's, before the program has begun
        crash = re.search(r"crash in \S*/(lib\S+)", done.stderr)
        if point.call == "malloc" and crash:
            self.crashes[crash[1]] += 1
            return ""
        if done.returncode == -signal.SIGSEGV and point.call == "lseek" and not (out / "manifest.json").exists():
            self.crashes["libtiff 4.5, whose TIFFFlush does not look whether it could seek"] += 1
            return ""
        if done.returncode < 0 or done.returncode > 128:
            return f"ended by signal (status {done.returncode}): {done.stderr[-300:]}"
        if done.returncode == 0:
            return "" if self.same(out) else "exit 0 with other results"
        if done.returncode not in OUR_CODES:
            return f"exit code {done.returncode}: {done.stderr[-300:]}"
        if point.call != "write" and not done.stderr.strip():  # the message itself is written
            return f"exit code {done.returncode} without a message"
        left = run_case.complaints_of_results(out, set())
        if point.call == "malloc" and not (out / "manifest.json").exists():
            return ""  # without memory nothing can be tidied up: as after a kill, the next run does it
        return f"exit code {done.returncode}, and {left[0]}" if left else ""

    def judge_again(self, out, number):
        ways = ("--resume", "--overwrite") if number % 2 else ("--overwrite", "--resume")
        leftovers = leftovers_of(out)
        more = next((way for way in ways if (leftovers, way) not in self.borne), None)
        if more is None:
            self.spared += 1
            return ""
        again = self.run(out, [more])
        if again.returncode != 0:
            return f"the run after it, with {more}, ends with {again.returncode}: {again.stderr[-300:]}"
        if not self.same(out):
            return f"the run after it, with {more}, gives other results"
        self.borne.add((leftovers, more))
        return ""


def points_of(counts, wanted_points):
    """Spread evenly over calls, errors and numbers; calls that are rare are taken whole."""
    every = {call: [Point(call, error, number, lasting) for number in range(1, counts[call] + 1)
                    for error in ERRORS[call] for lasting in (False, True)] for call in counts if counts[call]}
    chosen, left = [], wanted_points
    for place, call in enumerate(sorted(every, key=lambda name: len(every[name]))):
        share = min(len(every[call]), max(1, left // (len(every) - place)))
        chosen += [every[call][index * len(every[call]) // share] for index in range(share)]
        left -= share
    return chosen


def processor_seconds():
    """Of this process and all its children that have ended: what a sweep costs, however busy the machine is."""
    return sum(os.times()[:4])


def may_trace(how=()):
    return shutil.which("strace") is not None and subprocess.run(
        ["strace", *how, "-qq", "-o", "/dev/null", "-e", "inject=fsync:error=EIO:when=9", "true"], capture_output=True).returncode == 0


def work_folder(name):
    """A folder of its own, in memory where that is free: many runs wait for nothing then."""
    in_memory = os.access("/dev/shm", os.W_OK) and shutil.disk_usage("/dev/shm").free > 1 << 28
    return pathlib.Path(tempfile.mkdtemp(prefix=f"firnline-{name}-", dir="/dev/shm" if in_memory else None)).resolve()


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("program", type=pathlib.Path)
    parser.add_argument("--points", type=int, default=300)
    parser.add_argument("--by", choices=("auto", "strace", "preload"), default="auto")
    parser.add_argument("--shim", type=pathlib.Path)
    parser.add_argument("--calls", default="write,pwrite64,openat,fsync,fdatasync,ftruncate,rename,mmap,lseek")
    parser.add_argument("--jobs", type=int, default=len(os.sched_getaffinity(0)))
    parser.add_argument("--minutes", type=float, default=1e6, help="begin no further point after that")
    parser.add_argument("--log", type=pathlib.Path)
    asked = parser.parse_args()
    by = asked.by if asked.by != "auto" else "strace" if may_trace() else "preload"
    if by == "preload" and not asked.shim:
        sys.exit("strace may not trace here, and no --shim was given: nothing can be made to fail")
    work = work_folder("sweep")
    began = time.monotonic()
    try:
        sweep = Sweep(str(asked.program.resolve()), work, by, asked.shim and asked.shim.resolve())
        counts = sweep.counts(asked.calls.split(","))
        points = points_of(counts, asked.points)
        random.Random(1).shuffle(points)  # whatever is cut short is a fair sample
        deadline = began + 60 * asked.minutes
        with concurrent.futures.ThreadPoolExecutor(asked.jobs) as pool:
            complaints = list(pool.map(lambda number, point: sweep.complaint(number, point) if time.monotonic() < deadline else None,
                                       range(len(points)), points))
        points, complaints = zip(*((point, complaint) for point, complaint in zip(points, complaints) if complaint is not None))
    finally:
        shutil.rmtree(work, ignore_errors=True)
    wrong = [f"WRONG: {point.call} {point.error} at {point.number}{'+' if point.lasting else ''}: {complaint}"
             for point, complaint in zip(points, complaints) if complaint]
    made = ", ".join(f"{call} {count}" for call, count in counts.items())
    lines = [*wrong, f"{len(points)} points by {by} in {time.monotonic() - began:.0f} s ({processor_seconds():.0f} s of processors), {len(wrong)} wrong, "
             f"{sweep.spared} followed by no further run as the same leftovers were tried before; calls of the undisturbed run: {made}{''.join(f'; {count} crashes in {name}' for name, count in sweep.crashes.items())}"]
    print("\n".join(lines))
    if asked.log:
        asked.log.write_text("\n".join(lines) + "\n")
    return 0 if points and not wrong else 1


if __name__ == "__main__":
    sys.exit(main())
