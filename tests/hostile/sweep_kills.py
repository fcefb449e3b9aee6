#!/usr/bin/env python3
"""Kills, stops and disturbs runs, and asks for the same bytes afterwards.

    sweep_kills.py PROGRAM SHIM [--kills N] [--seed S] [--only kills,rename,term,twice,usr1,two,changed,journal] [--damages N] [--jobs N]
                   [--minutes M] [--log FILE]

kills    kill -9 at random moments of a run; up to three in one run, the later ones during --resume
rename   kill -9 in the very call that gives a result its final name, for each of them (by SHIM, see fail_call.cpp)
term     SIGTERM at a hundred moments: exit 75 within 10 s and --resume goes on, or the run was over
twice    a second signal to stop ends the run at once, with 75, and --resume goes on
usr1     SIGUSR1 makes a checkpoint, and the run goes on
two      two runs begin in one folder at once: one wins, the other ends with 7
changed  an input that changes while the run reads it, or after: exit 4 and no result, or the results of what was read
journal  the journal of a checkpoint cut at a byte, or a bit of it flipped (--damages N of them, spread evenly): refused with 11 or
         an earlier state is used, and never another result; every byte and bit: JournalDamage in tests/unit/rasters/store
Exit 1 when anything is wrong.
"""
import argparse
import concurrent.futures
import functools
import math
import os
import pathlib
import random
import shutil
import signal
import subprocess
import sys
import time

import run_case
import sweep_calls

STEPS = ("kills", "rename", "term", "twice", "usr1", "two", "changed", "journal")
GRACE_S = 10


class Runs(sweep_calls.Sweep):
    """A study in tiles so small that a signal falls between many of them."""

    tile = ("4", "8")

    def __init__(self, program, work, shim, seed, job=None, jobs=len(os.sched_getaffinity(0))):
        super().__init__(program, work, "preload", shim, job)
        self.seed, self.jobs, self.wrong = seed, jobs, []
        self.deadline, self.left_out = math.inf, 0  # --minutes: what was not begun by then

    @functools.cached_property
    def duration(self):
        return max(self.spread(self.seconds_of_a_run, range(self.jobs)))  # while others run, as later

    def seconds_of_a_run(self, number):
        began = time.monotonic()
        self.run(self.work / f"timed{number}", [])
        return time.monotonic() - began

    def spread(self, work, *items):
        """Side by side; the order of the results is that of the items. What begins too late is left out, and 0."""
        def unless_late(*one):
            if time.monotonic() < self.deadline:
                return work(*one) or 0
            self.left_out += 1
            return 0

        with concurrent.futures.ThreadPoolExecutor(self.jobs) as pool:
            return list(pool.map(unless_late, *items))

    def begin(self, out, more):
        return subprocess.Popen(self.words(out, [*more, "--quiet"]), cwd=self.work, stdout=subprocess.DEVNULL,
                                stderr=subprocess.PIPE, text=True, env=self.environment)

    def require(self, good, sentence):
        if not good:
            self.wrong.append(sentence)

    def require_same_after(self, out, more, what):
        done = self.run(out, more)
        self.require(done.returncode == 0, f"{what}: the run after it ends with {done.returncode}: {done.stderr[-300:]}")
        self.require(done.returncode != 0 or self.same(out), f"{what}: the run after it gives other results")
        shutil.rmtree(out, ignore_errors=True)

    def more_for(self, out):
        return ["--resume"] if out.exists() else []

    def kills(self, wanted):
        killed = runs = 0
        while killed < wanted and runs < 4 * wanted and time.monotonic() < self.deadline:
            more = range(runs, runs + max(1, (wanted - killed) // 2))
            killed += sum(self.spread(self.kill_up_to_three_times, more))
            runs = more.stop
        self.require(killed >= wanted or self.left_out, f"only {killed} of {wanted} kills met a run")
        return f"{killed} kills in {runs} runs"

    def kill_up_to_three_times(self, number):
        """Returns: how many kills met a run that was not over"""
        moments, killed = random.Random(f"{self.seed}, run {number}"), 0
        out = self.work / f"killed{number}"
        for _ in range(3):
            run = self.begin(out, self.more_for(out))
            time.sleep(moments.random() * self.duration)
            run.kill()
            if run.wait() != -signal.SIGKILL:
                break  # it was over before
            killed += 1
            self.require_no_lie(out, f"run {number}, kill {killed}")
        self.require_same_after(out, self.more_for(out), f"run {number} after {killed} kills")
        return killed

    def require_no_lie(self, out, what):
        """A killed run may leave results without a manifest, but no manifest that does not speak of them."""
        if (out / "manifest.json").exists():
            for sentence in run_case.complaints_of_results(out, set()):
                self.wrong.append(f"{what}: {sentence}")

    def rename(self):
        count = self.counts(["rename"])["rename"]
        self.spread(self.kill_in_rename, range(1, count + 1))
        return f"{count} kills in a final rename"

    def kill_in_rename(self, number):
        out = self.work / f"renaming{number}"
        done = self.run(out, [], environment={"LD_PRELOAD": str(self.shim), "FIRNLINE_FAIL_CALL": f"rename:0:{number}"})
        self.require(done.returncode == -signal.SIGKILL, f"rename {number}: not killed, {done.returncode}")
        self.require_no_lie(out, f"rename {number}")
        self.require_same_after(out, ["--resume"], f"rename {number}")

    def term(self, moments=100):
        stopped = sum(self.spread(lambda moment: self.stop(moment, moments), range(moments)))
        self.require(stopped >= moments // 5 or self.left_out, f"SIGTERM stopped only {stopped} of {moments} runs")
        return f"SIGTERM at {moments} moments, {stopped} stopped with 75"

    def stop(self, moment, moments):
        """Returns: whether the run was stopped, with 75"""
        out, what = self.work / f"stopped{moment}", f"SIGTERM at {100 * moment // moments} %"
        run = self.begin(out, [])
        time.sleep(self.duration * moment / moments)
        asked = time.monotonic()
        run.send_signal(signal.SIGTERM)
        try:
            _, said = run.communicate(timeout=6 * GRACE_S)
        except subprocess.TimeoutExpired:
            run.kill()
            self.wrong.append(f"{what}: goes on")
            return False
        took = time.monotonic() - asked
        self.require(run.returncode in (0, 75, -signal.SIGTERM), f"{what}: exit {run.returncode}: {said[-200:]}")
        self.require(run.returncode != -signal.SIGTERM or not out.exists(), f"{what}: killed after it began")
        self.require(took < GRACE_S, f"{what}: took {took:.1f} s")
        if run.returncode == 75:
            self.require("--resume" in said, f"{what}: does not name --resume")
            for sentence in run_case.complaints_of_results(out, set()):
                self.wrong.append(f"{what}: {sentence}")
            self.require_same_after(out, self.more_for(out), what)
        shutil.rmtree(out, ignore_errors=True)
        return run.returncode == 75

    def usr1(self):
        for attempt in range(20):
            out = self.work / f"usr1_{attempt}"
            run = subprocess.Popen(self.words(out, []), cwd=self.work, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True,
                                   env=self.environment)
            while run.poll() is None and not (out / ".store" / "journal").exists():
                time.sleep(0.001)
            if run.poll() is None:
                run.send_signal(signal.SIGUSR1)
            said = run.communicate()[1]
            good = run.returncode == 0 and self.same(out)
            shutil.rmtree(out, ignore_errors=True)
            self.require(good, f"SIGUSR1: exit {run.returncode} or other results: {said[-200:]}")
            if "checkpoint:" in said:
                return "SIGUSR1 makes a checkpoint and goes on"
        self.wrong.append("SIGUSR1: no checkpoint in 20 runs")
        return "SIGUSR1"

    def two(self, races=25):
        for race in range(races):
            out = self.work / f"race{race}"
            runs = [self.begin(out, []) for _ in range(2)]
            codes = sorted(run.wait() for run in runs)
            said = [run.stderr.read() for run in runs]
            self.require(codes == [0, 7], f"race {race}: exit codes {codes}: {said}")
            self.require(self.same(out), f"race {race}: other results")
            shutil.rmtree(out, ignore_errors=True)
        return f"{races} races for one folder"

    def begin_stopped(self, out, call, number, job=None):
        """A run that stops itself before a call (fail_call.cpp), and has: it goes on with SIGCONT."""
        words = [str(job) if word == str(self.job) else word for word in self.words(out, ["--quiet"])]
        run = subprocess.Popen(words, cwd=self.work, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True,
                               env=dict(self.environment, LD_PRELOAD=str(self.shim), FIRNLINE_FAIL_CALL=f"{call}:-1:{number}"))
        os.waitid(os.P_PID, run.pid, os.WSTOPPED | os.WEXITED | os.WNOWAIT)
        return run

    def twice(self):
        """Two signals are waiting when the run goes on: neither a tile nor a message comes between them."""
        number = self.counts(["fdatasync"])["fdatasync"] // 2
        out = self.work / "twice"
        run = self.begin_stopped(out, "fdatasync", number, self.job)
        for one in (signal.SIGINT, signal.SIGTERM, signal.SIGCONT):
            run.send_signal(one)
        said = run.communicate(timeout=sweep_calls.HANG_S)[1]
        self.require(run.returncode == 75 and not said, f"two signals to stop: exit {run.returncode}: {said[-200:]}")
        self.require_same_after(out, ["--resume"], "two signals to stop")
        return "two signals to stop"

    def changed(self):
        count = self.counts(["rename"])["rename"]
        refused = sum(self.spread(self.change_input, range(1, count + 1)))
        self.require(0 < refused < count, f"an input that changes before rename {refused} of {count} is noticed")
        return f"an input that changes before each of {count} renames, {refused} refused with 4"

    def change_input(self, number):
        """Returns: whether the change was refused, with 4"""
        study, out, what = self.work / f"changing{number}", self.work / f"changed{number}", f"input changed before rename {number}"
        shutil.copytree(self.job.parent, study)
        run = self.begin_stopped(out, "rename", number, study / self.job.name)
        raster = study / "elevation.tif"
        before = raster.read_bytes()
        raster.write_bytes(before[:-1] + bytes([before[-1] ^ 1]))
        run.send_signal(signal.SIGCONT)
        said = run.communicate(timeout=sweep_calls.HANG_S)[1]
        if run.returncode == 0:  # it was read by then
            self.require(self.same(out), f"{what}: other results")
        else:
            self.require(run.returncode == 4 and "elevation.tif" in said, f"{what}: exit {run.returncode}: {said[-200:]}")
            self.require(not run_case.final_names(out), f"{what}: leaves results")
            self.require(not (out / ".store").exists(), f"{what}: leaves tiles of an input that is gone")
        shutil.rmtree(out, ignore_errors=True)
        return run.returncode == 4

    def make_checkpoint(self):
        """A run that failed at its first map: every tile is in the store, and the journal whole."""
        out = self.work / "checkpoint"
        self.run(out, [], environment={"LD_PRELOAD": str(self.shim), "FIRNLINE_FAIL_CALL": "rename:5:2+"})
        if not (out / ".store" / "journal").exists():
            sys.exit("no checkpoint was left")
        return out

    def journal(self, wanted):
        whole = self.make_checkpoint()
        bytes_of = (whole / ".store" / "journal").read_bytes()
        damages = [("cut", at) for at in range(len(bytes_of))] + [("flip", bit) for bit in range(8 * len(bytes_of))]
        damages = [damages[index * len(damages) // min(wanted, len(damages))] for index in range(min(wanted, len(damages)))]
        refused = sum(self.spread(lambda number, damage: self.resume_damaged(whole, number, *damage), range(len(damages)), damages))
        return f"{len(damages)} damages of a journal of {len(bytes_of)} bytes, {refused} refused with 11"

    def resume_damaged(self, whole, number, kind, at):
        """Returns: whether the damage was refused, with 11"""
        out, what = self.work / f"damaged{number}", f"journal, {kind} {at}"
        shutil.copytree(whole, out)
        journal = out / ".store" / "journal"
        damaged = bytearray(journal.read_bytes())
        if kind == "cut":
            del damaged[at:]
        else:
            damaged[at // 8] ^= 1 << at % 8
        journal.write_bytes(damaged)
        done = self.run(out, ["--resume"])
        self.require(done.returncode in (0, 11), f"{what}: exit {done.returncode}: {done.stderr[-200:]}")
        self.require(done.returncode != 0 or self.same(out), f"{what}: other results")
        self.require(done.returncode != 11 or "--overwrite" in done.stderr, f"{what}: no remedy")
        shutil.rmtree(out, ignore_errors=True)
        return done.returncode == 11


def take_steps(runs, steps, asked):
    """Takes the steps asked for and says what each found. Returns: the exit status"""
    lines, began_all = [], time.monotonic()
    for step in asked.only.split(","):
        runs.left_out = 0
        runs.deadline = began_all + 60 * asked.minutes
        began, wrong_before, spent_before = time.monotonic(), len(runs.wrong), sweep_calls.processor_seconds()
        try:
            what = steps[step]()
        except subprocess.CalledProcessError as refused:
            runs.wrong.append(f"{step}: not allowed here: {' '.join(refused.cmd)}")
            what = step
        lines += [f"WRONG: {sentence}" for sentence in runs.wrong[wrong_before:]]
        left_out = f" ({runs.left_out} of them left out for want of time)" if runs.left_out else ""
        lines.append(f"{what}{left_out}: {len(runs.wrong) - wrong_before} wrong, {time.monotonic() - began:.0f} s "
                     f"({sweep_calls.processor_seconds() - spent_before:.0f} s of processors)")
    print("\n".join(lines))
    if asked.log:
        asked.log.write_text("\n".join(lines) + "\n")
    return 1 if runs.wrong else 0


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("program", type=pathlib.Path)
    parser.add_argument("shim", type=pathlib.Path)
    parser.add_argument("--kills", type=int, default=500)
    parser.add_argument("--moments", type=int, default=100)
    parser.add_argument("--races", type=int, default=25)
    parser.add_argument("--damages", type=int, default=300)
    parser.add_argument("--seed", type=int, default=20261129)
    parser.add_argument("--only", default=",".join(STEPS))
    parser.add_argument("--jobs", type=int, default=len(os.sched_getaffinity(0)))
    parser.add_argument("--minutes", type=float, default=1e6, help="begin nothing further after that")
    parser.add_argument("--log", type=pathlib.Path)
    asked = parser.parse_args()
    work = sweep_calls.work_folder("kills")
    try:
        runs = Runs(str(asked.program.resolve()), work, asked.shim.resolve(), asked.seed, jobs=asked.jobs)
        steps = {"kills": lambda: runs.kills(asked.kills), "rename": runs.rename, "term": lambda: runs.term(asked.moments),
                 "twice": runs.twice, "usr1": runs.usr1, "two": lambda: runs.two(asked.races), "changed": runs.changed, "journal": lambda: runs.journal(asked.damages)}
        return take_steps(runs, steps, asked)
    finally:
        shutil.rmtree(work, ignore_errors=True)


if __name__ == "__main__":
    sys.exit(main())
