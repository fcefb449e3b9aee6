#!/usr/bin/env python3
"""Holds every #include against one table of rooms and third-party headers.

    scripts/check_layers.py [ROOT]

An include that the table does not allow, an unlisted room and an unlisted third-party header all fail, one line each.
"""
import pathlib
import re
import sys

# room -> rooms it may include besides itself. Longest prefix wins.
ROOMS = {
    "kernels/grid": [],
    "kernels/backend": ["kernels/grid"],
    "kernels/mapalgebra": ["kernels/grid", "kernels/backend"],
    # A cell function sees grid/, indicator.hpp, formulas/ and formulas of its own family only (checked below).
    "kernels/indicators": ["kernels/grid", "kernels/backend"],
    "kernels/composition": ["kernels/grid", "kernels/backend"],
    "kernels/fusion": ["kernels/grid", "kernels/backend", "kernels/mapalgebra", "kernels/indicators", "kernels/composition"],
    "kernels/ranking": ["kernels/grid", "kernels/backend", "kernels/composition"],
    "kernels/wholegrid": ["kernels/grid", "kernels/backend", "kernels/mapalgebra"],
    "kernels/hydrology": ["kernels/grid", "kernels/backend", "kernels/mapalgebra", "kernels/wholegrid"],
    "kernels/travel": ["kernels/grid", "kernels/backend", "kernels/mapalgebra", "kernels/wholegrid"],
    "rasters/opener": ["kernels/grid"],
    "rasters/catalogue": ["kernels/grid", "rasters/opener"],
    "rasters/alignment": ["kernels/grid", "rasters/opener", "rasters/catalogue"],
    "rasters/sites": ["kernels/grid", "rasters/opener"],
    "rasters/store": ["kernels/grid", "rasters/opener"],
    "rasters/export": ["kernels/grid", "rasters/opener"],
    "rasters/samples": ["kernels/grid", "rasters/opener", "rasters/export"],
    "host/words": ["kernels/grid"],
    "host/job": ["kernels/grid"],
    "host/formula": ["kernels/grid", "kernels/mapalgebra", "rasters/catalogue", "host/job"],
    "host/finished_run": ["kernels", "rasters", "host/words", "host/job"],
    "host/report": ["kernels", "rasters", "host/words", "host/job", "host/finished_run"],
    "host/run": ["kernels", "rasters", "host/words", "host/job", "host/formula", "host/finished_run", "host/report"],
    "host/cli": ["kernels", "rasters", "host"],
    "tests": ["kernels", "rasters", "host", "tests"],
    "benchmarks": ["kernels", "rasters", "host", "benchmarks"],
}

# third-party header pattern -> rooms that may include it
THIRD_PARTY = {
    r"(cuda|thrust/|cub/|omp\.h)": ["kernels/backend", "benchmarks"],
    r"(gdal|ogr|cpl_|proj|geodesic|sqlite3|vrt)": ["rasters", "tests", "benchmarks"],
    r"openssl/": ["rasters/opener"],
    r"lzma\.h": ["rasters/opener"],
    r"(ft2build\.h|freetype/)": ["rasters/export"],
    r"hdf5\.h": ["rasters/opener", "tests"],
    r"udunits2": ["rasters/catalogue"],
    r"toml\+\+/": ["host/job"],
    r"nlohmann/": ["host/report", "host/finished_run", "host/cli", "tests"],
    r"CLI/": ["host/cli"],
    r"spdlog/": ["host"],
    r"(gtest|gmock)/": ["tests"],
    r"benchmark/": ["benchmarks"],
}

STD_OR_POSIX = re.compile(r"^[a-z_]+$|^(sys|arpa|netinet|linux)/[a-z_]+\.h$|^(unistd|fcntl|signal|poll|dirent|ftw|spawn|sched|cerrno|pwd|string|stdlib|stdio|errno|limits|math|time|fenv|immintrin|dlfcn|execinfo|malloc|pthread|mpfr)\.h$")
INCLUDE = re.compile(r'^\s*#\s*include\s*([<"])([^">]+)[">]', re.M)
GENERATED = re.compile(r"^(firnline_version|indicators/all_indicators)\.hpp$")


def room_of(path):
    parts = path.split("/")
    for length in range(len(parts) - 1, 0, -1):
        candidate = "/".join(parts[:length])
        if candidate in ROOMS:
            return candidate
    return None


def allowed(target, rooms):
    return any(target == room or target.startswith(room + "/") for room in rooms)


def complaints(root):
    found = []
    for top in ("kernels", "rasters", "host", "tests", "benchmarks"):
        for file in sorted((root / top).rglob("*")):
            if file.suffix not in (".hpp", ".cpp", ".cu", ".cuh", ".h"):
                continue
            name = file.relative_to(root).as_posix()
            room = room_of(name)
            if room is None:
                found.append(f"{name}: its folder is no room of the table in scripts/check_layers.py")
                continue
            text = file.read_text(encoding="utf-8")
            for match in INCLUDE.finditer(text):
                header = match.group(2)
                line = text.count("\n", 0, match.start()) + 1
                problem = problem_with(name, room, header)
                if problem:
                    found.append(f"{name}:{line}: {problem}")
            if room.startswith("kernels/") and name != "kernels/grid/elementary.hpp" and re.search(r"#\s*include\s*<cmath>", text):
                found.append(f"{name}: <cmath> in kernels/; use kernels/grid/elementary.hpp (the same bits everywhere)")
    return found


def problem_with(name, room, header):
    if header.split("/")[0] in ("kernels", "rasters", "host", "tests", "benchmarks"):
        target = room_of(header)
        if target is None:
            return f"includes {header}, which lies in no room"
        is_cell_function = room == "kernels/indicators" and name.count("/") == 3
        own_family = header.rsplit("/", 1)[0] == name.rsplit("/", 1)[0]
        shared_formula = header.startswith("kernels/indicators/formulas/")
        if is_cell_function and not own_family and not shared_formula and target != "kernels/grid" and header != "kernels/indicators/indicator.hpp":
            return f"an indicator may include only kernels/grid, indicator.hpp, kernels/indicators/formulas and formulas of its own family, not {header}"
        if target == room or allowed(target, ROOMS[room]):
            return None
        return f"{room} may not include {target} ({header})"
    if GENERATED.match(header) or STD_OR_POSIX.match(header):
        return None
    for pattern, rooms in THIRD_PARTY.items():
        if re.match(pattern, header):
            return None if allowed(room, rooms) else f"{room} may not include {header}"
    return f"includes {header}, which the table does not know"


def main():
    root = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else pathlib.Path(__file__).resolve().parent.parent)
    found = complaints(root)
    print("\n".join(found) if found else "every include goes an allowed way")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
