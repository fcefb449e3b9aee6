#!/usr/bin/env python3
"""The maps of a run's robustness, a second time in numpy.

    cells_draw_by_draw.py FIRNLINE

The sample study. From the indicator maps, weights and value functions that the run left behind, the weights of every draw are made again
(Philox, Gamma by Marsaglia and Tsang), cells are scored, sorted and counted. Then the run is repeated with other tiles and one thread: the
same bytes; and with draws that hardly leave the profile's weights: the order of the map itself.
"""
import json
import math
import pathlib
import re
import subprocess
import sys
import tempfile

import numpy as np
from drawn_weights import ARITHMETIC, MAX, Draws, block_of, leaves_by_dimension
from osgeo import gdal

DRAWS, SEED, CONCENTRATION, WORST = 80, 12345678901, 20, 7.5
RANGES = {"population": (0.3, 0.7), "exposure": (0.2, 0.55)}
ORDER = [("mass_change_upstream", "water_stress_score"), ("exposure", "vulnerability")]
gdal.UseExceptions()


def bands(file):
    return gdal.Open(str(file)).ReadAsArray().astype(np.float64)


def scores_of(folder, manifest, profile):
    """Scores of each indicator in each cell, as the map judges it; rounded to floats, as draws take them."""
    grid = manifest["result"]["grid"]
    assert not grid["geographic"]
    area = abs(grid["cell_width"] * grid["cell_height"])
    out = []
    for leaf in profile["indicators"]:
        own = folder / profile["name"] / "indicators" / f"{leaf['indicator']}.tif"
        raw = bands(own if own.exists() else folder / "indicators" / f"{leaf['indicator']}.tif")
        if leaf["extraction"].startswith("sum"):
            raw = (raw * (leaf["footprint_km2"] * 1e6 / area)).astype(np.float32).astype(np.float64)
        x = np.log1p(raw) if leaf["transform"] == "log1p" else raw
        assert leaf["curve"] == "knots"
        knots = np.array(leaf["value"])
        out.append(np.where(np.isnan(x), np.nan, np.interp(x, knots[:, 0], knots[:, 1])).astype(np.float32).astype(np.float64))
    return out


def joined(how, weights, children):
    """Of what is there."""
    w = np.array(weights).reshape(-1, *[1] * (children[0].ndim)) * ~np.isnan(children)
    s = np.where(np.isnan(children), 0, children)
    with np.errstate(divide="ignore", invalid="ignore"):
        if how == MAX:
            return np.where(w.sum(axis=0) > 0, np.where(w > 0, s, -1).max(axis=0), np.nan)
        if how == ARITHMETIC:
            return (w * s).sum(axis=0) / w.sum(axis=0)
        lacks = np.isnan(children).any(axis=0)
        logs = (w * np.log(np.where(s > 0, s, 1))).sum(axis=0) / w.sum(axis=0)
        return np.where(lacks, np.nan, np.where(((s <= 0) & (w > 0)).any(axis=0), 0, np.exp(logs)))


def steps_by_draw(profile, scores, score):
    """[draw][cell with a score], in steps of 1e-6. score: of risk.tif, that says which have one"""
    leaves, nodes = profile["indicators"], profile["dimensions"]
    of = leaves_by_dimension(profile)
    there = ~np.isnan(score)
    cells = [np.array([scores[i][there] for i in own]) if own else None for own in of]
    for d, own in enumerate(of):
        if own:  # too little data under the profile's own weights: no score of the dimension in any draw
            weight = np.array([leaves[i]["weight"] for i in own])
            covered = (weight[:, None] * ~np.isnan(cells[d])).sum(axis=0) / weight.sum()
            cells[d][:, covered + 1e-9 < nodes[d]["min_coverage"]] = np.nan
    draws, out = Draws(SEED, CONCENTRATION, RANGES, ORDER), []
    for sample in range(DRAWS):
        weights, root = draws.weights(profile, sample)
        parts = [joined(nodes[d]["aggregation"], [weights[i] for i in own], cells[d]) for d, own in enumerate(of) if own]
        whole = joined(profile["root"]["aggregation"], [root[d] for d, own in enumerate(of) if own], np.array(parts))
        assert not np.isnan(whole).any()
        out.append(np.rint(whole * 1e6).astype(np.int64))
    return np.array(out), there


def expected(steps):
    draws, cells = steps.shape
    worst = math.ceil(cells * WORST / 100)
    hits, ranks = np.zeros(cells), []
    for own in steps:
        hits += own >= np.sort(own)[cells - worst]
        classes = np.sort(own // 256)
        above = cells - np.searchsorted(classes, own // 256, side="right")
        ranks.append(above * 200 // cells / 2)
    ranks = np.sort(np.array(ranks), axis=0)
    part = lambda percent: ranks[-(-draws * percent // 100) - 1]
    return [hits / draws, part(5), part(50), part(95), steps.mean(axis=0) / 1e6, steps.std(axis=0) / 1e6]


def check(folder, manifest, profile):
    score, told = bands(folder / profile["name"] / "risk.tif")[0], bands(folder / profile["name"] / "robustness.tif")
    steps, there = steps_by_draw(profile, scores_of(folder, manifest, profile), score)
    # Logarithms of another library may move a score by a step, and with it one draw or half a percent.
    for name, ours, right, slack in zip(("worst_share", "p05", "p50", "p95", "mean", "deviation"), told, expected(steps),
                                        (2.01 / DRAWS, 0.501, 0.501, 0.501, 2e-6, 4e-6)):
        assert np.isnan(ours[~there]).all() and not np.isnan(ours[there]).any(), (profile["name"], name)
        far = np.abs(ours[there] - right)
        assert far.max() < slack, (profile["name"], name, far.max())
        assert (far > slack / 10).mean() < 0.01, (profile["name"], name, (far > slack / 10).mean())
    share = told[0][there]
    assert share.mean() * 100 >= WORST - 1e-6 and ((share > 0.1) & (share < 0.9)).any()
    print(f"{profile['name']}: {there.sum()} cells, {DRAWS} draws; {((share > 0.05) & (share < 0.95)).mean():.1%} of cells in doubt")


def check_near_the_profile(folder, profile):
    """Weights that hardly move: the mean is the map, and the worst cells are those of the map."""
    score, told = bands(folder / profile["name"] / "risk.tif")[0], bands(folder / profile["name"] / "robustness.tif")
    there = ~np.isnan(score)
    own, share, median, mean = score[there], told[0][there], told[2][there], told[4][there]
    assert np.abs(mean - own).max() < 2e-3
    edge = np.sort(own)[own.size - math.ceil(own.size * WORST / 100)]
    assert (share[own > edge + 0.01] == 1).all() and (share[own < edge - 0.01] == 0).all()
    before = np.array([(own > one + 0.003).mean() for one in own]), np.array([(own > one - 0.003).mean() for one in own])
    assert (median >= before[0] * 100 - 0.5).all() and (median <= before[1] * 100 + 0.5).all()


def with_maps(manifest):
    names = {file["name"] for file in manifest["result"]["files"]}
    return [profile for profile in manifest["result"]["profiles"] if f"{profile['name']}/risk.tif" in names]


def main():
    program = pathlib.Path(sys.argv[1]).resolve()
    with tempfile.TemporaryDirectory() as scratch:
        folder = pathlib.Path(scratch)

        def run(out, *words, concentration=CONCENTRATION, cells="cells = true\n"):
            if not (folder / "study").exists():
                subprocess.run([program, "sample", "study"], cwd=folder, check=True, stdout=subprocess.DEVNULL)
                text = (folder / "study/job.toml").read_text()
                (folder / "study/base.toml").write_text(re.sub(r"(?m)^(\[profiles\.\w+\])$", r"\1\nkeep_indicators = true", text))
            block = f"\n[robustness]\ndraws = {DRAWS}\nseed = {SEED}\nconcentration = {concentration}\n{cells}"
            block += (f"worst_percent = {WORST}\n" if cells else "") + block_of(RANGES, ORDER)
            (folder / "study/job.toml").write_text((folder / "study/base.toml").read_text() + block)
            subprocess.run([program, "run", "study/job.toml", "--out", out, "--quiet", *words], cwd=folder, check=True)
            return json.loads((folder / out / "manifest.json").read_text())

        manifest = run("out")
        names = [file["name"] for file in manifest["result"]["files"]]
        assert len(with_maps(manifest)) >= 2
        for profile in with_maps(manifest):
            assert f"{profile['name']}/robustness.tif" in names and f"{profile['name']}/robustness.qml" in names
            check(folder / "out", manifest, profile)
        again = run("again", "--tile-rows", "16", "--tile-cols", "32", "--threads", "1")
        assert again["result"]["files"] == manifest["result"]["files"]
        near = run("near", concentration=1000000)
        for profile in with_maps(near):
            check_near_the_profile(folder / "near", profile)
        assert not list((folder / "out").glob(".robustness"))
        without = run("without", cells="")
        assert not [file for file in without["result"]["files"] if "robustness.tif" in file["name"]]


main()
