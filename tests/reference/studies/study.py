# SPDX-FileCopyrightText: 2026 The firnline authors
# SPDX-License-Identifier: Apache-2.0
"""The studies of examples/, worked out a second time: from the raw files, job.toml and the profiles, by the rules that
docs/ states. numpy for arithmetic; GDAL only reads files, GEOS cuts polygons, PROJ measures distances on the ellipsoid.
Nothing here reads firnline's source or what it writes.

It knows what the studies use: grids of degrees, layers in the grid's own CRS (ice thickness alone comes in another),
arithmetic and geometric aggregation. It stops at anything else."""
import csv
import math
import pathlib
import tomllib

import numpy as np
from osgeo import gdal, ogr

import layers
from cells import WGS84, Grid, crs, disc, shares

# What docs/layers.md says of the layers, and docs/indicators.md of the indicators.
KIND = {"population_count": "extensive", "future_lake_volume": "extensive", "climate_class": "categorical",
        "glacier_elevation_change": "intensive", "elevation": "intensive", "ice_thickness": "intensive"}
EXTRACTED = {"slope_horn": "mean", "mass_change": "mean", "dry_climate_share": "mean",
             "ice_storage": "sum", "future_lake_volume": "sum", "population": "sum"}
NEEDS = {"slope_horn": "elevation", "mass_change": "glacier_elevation_change", "ice_storage": "ice_thickness",
         "dry_climate_share": "dry_climate_share", "future_lake_volume": "future_lake_volume",
         "population": "population_count"}


class Study:
    """One job.toml and its data. corners: of the polygon that stands for a circle (docs/sites.md: 256)."""

    def __init__(self, job_file, data, corners=256):
        self.folder, self.data = pathlib.Path(job_file).parent, pathlib.Path(data)
        self.job = tomllib.loads(pathlib.Path(job_file).read_text())
        self.grid = Grid(gdal.Open(str(self.path(self.job["layers"][self.job["grid"]["like"]]["source"]))))
        self.corners, self.layers, self.zones = corners, {}, {}

    def path(self, source):
        return self.data / source.removeprefix("shared:/") if source.startswith("shared:/") else self.folder / source

    def features(self, source):
        # A list keeps the data set alive beside its features.
        dataset = ogr.Open(str(self.path(source)))
        return [dataset, list(dataset.GetLayer(0))]

    def layer(self, name, variant=None):
        if name not in self.job.get("variants", {}).get(variant, {}).get("layers", {}):
            variant = None
        if (name, variant) not in self.layers:
            self.layers[name, variant] = self.make_layer(name, variant)
        return self.layers[name, variant]

    def make_layer(self, name, variant):
        entry = dict(self.job["layers"][name])
        if variant:
            entry.update(self.job["variants"][variant]["layers"][name])
        kind = KIND[entry.get("is", name)]
        if "rasterise" in entry:
            _, features = self.features(entry["source"])
            attribute, spread = entry["rasterise"]["attribute"], entry["rasterise"].get("spread", "none")
            if kind == "extensive" and spread == "none":
                return layers.spread_over_cells(self.grid, features, attribute)
            assert kind == "intensive" and spread.startswith("nearest(")
            return layers.nearest_point(self.grid, features, attribute, float(spread[len("nearest("):-1]))
        dataset, cells = layers.read_raster(self.path(entry["source"]))
        if not crs(dataset.GetProjection()).IsSame(WGS84):
            assert kind == "intensive" and self.job["align"] == "by_kind" and entry["missing"] == "propagate"
            return layers.bilinear(self.grid, dataset, cells)
        if kind == "categorical":
            assert entry["method"] == "fraction"
            return layers.share_of_classes(self.grid, Grid(dataset), cells, entry["classes"])
        if kind == "extensive":
            return layers.shared_out(self.grid, Grid(dataset), cells)
        assert name == self.job["grid"]["like"]
        return cells

    def indicator(self, name, layer, variant):
        cells = self.layer(layer, variant)
        if name == "slope_horn":
            return layers.slope(self.grid, cells)
        if name == "mass_change":
            return 0.85 * cells
        if name == "ice_storage":
            return 0.9 * cells * self.grid.cell_area_m2(np.arange(self.grid.rows))[:, None]
        assert name in ("population", "future_lake_volume", "dry_climate_share")
        return cells

    def sites(self, name):
        """Id -> (rows, columns, shares) of every site."""
        if name not in self.zones:
            entry = self.job["sites"][name]
            path, identity = self.path(entry["source"]), entry.get("id", "id")
            if entry["footprint"] == "buffer":
                lon, lat = entry.get("lon", "lon"), entry.get("lat", "lat")
                with open(path, newline="", encoding="utf-8-sig") as file:
                    shapes = {row[identity]: disc(float(row[lon]), float(row[lat]), entry["buffer_km"], self.corners)
                              for row in csv.DictReader(file)}
            else:
                assert entry["footprint"] == "polygon"
                _, features = self.features(entry["source"])
                shapes = {str(f.GetFID() if identity == "fid" else f.GetField(identity)): f.GetGeometryRef().Clone()
                          for f in features}
            self.zones[name] = {key: shares(shape, self.grid) for key, shape in shapes.items()}
        return self.zones[name]

    def extract(self, cells, zone, how):
        """The number of a site, and the share of its footprint that had data."""
        row, col, share = zone
        area = share * self.grid.cell_area_m2(row)
        on = self.grid.inside(row, col)
        value = cells[row[on], col[on]]
        known = ~np.isnan(value)
        if not known.any():
            return math.nan, 0.0
        weight = (share if how == "sum" else area)[on][known]
        number = (value[known] * weight).sum() / (1 if how == "sum" else weight.sum())
        return number, area[on][known].sum() / area.sum()

    def profile(self, name):
        return tomllib.loads((self.folder / self.job["profiles"][name]["use"]).read_text())

    def list_of(self, profile_name, variant=None):
        """Id -> values, scores, score, coverage, status and rank of every site of a profile, with the layers of a
        variant where one is named."""
        entry = self.job["profiles"][profile_name]
        profile = self.profile(profile_name)
        cells = {i["id"]: self.indicator(i["id"], entry.get("bind", {}).get(NEEDS[i["id"]], NEEDS[i["id"]]), variant)
                 for i in profile["indicator"]}
        results = {key: self.score(profile, cells, zone) for key, zone in self.sites(entry["sites"]).items()}
        rounded = {key: round(one["score"] * 1e6) for key, one in results.items() if one["status"] == "scored"}
        for key, mine in rounded.items():
            results[key]["rank"] = 1 + sum(other > mine for other in rounded.values())
        return results

    def score(self, profile, cells, zone):
        values, scores = {}, {}
        for one in profile["indicator"]:
            name = one["id"]
            number, valid = self.extract(cells[name], zone, EXTRACTED[name])
            values[name] = number if valid > 0 and valid >= one.get("min_valid_share", 0.5) else math.nan
            raw = np.log1p(values[name]) if one.get("transform", "none") == "log1p" else values[name]
            scores[name] = float(np.interp(raw, *zip(*one["value"]))) if not math.isnan(raw) else math.nan
        parts = {}
        for dimension in (name for name in ("hazard", "exposure", "vulnerability") if name in profile):
            mine = [(i["weight"], scores[i["id"]]) for i in profile["indicator"] if i["dimension"] == dimension]
            parts[dimension] = (profile[dimension]["weight"], *combined(mine, profile[dimension]))
        score = score_of_parts(profile, parts)
        coverage = coverage_of_parts(parts)
        on_grid = self.grid.inside(zone[0], zone[1]).any()
        status = "scored" if not math.isnan(score) else "without" if on_grid else "outside"
        return {"values": values, "scores": scores, "score": score, "coverage": coverage, "status": status, "rank": 0,
                "parts": parts}


def coverage_of_parts(parts):
    return sum(w * c for w, _, c in parts.values()) / sum(w for w, _, _ in parts.values())


def score_of_parts(profile, parts):
    """The score of dimensions: name -> (weight, score, coverage)."""
    score, _ = combined([(weight, part) for weight, part, _ in parts.values()], profile)
    return math.nan if coverage_of_parts(parts) < profile["min_coverage"] else score


def combined(parts, node):
    """Score and coverage of weighted parts. What is missing gives its weight to the rest, unless too much is missing;
    a geometric mean has no score when any part is missing."""
    present = [(weight, score) for weight, score in parts if not math.isnan(score)]
    total = sum(weight for weight, _ in present)
    coverage = total / sum(weight for weight, _ in parts)
    geometric = node["aggregation"] == "geometric"
    assert geometric or node["aggregation"] == "arithmetic"
    if not present or coverage < node["min_coverage"] or (geometric and len(present) < len(parts)):
        return math.nan, 0.0
    if geometric:
        return math.prod(score ** (weight / total) for weight, score in present), coverage
    return sum(weight * score for weight, score in present) / total, coverage
