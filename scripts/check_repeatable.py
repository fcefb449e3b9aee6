#!/usr/bin/env python3
"""Holds sources and compile commands against what makes results repeat: no locale, no fast-math, no contraction.

    scripts/check_repeatable.py [ROOT] [COMPILE_COMMANDS]

Sources of kernels/, rasters/ and host/ under ROOT may not set a locale or loosen floating point for a function. Every compile
command of those sources (COMPILE_COMMANDS, made by CMake) must carry the flags of cmake/Toolchain.cmake and cmake/Device.cmake
and none that undoes them. One line per complaint; exit 1 when there is any.
"""
import json
import pathlib
import re
import sys

ROOMS = ("kernels", "rasters", "host")
SUFFIXES = (".hpp", ".cpp", ".h", ".cu", ".cuh")

# A locale turns 0.5 into 0,5 in whatever printf, strtod and streams touch; it belongs to the process, so nobody may set it.
FORBIDDEN_TEXT = {
    r"\b(setlocale|uselocale|newlocale)\s*\(": "sets a locale",
    r"\blocale::global\b": "sets a locale",
    r"\.imbue\s*\((?!\s*std::locale::classic\(\))": "gives a stream a locale other than the classic one",
    r"\boptimize\s*\(\s*\"[^\"]*(fast-math|Ofast|unsafe-math|associative-math|reciprocal-math)": "loosens floating point",
    r"#\s*pragma\s+STDC\s+FP_CONTRACT\s+(ON|DEFAULT)": "allows contraction",
}

# -mfma alone is harmless while contraction is off; what follows is not, wherever it stands on the command line.
FORBIDDEN_FLAGS = {
    "-ffast-math", "-Ofast", "-funsafe-math-optimizations", "-fassociative-math", "-freciprocal-math", "-ffinite-math-only",
    "-fno-signed-zeros", "-ffp-contract=fast", "-ffp-contract=on", "-fexcess-precision=fast", "--use_fast_math", "-use_fast_math",
    "--fmad=true", "--ftz=true", "--prec-div=false", "--prec-sqrt=false",
}
NEEDED_FLAGS = {
    "C++": ("-ffp-contract=off", "-fno-fast-math", "-fstack-protector-strong", "-D_GLIBCXX_ASSERTIONS"),
    "CUDA": ("-ffp-contract=off", "--fmad=false", "--prec-div=true", "--prec-sqrt=true", "--ftz=false"),
}


def complaints_of_sources(root):
    for room in ROOMS:
        for file in sorted((root / room).rglob("*")):
            if file.suffix not in SUFFIXES:
                continue
            for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1):
                for pattern, what in FORBIDDEN_TEXT.items():
                    if re.search(pattern, line.split("//")[0]):
                        yield f"{file.relative_to(root)}:{number}: {what}"


def complaints_of_commands(root, commands):
    """-Xcompiler=a,b,c counts as a, b and c: nvcc hands them to the host compiler."""
    build = commands.parent.resolve()
    checked = 0
    for entry in json.loads(commands.read_text(encoding="utf-8")):
        file = (pathlib.Path(entry["directory"]) / entry["file"]).resolve()
        generated = file.is_relative_to(build / "generated")
        if not generated and not any(file.is_relative_to(root.resolve() / room) for room in ROOMS):
            continue
        checked += 1
        name = file.relative_to(build if generated else root.resolve())
        words = entry["command"].split()
        flags = {part for word in words for part in word.removeprefix("-Xcompiler=").split(",")}
        for flag in sorted(flags & FORBIDDEN_FLAGS):
            yield f"{name}: is compiled with {flag}"
        for flag in NEEDED_FLAGS["CUDA" if file.suffix == ".cu" else "C++"]:
            if flag not in flags:
                yield f"{name}: is compiled without {flag}"
    if checked == 0:
        yield f"{commands}: holds no command of {', '.join(ROOMS)} under {root}"


def main():
    root = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else pathlib.Path(__file__).parent.parent)
    found = list(complaints_of_sources(root))
    if len(sys.argv) > 2:
        found += complaints_of_commands(root, pathlib.Path(sys.argv[2]))
    for line in found:
        print(line)
    return 1 if found else 0


sys.exit(main())
