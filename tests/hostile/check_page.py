#!/usr/bin/env python3
"""Holds docs/reliability.md against the corpus: every folder is named there, every name is a folder, and every case of the list of
requirements has a row.

    check_page.py [PAGE [CORPUS]]
"""
import pathlib
import re
import sys

HERE = pathlib.Path(__file__).resolve().parent
LAST = {"J": 44, "R": 80, "S": 62, "E": 52, "T": 5, "U": 9, "W": 6}


def main():
    page = pathlib.Path(sys.argv[1]) if len(sys.argv) > 1 else HERE.parent.parent / "docs" / "reliability.md"
    corpus = pathlib.Path(sys.argv[2]) if len(sys.argv) > 2 else HERE / "corpus"
    text = page.read_text(encoding="utf-8")
    named = set(re.findall(r"`([JRSETUW]\d\d_\w+)`", text))
    there = {case.parent.name for case in corpus.glob("*/case.toml")}
    found = [f"{page.name} does not name {name}" for name in sorted(there - named)]
    found += [f"{page.name} names {name}, which is no folder" for name in sorted(named - there)]
    found += [f"{page.name} has no row for {letter}{number:02}" for letter, last in LAST.items() for number in range(1, last + 1)
              if f"\n| {letter}{number:02} |" not in text]
    if f"{len(there)} cases" not in text:
        found.append(f"{page.name} does not say that there are {len(there)} cases")
    for line in found:
        print(line)
    return 1 if found else 0


sys.exit(main())
