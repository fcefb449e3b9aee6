#!/usr/bin/env python3
"""Ranks under drawn weights and values of a finished run, a second time in Python.

    robustness_draw_by_draw.py FIRNLINE

The sample study's lists. From values, weights and value functions that the run left behind, every draw is made again: Philox, Gamma
by Marsaglia and Tsang, normals by the standard library, weights once more where they miss ranges or order, scores, ranks by counting
who is ahead. All counts must be the same. So must the ranks by other normalisations and aggregations, and what of weights is refused
is told where it stands.
"""
import csv
import json
import math
import pathlib
import statistics
import subprocess
import sys
import tempfile

from drawn_weights import ARITHMETIC, GEOMETRIC, MAX, OWN_ERROR, SHARED_ERROR, Draws, block_of, inverse, leaves_by_dimension

DRAWS, SEED, CONCENTRATION, SHARED = 150, 99, 30, 0.4
RANGES = {"population": (0.3, 0.7), "hazard": (0.2, 0.4)}
ORDER = [("mass_change_upstream", "water_stress_score"), ("exposure", "vulnerability"), ("population", "cropland")]
DRAWN = Draws(SEED, CONCENTRATION, RANGES, ORDER)


def score_of(indicator, raw):
    assert indicator["curve"] == "knots"
    knots = indicator["value"]
    x = math.log1p(raw) if indicator["transform"] == "log1p" and raw > -1 else -math.inf if indicator["transform"] == "log1p" else raw
    if x <= knots[0][0]:
        return knots[0][1]
    for (x0, v0), (x1, v1) in zip(knots, knots[1:]):
        if x < x1:
            return v0 + (v1 - v0) * (x - x0) / (x1 - x0)
    return knots[-1][1]


def mean(how, parts):
    """parts: (weight, score or None) of all children."""
    there = [(weight, score) for weight, score in parts if score is not None]
    if not there or how == GEOMETRIC and len(there) < len(parts):
        return None
    if how == MAX:
        return max(score for _, score in there)
    whole = sum(weight for weight, _ in there)
    if how == ARITHMETIC:
        return sum(weight * score for weight, score in there) / whole
    if any(score == 0 for _, score in there):
        return 0.0
    return math.exp(sum(weight * math.log(score) for weight, score in there) / whole)


def drawn_scores(profile, rows, sample, shared):
    """Scores of the ranked sites in one draw."""
    leaves, nodes = profile["indicators"], profile["dimensions"]
    weights, root = DRAWN.weights(profile, sample)
    errors = [profile["robustness"]["errors"][leaf["id"]] for leaf in leaves]
    biases = [inverse(DRAWN.uniforms(0, sample, i, SHARED_ERROR)[0]) for i in range(len(leaves))]
    scores = []
    for site, row in enumerate(rows):
        values = []
        for i, leaf in enumerate(leaves):
            text = row["value_" + leaf["id"]]
            if text == "":
                values.append(None)
                continue
            raw = float(text)
            deviation = math.hypot(errors[i]["absolute"], errors[i]["relative"] * raw)
            if deviation > 0 or errors[i]["relative"] > 0:
                own = inverse(DRAWN.uniforms(site, sample, i, OWN_ERROR)[0])
                raw += deviation * (math.sqrt(shared) * biases[i] + math.sqrt(1 - shared) * own)
            values.append(score_of(leaf, raw))
        parts = []
        for d, own in enumerate(leaves_by_dimension(profile)):
            if own:
                whole = sum(leaves[i]["weight"] for i in own)
                there = sum(leaves[i]["weight"] for i in own if values[i] is not None)
                enough = there / whole + 1e-9 >= nodes[d]["min_coverage"]  # judged by the profile's own weights
                parts.append((root[d], mean(nodes[d]["aggregation"], [(weights[i], values[i]) for i in own]) if enough else None))
        scores.append(round(mean(profile["root"]["aggregation"], parts) * 1e6))
    return scores


def quantile(ranks, percent):
    return sorted(ranks)[-(-len(ranks) * percent // 100) - 1]


def check(profile, folder):
    with open(folder / profile["name"] / "sites.csv", encoding="utf-8-sig", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["rank"]]
    with open(folder / profile["name"] / "robustness.csv", encoding="utf-8-sig", newline="") as file:
        told = list(csv.DictReader(file))
    assert len(told) == len(rows) > 2, (len(told), len(rows))
    moved = 0
    for bound, shared in (("", SHARED), ("shared_", 1), ("own_", 0)):
        ranks = [[] for _ in rows]
        for sample in range(DRAWS):
            scores = drawn_scores(profile, rows, sample, shared)
            for site, score in enumerate(scores):
                ranks[site].append(1 + sum(other > score for other in scores))
        for row, one, drawn in zip(rows, told, ranks):
            moved += len(set(drawn)) > 1
            for name, percent in (("rank_p05", 5), ("rank_p95", 95)):
                assert int(one[bound + name]) == quantile(drawn, percent), (bound, row["id"], name)
            p = sum(rank <= profile["top_k"] for rank in drawn) / DRAWS
            assert abs(float(one[bound + "p_top_k"]) - p) < 1e-9, (bound, row["id"], p)
            if bound:
                continue
            assert int(row["rank_p50"]) == int(one["rank_p50"]) == quantile(drawn, 50), row["id"]
            assert abs(float(row["p_top_k_se"]) - math.sqrt(p * (1 - p) / DRAWS)) < 1e-9
            assert abs(float(one["rank_mean"]) - sum(drawn) / DRAWS) < 1e-9
            for rank in range(1, 21):
                assert abs(float(one[f"p_rank_{rank:02}"]) - drawn.count(rank) / DRAWS) < 1e-9, (row["id"], rank)
    print(f"{profile['name']}: {len(rows)} sites, {DRAWS} draws, three bounds, {moved} ranks moved")
    return moved


def to_scores(how, indicator, raws):
    """Scores of one indicator at all sites, by a normalisation of choices.csv. None = missing."""
    if how == "value_function":
        return [None if raw is None else score_of(indicator, raw) for raw in raws]
    steps = [b - a for (_, a), (_, b) in zip(indicator["value"], indicator["value"][1:])]
    if min(steps) < 0 < max(steps):
        values = [None if raw is None else score_of(indicator, raw) for raw in raws]
    else:
        sign = -1 if min(steps) < 0 else 1
        values = [None if raw is None else sign * (math.log1p(raw) if indicator["transform"] == "log1p" else raw) for raw in raws]
    there = [value for value in values if value is not None]
    if len(set(there)) < 2:
        return [None] * len(raws)
    mean, deviation = statistics.fmean(there), statistics.pstdev(there)
    of = {"min_max": lambda x: 0.1 + 0.9 * (x - min(there)) / (max(there) - min(there)),
          "percentile": lambda x: (sum(y < x for y in there) + 0.5 * there.count(x)) / len(there),
          "z_score": lambda x: statistics.NormalDist().cdf((x - mean) / deviation)}[how]
    return [None if value is None else of(value) for value in values]


def joined(how, own, parts):
    """parts: (weight, score or None); what is missing leaves its weight to the rest."""
    there = [(weight, score) for weight, score in parts if score is not None]
    if not there:
        return None
    whole = sum(weight for weight, _ in there)
    if how == "power_mean":
        return math.sqrt(sum(weight * score**2 for weight, score in there) / whole)
    if how == "owa":  # of orness .75: half of the weight evenly, half to the greatest
        n, before, out = len(parts), 0, 0
        for weight, score in sorted(there, key=lambda part: -part[1]):
            share = [0.5 * at + 0.5 * min(1, n * at) for at in (before / whole, (before + weight) / whole)]
            out, before = out + (share[1] - share[0]) * score, before + weight
        return out
    return mean({"profile": own, "arithmetic": ARITHMETIC, "geometric": GEOMETRIC}[how], there)


def check_choices(program, profile, folder):
    with open(folder / profile["name"] / "sites.csv", encoding="utf-8-sig", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["rank"]]
    with open(folder / profile["name"] / "choices.csv", encoding="utf-8-sig", newline="") as file:
        told = list(csv.DictReader(file))
    leaves, nodes = profile["indicators"], profile["dimensions"]
    of = leaves_by_dimension(profile)
    raws = [[None if row["value_" + leaf["id"]] == "" else float(row["value_" + leaf["id"]]) for row in rows] for leaf in leaves]
    for d, own in enumerate(of):
        whole = sum(leaves[i]["weight"] for i in own)
        for site in range(len(rows)):
            if own and sum(leaves[i]["weight"] for i in own if raws[i][site] is not None) / whole + 1e-9 < nodes[d]["min_coverage"]:
                for i in own:
                    raws[i][site] = None
    joins = [profile["root"]["aggregation"]] * (sum(map(bool, of)) > 1) + [nodes[d]["aggregation"] for d, own in enumerate(of) if len(own) > 1]
    own_way = {ARITHMETIC: "arithmetic", GEOMETRIC: "geometric"}.get(joins[0]) if len(set(joins)) == 1 else None
    expected = {}
    for normalisation in ("value_function", "min_max", "percentile", "z_score"):
        scores = [to_scores(normalisation, leaf, raw) for leaf, raw in zip(leaves, raws)]
        for how in ("profile", "arithmetic", "geometric", "power_mean", "owa"):
            if how == own_way:
                continue  # the profile's own
            totals = []
            for site in range(len(rows)):
                parts = [(nodes[d]["weight"], joined(how, nodes[d]["aggregation"], [(leaves[i]["weight"], scores[i][site]) for i in own]))
                         for d, own in enumerate(of) if own]
                totals.append(round(joined(how, profile["root"]["aggregation"], parts) * 1e6))
            expected[f"rank_{normalisation}_{how}"] = [1 + sum(other > total for other in totals) for total in totals]
    assert list(told[0])[7:] == list(expected), list(told[0])
    assert [row["rank"] for row in rows] == [one["rank_value_function_profile"] for one in told]
    for site, (row, one) in enumerate(zip(rows, told)):
        ranks = [drawn[site] for drawn in expected.values()]
        assert [int(one[name]) for name in expected] == ranks, (row["id"], one, ranks)
        assert (one["id"], one["name"], one["rank"]) == (row["id"], row["name"], row["rank"])
        assert [int(one[f"rank_{which}"]) for which in ("best", "median", "worst")] == [min(ranks), quantile(ranks, 50), max(ranks)]
        inside = sum(rank <= profile["top_k"] for rank in ranks)
        assert abs(float(one["share_in_top_k"]) - inside / len(ranks)) < 1e-9
    said = json.loads(subprocess.run([program, "explain", folder, row["id"], "--profile", profile["name"], "--json"], check=True,
                                     capture_output=True, text=True).stdout)["choices"]
    assert said == {"choices": len(ranks), "rank_best": min(ranks), "rank_median": quantile(ranks, 50), "rank_worst": max(ranks),
                    "top_k": profile["top_k"], "in_top_k": inside}, said
    print(f"{profile['name']}: {len(expected)} ways to make scores")
    return len({tuple(ranks) for ranks in expected.values()})


REFUSED = (  # what a job says of weights, where it is told, and what
    ('order = ["mass_change_upstream >= dry_climate_share"]', ":2:9", "compares 'mass_change_upstream', a share of hazard, with 'dry_climate_share'"),
    ('order = ["mass_chance_upstream >= water_stress_score"]', ":2:9", "did you mean 'mass_change_upstream'?"),
    ('order = ["exposure >= hazard", "hazard >= exposure"]', ":2:9", "a circle of comparisons between the dimensions of profile 'g2f'"),
    ("[robustness.weights]\npopulation = [0.6, 0.9]\ncropland = [0.5, 1]", ":4:12", "sum up to 1.1"),
    ("[robustness.weights]\nhazard = [0.01, 0.03]", ":3:10", "fewer than one in 500"),
)


def check_refusals(program, job, text):
    for limits, place, words in REFUSED:
        job.write_text(f"{text}\n[robustness]\n{limits}\n")
        first = text.count("\n") + 1
        line, column = map(int, place[1:].split(":"))
        result = subprocess.run([program, "check", job], capture_output=True, text=True)
        assert result.returncode == 3 and f"job.toml:{first + line}:{column}: robustness." in result.stderr and words in result.stderr, \
            (limits, result.returncode, result.stderr)


def main():
    program = pathlib.Path(sys.argv[1]).resolve()
    with tempfile.TemporaryDirectory() as scratch:
        folder = pathlib.Path(scratch)
        subprocess.run([program, "sample", "study"], cwd=folder, check=True, stdout=subprocess.DEVNULL)
        job = folder / "study" / "job.toml"
        text = job.read_text()
        check_refusals(program, job, text)
        job.write_text(f"{text}\n[robustness]\ndraws = {DRAWS}\nseed = {SEED}\nconcentration = {CONCENTRATION}\n"
                       f"shared_error = {SHARED}\n{block_of(RANGES, ORDER)}")
        subprocess.run([program, "run", job, "--out", "out", "--quiet"], cwd=folder, check=True)
        manifest = json.loads((folder / "out" / "manifest.json").read_text())
        moved = 0
        for profile in manifest["result"]["profiles"]:
            assert profile["robustness"]["draws"] == DRAWS
            moved += check(profile, folder / "out")
            assert check_choices(program, profile, folder / "out") > 3
        assert moved > 30, moved
        assert 0.2 < sum(DRAWN.again) / len(DRAWN.again) < 2, "limits that hardly bind"


main()
