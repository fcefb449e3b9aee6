#!/usr/bin/env python3
"""A job rebuilt from what `check --json` says it resolves to gives the same results, and its defaults are those of the docs.

    resolved_job_again.py FIRNLINE

The sample study with everything that its own job leaves out runs with --set and --data. Its resolved job is written down as a
new job file and new profile files, without the command line and without a default; each table of results must be the same, byte by byte, and
each map cell by cell.
"""
import hashlib
import json
import math
import pathlib
import shutil
import sys
import tempfile

import json_schemas
from osgeo import gdal

gdal.UseExceptions()

MORE = json_schemas.MORE.replace("[attributes.beds]", """[layers.snow]
source = "other:/snow.tif"
is = "snow_cover"
[layers.latitude]
source = "grid"
[attributes.beds]""").replace('"warm.tif"', '"other:/warm.tif"').replace('use = "own.toml"', 'use = "own.toml"\nmaps = true\nkeep_indicators = true')
OWN = json_schemas.OWN + """[vulnerability]
aggregation = "geometric"
[[indicator]]
id = "slope_horn"
as = "steep"
at = "point"
dimension = "vulnerability"
value = { z_score = { mean = 7, sd = 49, falling = true } }
[[indicator]]
id = "ruggedness"
dimension = "vulnerability"
value = { fuzzy_small = { midpoint = 3, spread = 2 } }
missing = "propagate"
[[indicator]]
id = "melt_positive_degree_day"
dimension = "vulnerability"
extract = "p90"
weighted_by = "population"
value = { z_score = { mean = 1, sd = 3, then = "logistic" } }
[indicator.set]
degree_day_factor = 6.5
"""


ENERGY = {"energy_emissions", "pv_share", "battery_hours", "heat_demand"}  # what [energy] gives the sites


def toml(value):
    if isinstance(value, dict):
        return "{ " + ", ".join(f"{json.dumps(k, ensure_ascii=False)} = {toml(v)}" for k, v in value.items()) + " }"
    if isinstance(value, list):
        return "[ " + ", ".join(map(toml, value)) + " ]"
    return json.dumps(value, ensure_ascii=False)


def said(value):
    """Without the keys that say nothing."""
    if isinstance(value, dict):
        return {k: said(v) for k, v in value.items() if v is not None and v != {}}
    return [said(v) for v in value] if isinstance(value, list) else value


def document(table):
    lines = [f"{key} = {toml(value)}" for key, value in table.items() if not isinstance(value, dict)]
    for key, value in table.items():
        if isinstance(value, dict):
            lines.append(f"[{key}]")
            lines += [f"{json.dumps(k, ensure_ascii=False)} = {toml(v)}" for k, v in value.items()]
    return "\n".join(lines) + "\n"


def write_again(job, attributes, folder):
    """The resolved job as files: one job, one profile file for each profile."""
    job = said(job)
    for name, profile in job["profiles"].items():
        whole = profile.pop("profile")
        for entry in whole["indicator"]:
            if entry["at"] != "buffer":
                entry.pop("buffer_km", None)
            if entry["id"] in attributes or entry["id"] in ENERGY:
                entry.pop("min_valid_share")  # an attribute has no cells, and the key is refused
        profile["use"] = name + "_again.toml"
        profile.pop("set", None)  # every value of it stands in the profile
        (folder / profile["use"]).write_text(document(whole))
        if asked := profile.pop("requirements", None):
            profile["requirements"] = name + "_asked_again.toml"
            (folder / profile["requirements"]).write_text(document(asked))
    (folder / "again.toml").write_text(document(job))


def cells(file):
    """Of a map, whose tags hold the hash of its job file."""
    dataset = gdal.Open(str(file))
    return hashlib.sha256(dataset.ReadRaster()).hexdigest()


def results(study, out):
    folder = study.folder / out
    manifest = json.loads((folder / "manifest.json").read_text())
    names = [file["name"] for file in manifest["result"]["files"]]
    sha = {file["name"]: file["sha256"] for file in manifest["result"]["files"]}
    return {name: cells(folder / name) if name.endswith(".tif") else sha[name] for name in names}, manifest


DEFAULTS = {  # docs/job_file.md
    ("reference_date",): "1970-01-01",
    ("layers", "elevation", "is"): "elevation",
    ("layers", "water_available", "missing"): "propagate",
    ("sites", "clinics", "id"): "id",
    ("sites", "clinics", "name"): "name",
    ("sites", "clinics", "lon"): "lon",
    ("sites", "clinics", "lat"): "lat",
    ("sites", "clinics", "separator"): ",",
    ("sites", "clinics", "crs"): "EPSG:4326",
    ("sites", "clinics", "bad_rows"): "refuse",
    ("units", "farms", "profiles"): ["g2f", "health", "own"],
    ("units", "farms", "min_valid_share"): 0.5,
    ("attributes", "beds", "column"): "beds",
    ("attributes", "beds", "column_unit"): "1",
    ("robustness", "weights"): {"beds": [0.2, 0.9]},
    ("robustness", "order"): ["beds >= battery_hours", "exposure >= hazard"],
    ("profiles", "health", "maps"): True,
    ("profiles", "health", "keep_indicators"): False,
    ("profiles", "seasonal_water", "profile", "class_breaks"): [0.2, 0.4, 0.6, 0.8],
    ("profiles", "seasonal_water", "profile", "topsis"): False,
    ("profiles", "seasonal_water", "profile", "promethee"): False,
    ("profiles", "seasonal_water", "profile", "indicator", 0, "preference"): "usual",
    ("profiles", "seasonal_water", "profile", "hazard", "weight"): 1.0,
    ("profiles", "seasonal_water", "profile", "hazard", "min_coverage"): 0.5,
    ("profiles", "seasonal_water", "profile", "hazard", "geometric_may_renormalise"): False,
    ("profiles", "seasonal_water", "profile", "indicator", 0, "transform"): "none",
    ("profiles", "seasonal_water", "profile", "indicator", 0, "missing"): "renormalise",
    ("profiles", "seasonal_water", "profile", "indicator", 0, "min_valid_share"): 0.5,
    ("profiles", "seasonal_water", "profile", "indicator", 0, "at"): "site",
    ("profiles", "seasonal_water", "profile", "indicator", 1, "extract"): "sum",
    ("profiles", "own", "profile", "top_k"): 10,
    ("profiles", "own", "profile", "exposure", "exponent"): 2.0,
    ("profiles", "own", "profile", "indicator", 2, "weight"): 3.0,  # of the command line
    ("profiles", "own", "profile", "indicator", 7, "set", "degree_day_factor"): 6.5,
    ("profiles", "own", "profile", "indicator", 7, "bind"): {"air_temperature_monthly": "air_temperature_monthly"},
    ("profiles", "health", "profile", "min_coverage"): 0.7,
}


def main():
    program = pathlib.Path(sys.argv[1]).resolve()
    with tempfile.TemporaryDirectory() as scratch:
        study = json_schemas.Study(program, pathlib.Path(scratch))
        study.prepare()
        folder, other = study.folder / "study", study.folder / "other"
        other.mkdir()
        for name in ("snow", "warm"):
            shutil.copy(folder / "air_temperature_monthly.tif", other / f"{name}.tif")
        (folder / "more.toml").write_text(json_schemas.of_more_water((folder / "job.toml").read_text()) + MORE)
        (folder / "own.toml").write_text(OWN)
        (folder / "asked.toml").write_text(json_schemas.ASKED)
        line = ("--set", "own.weight.beds=3", "--data", "other=other")
        plan = study.json("check", "study/more.toml", *line)
        assert plan["data"] == {"other": "other"}, plan["data"]
        job = plan["job"]
        for path, value in DEFAULTS.items():
            found = json_schemas.at(job, path)
            assert found == value, f"{path} is {found}, not {value}"
        write_again(job, job["attributes"], folder)
        study.run("run", "study/more.toml", "--out", "first", "--quiet", *line)
        study.run("run", "study/again.toml", "--out", "second", "--quiet", "--data", "other=other")
        (first, manifest), (second, _) = results(study, "first"), results(study, "second")
        different = sorted(name for name in first | second if first.get(name) != second.get(name))
        assert not different, f"other results: {different}"
        assert manifest["result"]["resolved_job"] == job, "the manifest and check disagree"
        assert math.isclose(manifest["result"]["profiles"][-1]["indicators"][2]["weight"], 3)
        print(f"{len(first)} files of results are the same")


if __name__ == "__main__":
    main()
