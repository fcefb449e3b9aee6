# SPDX-FileCopyrightText: 2026 The firnline authors
# SPDX-License-Identifier: Apache-2.0
"""Runs one study of examples/ and holds its ranked lists against study.py.
    compare.py PROGRAM REPOSITORY STUDY
ends with 0 (the same), 1 (not the same) or 77 (the real layers are not on this machine)."""
import math
import os
import pathlib
import subprocess
import sys
import tempfile

import variants
from study import Study
from tables import COMPOSITE, F32_INPUTS, RANK_STEP, near, number, read_table

# A circle stands as a polygon of 256 corners whose area is the circle's. With t = pi / 256 its sides lie between
# R (1 - t^2 / 6) and R (1 + t^2 / 3), so that 2 t^2 / (9 sqrt 3) = 2e-5 of the disc is exchanged for as much outside.
CIRCLE = 2e-5


def of_site(row, expected, scores, tolerance):
    """What differs between one row of the list and what was expected."""
    status = row["status"] if row["status"] in ("scored", "outside") else "without"
    if status != expected["status"]:
        yield f"{row['status']}, expected {expected['status']}"
        return
    if not near(number(row["coverage"]), expected["coverage"], 0, COMPOSITE):
        yield f"coverage {row['coverage']}, expected {expected['coverage']}"
    for name, value in expected["values"].items():
        # A circle that only just reaches a cell has a sum without a bound of its own.
        if tolerance != CIRCLE and not near(number(row["value_" + name]), value, tolerance, tolerance):
            yield f"{name} {row['value_' + name]}, expected {value}"
    if status != "scored":
        if row["rank"] or row["score"] or not row["reason"]:
            yield f"without score, but rank {row['rank']!r}, score {row['score']!r}, reason {row['reason']!r}"
        return
    for name, score in expected["scores"].items():
        if not near(number(row["score_" + name]), score, 0, tolerance):
            yield f"score of {name} {row['score_' + name]}, expected {score}"
    if not near(number(row["score"]), expected["score"], 0, tolerance):
        yield f"score {row['score']}, expected {expected['score']}"
    # Scores closer than the rounding and twice the tolerance may change places; no others may.
    slack = RANK_STEP + 2 * tolerance
    best = 1 + sum(other > expected["score"] + slack for other in scores)
    worst = sum(other > expected["score"] - slack for other in scores)
    if not best <= int(row["rank"]) <= worst:
        yield f"rank {row['rank']}, expected {expected['rank']}"


def differences(rows, expected, tolerance):
    """One sentence for everything in which a list differs from what was expected."""
    if sorted(row["id"] for row in rows) != sorted(expected):
        return ["the sites are others"]
    scores = [one["score"] for one in expected.values() if one["status"] == "scored"]
    found = [f"{row['id']}: {what}" for row in rows for what in of_site(row, expected[row["id"]], scores, tolerance)]
    references = [float(row["score"]) - sum(number(row[column]) for column in row if column.startswith("contribution_"))
                  for row in rows if row["rank"]]
    if not references:
        found.append("no site has a score")
    elif max(references) - min(references) > COMPOSITE:
        found.append(f"contributions lead to different references: {min(references)} to {max(references)}")
    return found


def report(what, rows, expected, found):
    scored = [(float(row["score"]), expected[row["id"]]) for row in rows if row["rank"] and row["id"] in expected]
    apart = max((abs(score - one["score"]) for score, one in scored if one["status"] == "scored"), default=math.nan)
    moved = sum(int(row["rank"] or 0) != expected[row["id"]]["rank"] for row in rows if row["id"] in expected)
    print(f"{what}: {len(rows)} sites, {len(scored)} scored, scores within {apart:.1e}, {moved} ranks differ, "
          f"{len(found)} differences")
    for sentence in found[:10]:
        print("  " + sentence)


def compare_list(what, folder, expected, tolerance):
    rows = read_table(folder / "sites.csv")
    found = differences(rows, expected, tolerance)
    report(what, rows, expected, found)
    return len(found)


def main():
    program, repository, name = sys.argv[1], pathlib.Path(sys.argv[2]), sys.argv[3]
    data = pathlib.Path(os.environ.get("FIRNLINE_SHARED", repository / ".." / "shared")).resolve() / "data"
    if not (data / "carec-region").is_dir():
        print("SKIPPED, nothing was compared: the real layers are not on this machine. Name their folder in "
              "FIRNLINE_SHARED (it holds data/carec-region).")
        return 77
    job = repository / "examples" / name / "job.toml"
    wrong = 0
    with tempfile.TemporaryDirectory() as results:
        subprocess.run([program, "run", job, "--data", f"shared={data}", "--out", results, "--quiet", "--overwrite"],
                       check=True)
        checks = [("circles of 256 corners", Study(job, data), F32_INPUTS)]
        if name == "carec-water":
            checks.append(("true circles", Study(job, data, corners=4096), CIRCLE))
        for circles, study, tolerance in checks:
            for profile in study.job["profiles"]:
                folder = pathlib.Path(results) / profile
                now = study.list_of(profile)
                wrong += compare_list(f"{name} {profile}, {circles}", folder, now, tolerance)
                then = {variant: study.list_of(profile, variant) for variant in study.job.get("variants", {})}
                for variant, expected in then.items():
                    what = f"{name} {profile} in {variant}, {circles}"
                    wrong += compare_list(what, folder / "variants" / variant, expected, tolerance)
                if then and tolerance != CIRCLE:
                    found = list(variants.differences(study, profile, folder, now, then))
                    print(f"{name} {profile}: {len(then)} variants side by side, {len(found)} differences")
                    for sentence in found[:10]:
                        print("  " + sentence)
                    wrong += len(found)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
