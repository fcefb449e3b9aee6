#!/usr/bin/env python3
"""Runs on machines that lack something (a full disk: sweep_disk.py): memory, descriptors, processors, a language.

    sweep_machine.py PROGRAM SHIM [--only sizes,folders,memory,descriptors,threads,grid] [--steps N] [--configurations N]
                     [--also PROGRAM] [--jobs N] [--log FILE]

sizes        RLIMIT_FSIZE of 40 sizes: exit 7, no signal, or the same bytes
folders      a read-only file system, a read-only folder, and an output folder that vanishes during the run: exit 7
memory       --as limits from 256 MB to 4 GB: the same bytes, or exit 8
descriptors  from 8 to 40 open files: the same bytes, or exit 4 to 8 with a message
threads      from 0 to 11 further threads for a run that wants four (by SHIM, see fail_call.cpp): the same bytes, or exit 8
grid         threads x tile sizes x visible processors, of the sample study: the same bytes in every configuration; every other
             one by a second program (--also: of another compiler)
Exit 1 when anything is wrong. What this machine does not allow is said, and is a failure.
"""
import argparse
import functools
import itertools
import os
import pathlib
import shutil
import subprocess
import sys
import time

import run_case
import sweep_calls
import sweep_kills

STEPS = ("sizes", "folders", "memory", "descriptors", "threads", "grid")


class Machines(sweep_kills.Runs):
    tile = ("16", "32")

    def run_limited(self, out, more=(), limits=(), cpus=None, environment=(), words=None):
        """limits: options of prlimit; cpus: how many processors the run may see"""
        before = ["prlimit", *(f"--{name}={value}" for name, value in limits), "--"]
        if cpus:
            before = ["taskset", "-c", ",".join(map(str, sorted(os.sched_getaffinity(0))[:cpus])), *before]
        return subprocess.run([*before, *(words or self.words(out, more)), "--quiet"], cwd=self.work, capture_output=True, text=True,
                              errors="replace", timeout=300, env=dict(self.environment, **dict(environment)))

    def judge_run(self, done, out, codes, what):
        """The same bytes, or one of these codes with a message and nothing under a final name."""
        if done.returncode == 0:
            return self.require(self.same(out), f"{what}: other results")
        self.require(done.returncode in codes, f"{what}: exit {done.returncode}: {done.stderr[-200:]}")
        self.require("->" in done.stderr, f"{what}: no remedy: {done.stderr[-200:]}")
        for sentence in run_case.complaints_of_results(out, set()):
            self.wrong.append(f"{what}: {sentence}")

    def judge_limited(self, name, limit, codes, what):
        """Returns: whether the run was refused"""
        out = self.work / f"{name}{limit}"
        done = self.run_limited(out, limits=[(name, limit)])
        self.judge_run(done, out, codes, what)
        shutil.rmtree(out, ignore_errors=True)
        return done.returncode != 0

    def sizes(self, steps=40):
        most = 6 << 20  # the largest is a map before it is compressed
        met = sum(self.spread(lambda size: self.judge_limited("fsize", size, (7,), f"files of {size} bytes"),
                              [most * step // steps for step in range(steps)]))
        self.require(0 < met < steps, f"{met} of {steps} limits on file sizes were met")
        return f"{steps} limits on file sizes to {most} bytes, {met} met"

    def folders(self):
        mounted = self.work / "read_only"
        mounted.mkdir()
        subprocess.run(["mount", "-t", "tmpfs", "none", str(mounted)], check=True)
        try:
            subprocess.run(["mount", "-o", "remount,ro", str(mounted)], check=True)
            self.judge_run(self.run_limited(mounted / "out"), mounted / "out", (7,), "a read-only file system")
        finally:
            subprocess.run(["umount", "-l", str(mounted)], check=True)
        vanished = 0
        for moment in range(20):
            out = self.work / f"vanishing{moment}"
            run = self.begin(out, [])
            time.sleep(self.duration * moment / 20)
            shutil.rmtree(out, ignore_errors=True)
            said = run.communicate(timeout=120)[1]
            self.require(run.returncode in (0, 7, 11), f"a folder that vanishes at {5 * moment} %: exit {run.returncode}: {said[-200:]}")
            vanished += run.returncode != 0
            if run.returncode == 0 and out.exists():
                self.require(self.same(out), f"a folder that vanishes at {5 * moment} %: other results")
            shutil.rmtree(out, ignore_errors=True)
        return f"a read-only file system, 20 vanishing folders of which {vanished} met a run"

    def memory(self):
        sizes = (256, 288, 320, 352, 384, 416, 448, 480, 512, 640, 768, 1024, 1536, 2048, 3072, 4096)
        refused = sum(self.spread(lambda size: self.judge_limited("as", size << 20, (8,), f"{size} MB of addresses"), sizes))
        return f"{len(sizes)} limits on addresses from 256 MB to 4 GB, {refused} too small"

    def descriptors(self):
        counts = range(8, 41, 2)
        refused = sum(self.spread(lambda count: self.judge_limited("nofile", count, (4, 5, 6, 7, 8), f"{count} open files"), counts))
        return f"{len(counts)} limits on open files from 8 to 40, {refused} too small"

    def few_threads(self):
        counts = range(12)
        refused = sum(self.spread(self.judge_few_threads, counts))
        self.require(0 < refused < len(counts), f"{refused} of {len(counts)} limits on threads were too low")
        return f"{len(counts)} limits on threads from 0 to 11, {refused} too low"

    def judge_few_threads(self, count):
        """Returns: whether the run was refused"""
        out = self.work / f"threads{count}"
        words = ["4" if before == "--threads" else word for before, word in itertools.pairwise(["", *self.words(out, [])])]
        done = self.run_limited(out, words=words, environment={"LD_PRELOAD": str(self.shim), "FIRNLINE_MOST_THREADS": str(count)})
        self.judge_run(done, out, (8,), f"{count} further threads")
        shutil.rmtree(out, ignore_errors=True)
        return done.returncode != 0

    def grid(self, wanted, programs):
        """Every combination, in an order that visits all values early."""
        every = [one for one in itertools.product((1, 2, 3, 4, 8), (1, 7, 16, 64, 256), (17, 32, 240, 1024), (1, 2))
                 if one[1] * one[2] >= 100]  # smaller tiles take seconds
        wanted = min(wanted, len(every))
        chosen = [every[index * len(every) // wanted] for index in range(wanted)]
        self.spread(lambda number, one: self.judge_configuration(number, programs[number % len(programs)], *one), range(wanted), chosen)
        return f"{wanted} configurations of threads, tiles and processors, by {len(programs)} programs"

    def judge_configuration(self, number, program, threads, rows, cols, cpus):
        out = self.work / f"configuration{number}"
        words = [program, "run", str(self.job), "--out", str(out), "--threads", str(threads), "--tile-rows", str(rows),
                 "--tile-cols", str(cols)]
        done = self.run_limited(out, cpus=cpus, words=words)
        what = f"{program}, {threads} threads, tiles of {rows} x {cols}, {cpus} processors"
        self.require(done.returncode == 0, f"{what}: exit {done.returncode}: {done.stderr[-200:]}")
        self.require(done.returncode != 0 or self.same(out), f"{what}: other results")
        shutil.rmtree(out, ignore_errors=True)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("program", type=pathlib.Path)
    parser.add_argument("shim", type=pathlib.Path)
    parser.add_argument("--only", default=",".join(STEPS))
    parser.add_argument("--configurations", type=int, default=100)
    parser.add_argument("--steps", type=int, default=40)
    parser.add_argument("--also", type=pathlib.Path)
    parser.add_argument("--jobs", type=int, default=len(os.sched_getaffinity(0)))
    parser.add_argument("--minutes", type=float, default=1e6, help="begin nothing further after that")
    parser.add_argument("--log", type=pathlib.Path)
    asked = parser.parse_args()
    work = sweep_calls.work_folder("machine")
    try:
        program, shim = str(asked.program.resolve()), asked.shim.resolve()
        programs = [program] + ([str(asked.also.resolve())] if asked.also else [])
        runs = Machines(program, work, shim, 1, jobs=asked.jobs)

        @functools.cache
        def of_the_sample():
            """Many layers, three lists."""
            (work / "sample").mkdir()
            large = Machines(program, work / "sample", shim, 1, run_case.SAMPLE / "job.toml", asked.jobs)
            large.wrong, large.spread = runs.wrong, runs.spread
            return large

        steps = {"sizes": lambda: runs.sizes(asked.steps), "folders": runs.folders,
                 "memory": lambda: of_the_sample().memory(), "descriptors": runs.descriptors, "threads": runs.few_threads,
                 "grid": lambda: of_the_sample().grid(asked.configurations, programs)}
        return sweep_kills.take_steps(runs, steps, asked)
    finally:
        shutil.rmtree(work, ignore_errors=True)


if __name__ == "__main__":
    sys.exit(main())
