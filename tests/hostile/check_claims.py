#!/usr/bin/env python3
"""Holds SECURITY.md against the tests: every promise names at least one, and every test that it names is there.

    check_claims.py [PAGE]
"""
import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent


def names_of_tests():
    names = {case.parent.name for case in ROOT.glob("tests/hostile/corpus/*/case.toml")}
    for source in ROOT.glob("tests/**/*.cpp"):
        text = source.read_text(encoding="utf-8")
        names |= {f"{suite}.{case}" for suite, case in re.findall(r"^TEST(?:_F|_P)?\((\w+), (\w+)\)", text, re.M)}
    for lists in ROOT.glob("tests/**/CMakeLists.txt"):
        names |= set(re.findall(r"add_test\(NAME ([\w.]+)", lists.read_text(encoding="utf-8")))
    return names


def main():
    page = pathlib.Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "SECURITY.md"
    rows = re.search(r"\| promise \| tests \|\n\|---\|---\|\n((?:\|.*\n)+)", page.read_text(encoding="utf-8"))
    known, found = names_of_tests(), []
    for row in rows.group(1).splitlines() if rows else []:
        promise, tests = (cell.strip() for cell in row.strip("|").rsplit("|", 1))
        named = re.findall(r"`([^`]+)`", tests)
        if not named:
            found.append(f"no test holds: {promise}")
        found += [f"there is no test {name}" for name in named if name not in known and not (ROOT / name).is_file()]
    for line in found or ([] if rows else ["there is no table of promises"]):
        print(f"{page.name}: {line}")
    return 1 if found or not rows else 0


sys.exit(main())
