#!/usr/bin/env python3
"""Watches whole runs with strace: no call that reaches for a network, of any thread.

    no_sockets.py PROGRAM [WORDS ...]     without words: the sample study's run, check and explain, and a job that names an address

Exit 77 where tracing is not allowed.
"""
import pathlib
import re
import subprocess
import sys
import tempfile

SAMPLE = pathlib.Path(__file__).resolve().parents[3] / "rasters" / "samples" / "upper_valley"


def traced(program, words, cwd, codes):
    """Lines of calls of strace's class of network calls; the program must end with one of the codes."""
    with tempfile.NamedTemporaryFile() as record:
        done = subprocess.run(["strace", "-f", "-qq", "-e", "trace=%network", "-o", record.name, program, *words], cwd=cwd,
                              capture_output=True, text=True)
        if done.returncode not in codes:
            sys.exit(f"{' '.join(words)} ended with {done.returncode}:\n{done.stderr}")
        return [line for line in record.read().decode("utf-8", "replace").splitlines() if re.search(r"\w+\(", line)]


def main():
    program, words = str(pathlib.Path(sys.argv[1]).resolve()), sys.argv[2:]
    if subprocess.run(["strace", "-qq", "-o", "/dev/null", "true"], capture_output=True).returncode != 0:
        print("strace may not trace here")
        return 77
    with tempfile.TemporaryDirectory() as work:
        if words:
            calls = traced(program, words, work, range(256))
        else:
            job = (SAMPLE / "job.toml").read_text(encoding="utf-8")
            address = pathlib.Path(work) / "address.toml"
            address.write_text(job.replace('source = "elevation.tif"', 'source = "https://192.0.2.1/elevation.tif"'), encoding="utf-8")
            calls = traced(program, ["run", str(SAMPLE / "job.toml"), "--out", "out"], work, [0])
            calls += traced(program, ["check", str(SAMPLE / "job.toml")], work, [0])
            calls += traced(program, ["explain", "out", "C01"], work, [0])
            calls += traced(program, ["check", str(address)], work, [10])
    for call in calls:
        print(f"reaches for a network: {call}")
    print(f"{len(calls)} network calls")
    return 1 if calls else 0


sys.exit(main())
