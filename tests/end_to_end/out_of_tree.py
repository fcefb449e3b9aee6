#!/usr/bin/env python3
"""The installed package, used by a program of somebody else's.

    out_of_tree.py CMAKE BUILD_FOLDER SOURCE_FOLDER COMPILER

Installs BUILD_FOLDER into a folder of its own, moves that folder, and configures, builds and runs examples/library
against it. No text file of the package may name a folder of the machine that built it.
"""
import pathlib
import subprocess
import sys
import tempfile

EXPECTED = [(-1.02, 0.5), (None, None)]  # by hand: -1.2 m x 850 / 1000, half way between -2.04 and 0


def run(*words):
    done = subprocess.run(words, capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, f"{' '.join(map(str, words))} ended with {done.returncode}:\n{done.stdout}{done.stderr}"
    return done.stdout


def paths_of_this_machine(package, folders):
    for file in sorted(package.rglob("*")):
        if file.suffix not in (".cmake", ".hpp", ".json") or not file.is_file():
            continue
        text = file.read_text()
        yield from (f"{file.relative_to(package)} names {folder}" for folder in folders if str(folder) in text)


def main():
    cmake, build, source, compiler = sys.argv[1:5]
    with tempfile.TemporaryDirectory() as scratch:
        scratch = pathlib.Path(scratch)
        staged, moved = scratch / "staged", scratch / "moved"
        run(cmake, "--install", build, "--prefix", staged)
        found = list(paths_of_this_machine(staged, (build, source, staged)))
        assert not found, "\n".join(found)
        for needed in ("include/firnline/kernels/indicators/terrain/slope_horn.hpp", "share/firnline/schemas/manifest.json"):
            assert (staged / needed).exists(), f"{needed} is not installed"
        staged.rename(moved)
        used = scratch / "used"
        run(cmake, "-S", f"{source}/examples/library", "-B", used, f"-DCMAKE_PREFIX_PATH={moved}",
            f"-DCMAKE_CXX_COMPILER={compiler}", "-DCMAKE_BUILD_TYPE=Release", "-DCMAKE_CXX_FLAGS=-Wall -Wextra -Werror")
        run(cmake, "--build", used)
        lines = run(used / "thinning").split("\n")
        for line, (value, score) in zip(lines, EXPECTED):
            numbers = [float(word) for word in line.split()]
            expected = [float("nan") if one is None else one for one in (value, score)]
            assert str(numbers) == str(expected), f"{numbers}, not {expected}"


if __name__ == "__main__":
    main()
