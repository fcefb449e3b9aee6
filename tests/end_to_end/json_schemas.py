#!/usr/bin/env python3
"""Every JSON document of the program against the schemas in docs/schemas, and the schemas against planted drift.

    json_schemas.py FIRNLINE DOCS/SCHEMAS

The sample study runs once as it is and once with what it lacks: a variant, an attribute, a formula, percentiles, an
ordered mean. Then, one at a time, every object of every document gets a field that no schema names, loses each of
its fields, and every value becomes one of another type: each must be seen.
"""
import copy
import json
import pathlib
import shutil
import subprocess
import sys
import tempfile

import jsonschema
from osgeo import gdal

MORE = """
[robustness]
order = [ "beds >= battery_hours", "exposure >= hazard" ]
[robustness.weights]
beds = [ 0.2, 0.9 ]
[indicators.hot_people]
title = "Warm people"
formula = "population_count * max(t[7] - 10, 0)"
unit = "K"
range = [ 0, 1e9 ]
layers = { t = "air_temperature_monthly" }
extraction = "sum"
[attributes.beds]
title = "Beds"
unit = "1"
range = [ 0, 500 ]
[attributes.power]
title = "Electricity"
column = "beds"
unit = "MW h yr-1"
range = [ 0, 500 ]
[attributes.panels]
title = "Panels"
column = "beds"
unit = "kW"
range = [ 0, 500 ]
[attributes.batteries]
title = "Batteries"
column = "beds"
unit = "kW h"
range = [ 0, 500 ]
[attributes.loss]
title = "Heat that is lost"
column = "beds"
unit = "W K-1"
range = [ 0, 500 ]
[attributes.sun]
title = "Yield"
column = "beds"
unit = "kW h kW-1 yr-1"
range = [ 0, 5000 ]
[energy.clinics]
demand = "power"
emission_factor_t_mwh = 0.5
emission_factor_year = 2022
emission_factor_source = "a test"
demand_year = 2023
panels = "panels"
pv_yield = "sun"
pv_efficiency = 0.9
battery = "batteries"
critical_share = 0.5
heat_loss = "loss"
[repairs.power]
title = "More power"
sets = { battery_hours = 72, beds = 400 }
[variants.warm]
scenario = "ssp585"
horizon = "2071-2099"
model = "A"
[variants.warm.layers.air_temperature_monthly]
source = "warm.tif"
[layers.height_above_drainage]
source = "hydrology"
[hydrology.melt]
temperature = "air_temperature_monthly"
temperature_elevation = "elevation"
precipitation = "own_precipitation"
glaciers = "dry_climate_share"
debris_factor = "dry_climate_share"
method = "positive_degree_day"
runoff_coefficient = 0.7
[layers.own_precipitation]
source = "months.tif"
is = "precipitation_monthly"
[layers.own_demand]
source = "months.tif"
is = "irrigation_demand_monthly"
[layers.own_roads]
source = "roads.geojson"
is = "road_speed"
[layers.own_roads.rasterise]
attribute = "id"
values = { R01 = 40.0, R02 = 20.0 }
[layers.travel_time]
source = "travel"
[travel]
facilities = "clinics"
roads = "own_roads"
barriers = "dry_climate_share"
barrier_share = 1.0
bridges = "own_roads_presence"
elevation = "elevation"
slope = "isotropic"
altitude = true
second_nearest = true
population = "population_count"
[[travel.events]]
name = "flood_100"
hazard = "flood_depth"
band = 100
slows = "pregnolato"
return_period_years = 100
[layers.own_roads_presence]
source = "roads.geojson"
is = "bridge"
[layers.own_roads_presence.rasterise]
[units.farms]
source = "farms.geojson"
population = "population_count"
[profiles.own]
use = "own.toml"
sites = "clinics"
requirements = "asked.toml"
"""
ASKED = """id = "asked"
title = "What a test asks for"
[[requirement]]
id = "room"
pillar = "other"
metric = "Beds"
attribute = "beds"
comparator = ">="
threshold = 10
unit = "1"
evidence_date = "2026-05"
mandatory = true
why = "It is a test."
[[requirement]]
id = "flat"
pillar = "infrastructure"
metric = "Steepness around it"
indicator = "slope_horn"
buffer_km = 2.5
extract = "max"
comparator = "<"
threshold = 0.4
unit = "rad"
[[requirement]]
id = "dry"
metric = "Depth of a flood"
indicator = "flood_depth"
at = "point"
min_valid_share = 0.25
set = { return_period = 500 }
comparator = "<"
threshold = 50
unit = "cm"
[[requirement]]
id = "sunny"
metric = "What the sun gives"
indicator = "pv_yield"
comparator = ">"
threshold = 1000
unit = "kW h kW-1 yr-1"
"""
# The sample's water, worked out from its climate, over channels cut out of depressions, and taken from the rivers.
HYDROLOGY = (('voids = "fill"\n', 'voids = "fill"\ndepressions = "breach"\nbreach_depth_m = 300.0\nbreach_length_m = 9000.0\n'
              'routing = "mfd"\nmfd_exponent = 1.25\nmfd_contour_lengths = true\n'),
             ('melt = "glacier_melt_monthly"\nrunoff = "runoff_monthly"\n', 'abstraction = "own_demand"\nintake_km2 = 25.0\n'))
OWN = """id = "own"
title = "Everything that the sample's profiles leave out"
inspired_by = "a test"
aggregation = "owa"
orness = 0.7
min_coverage = 0.3
topsis = true
promethee = true
[hazard]
aggregation = "arithmetic"
[exposure]
aggregation = "power_mean"
exponent = 2.0
[[indicator]]
id = "hot_people"
dimension = "hazard"
preference = "linear"
indifference = 0.02
strict_preference = 0.3
value = { logistic = { midpoint = 5000, steepness = 0.001 } }
[[indicator]]
id = "population"
as = "people_around"
buffer_km = 3
dimension = "exposure"
value = { percentile = {} }
[[indicator]]
id = "beds"
dimension = "exposure"
value = [ [0, 0.0], [30, 1.0] ]
[[indicator]]
id = "battery_hours"
dimension = "exposure"
value = [ [0, 1.0], [48, 0.0] ]
[[indicator]]
id = "hand_screening"
at = "catchment"
dimension = "hazard"
value = [ [0, 0.0], [1, 1.0] ]
"""


def of_more_water(job):
    """The sample's job up to its ways to care, with every word of [hydrology]."""
    job = job[:job.index("# ---------------------------------------------------------------- ways to care")]
    for before, after in HYDROLOGY:
        assert before in job, before
        job = job.replace(before, after)
    return job


def write_months(study):
    """Twelve bands of one number on the grid of the heights."""
    gdal.UseExceptions()
    heights = gdal.Open(str(study / "elevation.tif"))
    months = gdal.GetDriverByName("GTiff").Create(str(study / "months.tif"), heights.RasterXSize, heights.RasterYSize, 12, gdal.GDT_Float32)
    months.SetGeoTransform(heights.GetGeoTransform())
    months.SetProjection(heights.GetProjection())
    for band in range(1, 13):
        months.GetRasterBand(band).Fill(5)


class Study:
    """Runs of the program in a folder of its own."""

    def __init__(self, program, folder):
        self.program, self.folder = program, folder

    def run(self, *words, code=0):
        done = subprocess.run([self.program, *words], cwd=self.folder, capture_output=True, text=True, timeout=300)
        assert done.returncode == code, f"{words} ended with {done.returncode}: {done.stderr}"
        return done.stdout

    def json(self, *words, code=0):
        return json.loads(self.run(*words, "--json", code=code))

    def prepare(self):
        study = self.folder / "study"
        self.sample = self.json("sample", "study")
        shutil.copy(study / "air_temperature_monthly.tif", study / "warm.tif")
        write_months(study)
        (study / "more.toml").write_text(of_more_water((study / "job.toml").read_text()) + MORE)
        (study / "own.toml").write_text(OWN)
        (study / "asked.toml").write_text(ASKED)
        (study / "wrong.toml").write_text((study / "job.toml").read_text().replace('"by_kind"', '"somehow"') + "\n[sitez.x]\n")
        (study / "unread.toml").write_text("title = \n")


def documents(study):
    """(schema, document) of every command."""
    yield "sample", study.sample
    yield "version", study.json("version")
    for what in ("layers", "indicators", "profiles", "devices"):
        yield f"list-{what}", study.json("list", what)
    for shell in ("bash", "zsh"):
        yield "completion", study.json("completion", shell)
    for command in ((), ("run",)):
        yield "manual", study.json("manual", *command)
    for job, out in (("job", "before"), ("more", "after")):
        yield "check", study.json("check", f"study/{job}.toml")
        yield "manifest", study.json("run", f"study/{job}.toml", "--out", out, "--quiet")
        yield "manifest", json.loads((study.folder / out / "manifest.json").read_text())
    study.json("run", "study/more.toml", "--out", "moved", "--quiet", "--set", "own.weight.beds=3")
    for site, profile in (("C01", "health"), ("C01", "own"), ("F01", "g2f"), ("C12", "health"), ("C01", "own/variants/warm")):
        yield "explain", study.json("explain", "after", site, "--profile", profile)
    yield "compare", study.json("compare", "before", "after")
    yield "compare", study.json("compare", "after", "moved")
    yield "compare", study.json("compare", "after", "after", "--profile", "health", "--against", "own")
    yield "rank", study.json("rank", "after", "--profile", "g2f", "--weights", "water_stress_score=9,hazard=0.5")
    yield "rank", study.json("rank", "after", "--profile", "own/variants/warm", "--weights", "beds=40")
    yield from failures(study)


def failures(study):
    for code, kind, words in ((2, "usage", ("list", "nothing")), (2, "usage", ("run",)), (2, "usage", ("rum",)),
                              (3, "job_file", ("check", "study/wrong.toml")), (3, "job_file", ("run", "study/unread.toml")),
                              (6, "input_missing", ("explain", "nowhere", "A")), (2, "usage", ("explain", "after", "Z99")),
                              (7, "output_not_written", ("run", "study/job.toml", "--out", "before", "--quiet"))):
        document = study.json(*words, code=code)
        assert (document["error"]["exit_code"], document["error"]["kind"]) == (code, kind), document
        yield "error", document
    mistakes = study.json("check", "study/wrong.toml", code=3)["error"]["mistakes"]
    line = (study.folder / "study/wrong.toml").read_text().split("\n").index('align = "somehow"') + 1
    assert [m["line"] for m in mistakes if m["key"] == "align"] == [line], mistakes


def places(document, path=()):
    """The path of every value."""
    yield path
    if isinstance(document, dict):
        for key, value in document.items():
            yield from places(value, (*path, key))
    elif isinstance(document, list):
        for number, value in enumerate(document):
            yield from places(value, (*path, number))


def at(document, path):
    for step in path:
        document = document[step]
    return document


def drifted(document, path):
    """Copies that differ from the document in one thing at the path, with words for it."""
    def with_change(change):
        other = copy.deepcopy(document)
        change(other)
        return other

    value = at(document, path)
    if isinstance(value, dict):
        yield "a field more", with_change(lambda d: at(d, path).update({"planted field": {"planted": []}}))
    if path and isinstance(at(document, path[:-1]), dict):
        yield "a field less", with_change(lambda d: at(d, path[:-1]).pop(path[-1]))
    if path:
        wrong = {"planted": []} if value is None else 1.5 if isinstance(value, (str, bool)) else "planted text"
        yield "another type", with_change(lambda d: at(d, path[:-1]).__setitem__(path[-1], wrong))


MAPS = {"libraries", "weights", "params", "overrides", "facts", "data", "set", "bind", "sets", "errors", "error", "values", "speeds_km_h", "road_speeds_km_h"}  # from names to values
TABLES_OF_JOB = {"layers", "indicators", "attributes", "energy", "repairs", "variants", "sites", "units", "profiles", "context"}  # by name, in a resolved job
OPTIONAL = {"check": {"percentile", "place", "column", "formula"}, "manifest": {"context"}}
OPTIONAL_IN_JOB = [("context",), ("context", "*", "name"), ("hydrology",), ("travel",)]  # ends of a path


def shape_of(name, path):
    """Schema and path without numbers and names: one of many alike. Last, whether its key is such a name."""
    steps, in_job, named = [], False, False
    for before, step in zip((None, *path), path):
        named = not isinstance(step, int) and (before in MAPS or in_job and before in TABLES_OF_JOB and not named)
        in_job = in_job or step in ("job", "resolved_job") and name in ("check", "manifest")
        if not isinstance(step, int):
            steps.append("*" if named else step)
    return (name, tuple(steps)), named, in_job


def shortened(value):
    """With lists of at most four entries, the most that a schema demands: thousands of copies are validated."""
    if isinstance(value, dict):
        return {key: shortened(one) for key, one in value.items()}
    return [shortened(one) for one in value[:4]] if isinstance(value, list) else value


def main():
    program, folder = pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(sys.argv[2])
    schemas = {file.stem: json.loads(file.read_text()) for file in sorted(folder.glob("*.json"))}
    checks = {}
    for name, schema in schemas.items():
        jsonschema.Draft202012Validator.check_schema(schema)
        assert schema["$id"].startswith(f"urn:firnline:schema:{name}:"), schema["$id"]
        checks[name] = jsonschema.Draft202012Validator(schema)
    seen, planted, missed = set(), 0, []
    with tempfile.TemporaryDirectory() as scratch:
        study = Study(program, pathlib.Path(scratch))
        study.prepare()
        for name, document in documents(study):
            for error in checks[name].iter_errors(document):
                missed.append(f"{name}: {'/'.join(map(str, error.path))}: {error.message[:300]}")
            short = shortened(document)
            assert checks[name].is_valid(short) == checks[name].is_valid(document), name
            for path in places(short):
                shape, named, in_job = shape_of(name, path)
                if shape in seen:
                    continue
                seen.add(shape)
                may_lack = named or (any(shape[1][-len(end):] == end for end in OPTIONAL_IN_JOB) if in_job
                                     else path and path[-1] in OPTIONAL.get(name, set()))
                for what, wrong in drifted(short, path):
                    if what == "a field less" and may_lack:
                        continue
                    planted += 1
                    if checks[name].is_valid(wrong):
                        missed.append(f"{name}: {'/'.join(map(str, path))}: {what} is not seen")
    unused = set(schemas) - {name for name, _ in seen}
    missed += [f"{name}: no document was held against it" for name in sorted(unused)]
    print(f"{len(schemas)} schemas, {planted} planted faults")
    if missed:
        sys.exit("\n".join(missed))


if __name__ == "__main__":
    main()
