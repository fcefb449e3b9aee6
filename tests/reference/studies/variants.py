# SPDX-FileCopyrightText: 2026 The firnline authors
# SPDX-License-Identifier: Apache-2.0
"""Holds variants.csv, change.csv and the manifest of a study with variants against study.py: changes of scores, what each
dimension adds to them (all six orders gone through), medians and spreads over models, and how far the lists agree (every
pair counted)."""
import itertools
import json
import math
import statistics

from study import score_of_parts
from tables import COMPOSITE, F32_INPUTS, near, number, read_table

DIMENSIONS = ("hazard", "exposure", "vulnerability")


def shares_of_change(profile, now, then):
    """What each dimension adds to the change: the mean over all orders in which they may change."""
    shares = dict.fromkeys(DIMENSIONS, 0.0)
    for order in itertools.permutations(DIMENSIONS):
        parts = dict(now["parts"])
        for dimension in order:
            before = score_of_parts(profile, parts)
            if dimension in parts:
                parts[dimension] = then["parts"][dimension]
            shares[dimension] += (score_of_parts(profile, parts) - before) / 6
    return shares


def kendall(pairs):
    """tau_b by its definition."""
    order = apart_a = apart_b = 0
    for (a, b), (c, d) in itertools.combinations(pairs, 2):
        x, y = (a > c) - (a < c), (b > d) - (b < d)
        order, apart_a, apart_b = order + x * y, apart_a + x * x, apart_b + y * y
    return order / math.sqrt(apart_a * apart_b)


def spearman(pairs):
    def places(ranks):
        return [sum(o < r for o in ranks) + (1 + sum(o == r for o in ranks)) / 2 for r in ranks]
    return statistics.correlation(*(places(side) for side in zip(*pairs)))


def rank_biased_overlap(lists, p=0.9):
    """Equation 32 of Webber, Moffat and Zobel (2010) over sets of ids; ties as in their section 4.5. lists: two {id: rank}."""
    short, long = sorted(lists, key=len)
    agreements = []
    for depth in range(1, len(long) + 1):
        first = [{key for key, rank in ranks.items() if rank <= depth} for ranks in (short, long)]
        unseen = max(depth - len(short), 0)
        shared = len(first[0] & first[1]) + (agreements[len(short) - 1] * unseen if unseen else 0)
        agreements.append(2 * shared / (len(first[0]) + unseen + len(first[1])))
    summed = sum(agreement * p**depth for depth, agreement in enumerate(agreements, 1))
    return (1 - p) / p * summed + agreements[-1] * p ** len(long)


def of_change(row, profile, now, then):
    """What differs between one row of variants.csv and what was expected."""
    change = then["score"] - now["score"]
    yield "score", number(row["score"]), then["score"]
    yield "score_now", number(row["score_now"]), now["score"]
    yield "change", number(row["change"]), change
    shares = shares_of_change(profile, now, then) if not math.isnan(change) else dict.fromkeys(DIMENSIONS, math.nan)
    for dimension, share in shares.items():
        yield dimension, number(row["change_by_" + dimension]), share


def differences(study, profile_name, folder, now, then):
    profile = study.profile(profile_name)
    words = study.job["variants"]
    rows = {(row["id"], row["variant"]): row for row in read_table(folder / "variants.csv")}
    if len(rows) != len(now) * len(then):
        yield f"{len(rows)} rows for {len(now)} sites and {len(then)} variants"
    for (key, variant), row in rows.items():
        for what, got, expected in of_change(row, profile, now[key], then[variant][key]):
            if not near(got, expected, 0, 2 * F32_INPUTS):
                yield f"{key} in {variant}: {what} {got}, expected {expected}"
        parts = sum(number(row["change_by_" + dimension]) for dimension in DIMENSIONS)
        if not near(parts, number(row["change"]), 0, COMPOSITE):
            yield f"{key} in {variant}: parts sum to {parts}, not to {row['change']}"
    groups = {}
    for variant, entry in words.items():
        group = "_".join(entry[key] for key in ("scenario", "horizon") if key in entry)
        groups.setdefault(group, []).append(variant)
    for row in read_table(folder / "change.csv"):
        for group, members in groups.items():
            scored = [rows[row["id"], v] for v in members if rows[row["id"], v]["rank"]]
            if int(row["scored_" + group]) != len(scored):
                yield f"{row['id']}: scored in {row['scored_' + group]} of {group}, expected {len(scored)}"
            for what, column in (("score", "score"), ("rank", "rank")):
                values = [float(one[column]) for one in scored]
                median = statistics.median(values) if values else math.nan
                if not near(number(row[f"{what}_median_{group}"]), median, 0, COMPOSITE):
                    yield f"{row['id']}: median {what} of {group} {row[f'{what}_median_{group}']}, expected {median}"
    manifest = json.loads((folder.parent / "manifest.json").read_text())
    for entry in manifest["result"]["variants"]:
        variant = entry["variant"]
        if variant["of"] != profile_name:
            continue
        # Places in the lists that were written: scores that are nearly equal may lie either way in study.py.
        mine = [row for (_, name), row in rows.items() if name == variant["name"]]
        both = [(int(row["rank_now"]), int(row["rank"])) for row in mine if row["rank_now"] and row["rank"]]
        first = [({row["id"] for row in mine if row[c] and int(row[c]) <= profile["top_k"]}) for c in ("rank_now", "rank")]
        lists = [{row["id"]: int(row[c]) for row in mine if row[c]} for c in ("rank_now", "rank")]
        for what, expected in (("kendall_tau_b", kendall(both)), ("spearman_rho", spearman(both)),
                               ("jaccard_at_top_k", len(first[0] & first[1]) / len(first[0] | first[1])),
                               ("rank_biased_overlap", rank_biased_overlap(lists)), ("scored_in_both", len(both))):
            if not near(variant[what], expected, 0, COMPOSITE):
                yield f"{variant['name']}: {what} {variant[what]}, expected {expected}"
