#!/usr/bin/env python3
"""Every map that a run leaves behind, and all that stands beside it, against numpy and GDAL's own readers.

    maps_in_numpy.py FIRNLINE [--keep DIR]      makes two studies in DIR and leaves them there

Two runs: the sample, and a study whose scores lie on the breaks of its classes and on the Float32 values next to them, with a variant
and maps of indicators. Of each map: COG, names, units, no data, statistics; both styles, with one set of breaks and colours, by which numpy
sorts the scores into the codes of class.tif, whether it takes a bound in or leaves it out; attribute table, category names and colour table;
and the picture, pixel by pixel.
"""
import argparse
import json
import math
import pathlib
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree

import numpy as np
from osgeo import gdal, osr
from osgeo_utils.samples import validate_cloud_optimized_geotiff

gdal.UseExceptions()
SAMPLE = pathlib.Path(__file__).resolve().parents[2] / "rasters" / "samples" / "upper_valley"
SLD = "{http://www.opengis.net/sld}"
# Elements in the order that the schema of SLD 1.0.0 asks for, as far as a style of a raster has them.
SLD_ORDER = {"StyledLayerDescriptor": ["Name", "Title", "Abstract", "NamedLayer"], "NamedLayer": ["Name", "UserStyle"],
             "UserStyle": ["Name", "Title", "Abstract", "IsDefault", "FeatureTypeStyle"],
             "FeatureTypeStyle": ["Name", "Title", "Abstract", "FeatureTypeName", "Rule"],
             "Rule": ["Name", "Title", "Abstract", "RasterSymbolizer"],
             "RasterSymbolizer": ["Opacity", "ChannelSelection", "OverlapBehavior", "ColorMap", "ContrastEnhancement"],
             "ChannelSelection": ["GrayChannel"], "GrayChannel": ["SourceChannelName"], "ColorMap": ["ColorMapEntry"] * 99,
             "ColorMapEntry": [], "Name": [], "Title": [], "Opacity": [], "SourceChannelName": []}
BREAKS = [0.125, 0.25, 0.5, 0.8]
ROWS, COLS = 260, 300

JOB = """title = "Scores on the breaks"
[grid]
like = "height"
[layers.height]
source = "height.tif"
is = "elevation"
vertical_datum = "EGM2008"
[indicators.share]
title = "Share"
formula = "height"
unit = "m"
range = [ -1e3, 1e4 ]
[sites.places]
source = "places.csv"
crs = "EPSG:32643"
[profiles.breaks]
use = "breaks.toml"
sites = "places"
keep_indicators = true
[variants.later]
scenario = "later"
[variants.later.layers.height]
source = "later.tif"
"""
PROFILE = f"""id = "breaks"
title = "Scores on the breaks"
inspired_by = "a test"
aggregation = "arithmetic"
class_breaks = {BREAKS}
[hazard]
aggregation = "arithmetic"
[[indicator]]
id = "share"
dimension = "hazard"
value = [ [0, 0.0], [1, 1.0] ]
"""


class Judge:
    def __init__(self):
        self.wrong, self.checks = [], 0

    def true(self, file, text, holds):
        self.checks += 1
        if not holds:
            self.wrong.append(f"{file}: {text}")

    def equal(self, file, what, found, wanted):
        self.true(file, f"{what} is {found!r}, not {wanted!r}", found == wanted)

    def near(self, file, what, found, wanted, relative):
        self.true(file, f"{what} is {found!r}, not {wanted!r}", math.isclose(found, wanted, rel_tol=relative, abs_tol=1e-12))


def write_raster(file, cells):
    data = gdal.GetDriverByName("GTiff").Create(str(file), COLS, ROWS, 1, gdal.GDT_Float32)
    data.SetGeoTransform((500000, 30, 0, 4700000, 0, -30))
    crs = osr.SpatialReference()
    crs.ImportFromEPSG(32643)
    data.SetProjection(crs.ExportToWkt())
    band = data.GetRasterBand(1)
    band.SetUnitType("m")
    band.SetNoDataValue(-9)
    band.WriteArray(cells)


def make_study(folder):
    folder.mkdir(parents=True)
    random = np.random.default_rng(20261130)
    near = [np.float32(0), np.float32(1)]
    for at in BREAKS:
        below = above = np.float32(at)
        near.append(below)
        for _ in range(2):
            below, above = np.nextafter(below, np.float32(-1)), np.nextafter(above, np.float32(2))
            near += [below, above]
    cells = random.choice(np.array(near, np.float32), (ROWS, COLS))
    cells[: ROWS // 3] = random.uniform(0, 1, (ROWS // 3, COLS))
    cells[100:140, 200:260] = -9  # a gap
    cells[:, :20] = -9            # and country that the picture leaves out
    write_raster(folder / "height.tif", cells)
    write_raster(folder / "later.tif", np.where(cells < 0, cells, np.float32(1) - cells))
    (folder / "job.toml").write_text(JOB)
    (folder / "breaks.toml").write_text(PROFILE)
    (folder / "places.csv").write_text("id,name,lon,lat\n" + "".join(
        f"s{i},Place {i},{500000 + 30 * 30 * (i + 1)},{4700000 - 30 * 20 * (i + 1)}\n" for i in range(8)))


def check_bands(judge, file, name):
    data = gdal.Open(str(file))
    _, errors, _ = validate_cloud_optimized_geotiff.validate(str(file), full_check=True)
    judge.equal(name, "what a validator of COGs says", errors, [])
    judge.equal(name, "the side of blocks", data.GetRasterBand(1).GetBlockSize(), [512, 512])
    for number in range(1, data.RasterCount + 1):
        band = data.GetRasterBand(number)
        what, items = f"of band {number}", band.GetMetadata()
        is_class = band.DataType == gdal.GDT_Byte
        judge.true(name, f"band {number} has no name", band.GetDescription())
        judge.equal(name, f"whether band {number} has a unit", bool(band.GetUnitType()), not is_class)
        value = band.GetNoDataValue()
        judge.true(name, f"no data {what} is {value}", value == 0 if is_class else math.isnan(value))
        cells = band.ReadAsArray()
        valid = cells[cells != 0 if is_class else np.isfinite(cells)].astype(np.float64)
        judge.near(name, f"valid cells {what}", float(items["STATISTICS_VALID_PERCENT"]), round(100 * valid.size / cells.size, 2), 1e-12)
        for key, number_of, relative in (("MINIMUM", np.min, 1e-15), ("MAXIMUM", np.max, 1e-15), ("MEAN", np.mean, 1e-12), ("STDDEV", np.std, 1e-9)):
            found = items.get(f"STATISTICS_{key}")
            judge.equal(name, f"whether there is {key} {what}", found is not None, valid.size > 0)
            if found is not None and valid.size:
                judge.near(name, f"{key} {what}", float(found), float(number_of(valid)), relative)
    return data


def entries_of_sld(judge, file, name):
    """(colour, quantity, label) of each entry; the elements stand as the schema wants them."""
    root = xml.etree.ElementTree.parse(file).getroot()
    judge.equal(name, "version and root", (root.tag, root.get("version")), (SLD + "StyledLayerDescriptor", "1.0.0"))
    for element in root.iter():
        order, at = SLD_ORDER.get(element.tag.removeprefix(SLD)), 0
        judge.true(name, f"{element.tag} is no element of SLD 1.0.0 that a raster needs", order is not None)
        for child in element:
            tag = child.tag.removeprefix(SLD)
            judge.true(name, f"{tag} in {element.tag} is not where the schema has it", order is not None and tag in order[at:])
            at = order.index(tag, at) + (tag == "ColorMapEntry") if order and tag in order[at:] else at
    (colours,) = root.iter(SLD + "ColorMap")
    judge.true(name, "attributes that an entry cannot have", all(set(one.attrib) == {"color", "quantity", "label"} for one in colours))
    return colours.get("type"), [(one.get("color"), float(one.get("quantity")), one.get("label")) for one in colours]


def entries_of_qml(file):
    root = xml.etree.ElementTree.parse(file).getroot()
    found = list(root.iter("paletteEntry")) or list(root.iter("item"))
    return [(one.get("color"), float(one.get("value")), one.get("label")) for one in found]


def check_styles(judge, file, name, data):
    """Returns: colours, quantities and labels."""
    kind, entries = entries_of_sld(judge, file.with_suffix(".sld"), name.replace(".tif", ".sld"))
    others = entries_of_qml(file.with_suffix(".qml"))
    is_class = file.name == "class.tif"
    judge.equal(name, "the type of the colour map", kind, "values" if is_class else "intervals")
    judge.equal(name, "colours and labels of .qml", [(c, l) for c, _, l in others], [(c, l) for c, _, l in entries])
    last = None if is_class else -1
    judge.equal(name, "bounds of .qml", [q for _, q, _ in others][:last], [q for _, q, _ in entries][:last])
    if not is_class:
        bounds = [q for _, q, _ in entries]
        cells = data.GetRasterBand(1).ReadAsArray()
        cells = cells[np.isfinite(cells)].astype(np.float64)
        judge.true(name, "bounds fall", bounds == sorted(bounds))
        judge.true(name, "a bound is a value of Float32", all(float(np.float32(q)) != q for q in bounds))
        judge.true(name, "cells lie above the last bound", not cells.size or cells.max() < bounds[-1])
    return entries


def check_scores(judge, file, name, data, entries):
    """Scores sorted by the bounds of the style are the codes of the map of classes."""
    codes = gdal.Open(str(file.with_name("class.tif"))).ReadAsArray()
    scores = data.GetRasterBand(1).ReadAsArray().astype(np.float64)
    there = np.isfinite(scores)
    bounds = [q for _, q, _ in entries]
    for side in ("left", "right"):  # left: a value on a bound is inside, as in QGIS; right: it is not, as in GeoServer
        found = np.searchsorted(bounds, scores[there], side) + 1
        judge.equal(name, f"cells that class.tif has in another class (bounds {side})", int((found != codes[there]).sum()), 0)
    judge.equal(name, "scores where class.tif has a class", int((there != ((codes >= 1) & (codes <= 5))).sum()), 0)


def check_classes(judge, name, data, entries):
    band = data.GetRasterBand(1)
    codes, counts = np.unique(band.ReadAsArray(), return_counts=True)
    count_of = dict(zip(codes.tolist(), counts.tolist()))
    judge.true(name, "codes without a class", set(count_of) <= {int(q) for _, q, _ in entries} | {0})
    table = band.GetDefaultRAT()
    column = {usage: table.GetColOfUsage(usage) for usage in (gdal.GFU_MinMax, gdal.GFU_Name, gdal.GFU_PixelCount, gdal.GFU_Red, gdal.GFU_Green, gdal.GFU_Blue)}
    judge.equal(name, "columns of the attribute table", [table.GetNameOfCol(i) for i in range(table.GetColumnCount())],
                ["value", "name", "count", "red", "green", "blue"])
    rows = [tuple(table.GetValueAsString(row, column[usage]) for usage in column) for row in range(table.GetRowCount())]
    for (colour, code, label), row in zip(entries, rows, strict=True):
        parts = [str(int(colour[at:at + 2], 16)) for at in (1, 3, 5)]
        judge.equal(name, f"row of {label}", row, (str(int(code)), label, str(count_of.get(int(code), 0)), *parts))
        judge.equal(name, f"category {int(code)}", band.GetCategoryNames()[int(code)], label)
        judge.equal(name, f"CLASS_{int(code)}", band.GetMetadataItem(f"CLASS_{int(code)}"), label)
        judge.equal(name, f"colour of {int(code)}", tuple(map(str, band.GetColorTable().GetColorEntry(int(code))[:3])), tuple(parts))


def check_picture(judge, file, name, data, entries):
    """Every pixel of the map inside the picture has the colour of its cell, or that of a hatching line over it."""
    pixels = gdal.Open(str(file)).ReadAsArray()[:3].astype(int)
    pixels = (pixels[0] << 16) + (pixels[1] << 8) + pixels[2]
    codes = data.ReadAsArray()
    known = np.argwhere((codes != 0) & (codes != 101))
    (north, west), (south, east) = known.min(0), known.max(0)
    margin = 1 + max(south - north, east - west) // 50
    codes = codes[max(north - margin, 0):south + margin + 1, max(west - margin, 0):east + margin + 1]
    grey = pixels == 0x787878
    top, bottom = [row for row in range(pixels.shape[0]) if grey[row, 40:300].all()][:2]
    left, right = 40, int(np.flatnonzero(grey[top + 5])[1])
    inside = pixels[top + 1:bottom, left + 1:right]
    rows = (2 * np.arange(inside.shape[0]) + 1) * codes.shape[0] // (2 * inside.shape[0])
    cols = (2 * np.arange(inside.shape[1]) + 1) * codes.shape[1] // (2 * inside.shape[1])
    shown = codes[np.ix_(rows, cols)]
    right_ones = 0
    for colour, code, _ in entries:
        plain = int(colour[1:], 16)
        lines = sum((plain >> shift & 255) * 3 // 5 << shift for shift in (16, 8, 0))
        of_code = inside[shown == int(code)]
        right_ones += int((of_code == plain).sum()) + (int((of_code == lines).sum()) if code >= 102 else 0)
    judge.equal(name, "pixels in the colour of their cell", right_ones, inside.size)
    judge.near(name, "height over width of the map", inside.shape[0] / inside.shape[1], codes.shape[0] / codes.shape[1], 0.01)


def check_results(judge, folder):
    maps = sorted(folder.rglob("*.tif"))
    for file in maps:
        name = file.relative_to(folder).as_posix()
        data = check_bands(judge, file, name)
        entries = check_styles(judge, file, name, data)
        if file.name == "risk.tif":
            check_scores(judge, file, name, data, entries)
        elif file.name == "class.tif":
            check_classes(judge, name, data, entries)
            picture = file.with_name("quicklook.png")
            check_picture(judge, picture, picture.relative_to(folder).as_posix(), data, entries)
    manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    names = {part: {file["name"] for file in manifest[part]["files"]} for part in ("result", "run")}
    for file in folder.rglob("*"):
        part = "run" if file.suffix in (".png", ".html") else "result"
        if file.is_file() and file.name != "manifest.json":
            judge.true(file.name, f"the manifest's {part} does not name it", file.relative_to(folder).as_posix() in names[part])
    return len(maps)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("program", type=pathlib.Path)
    parser.add_argument("--keep", type=pathlib.Path)
    asked = parser.parse_args()
    judge, maps = Judge(), 0
    with tempfile.TemporaryDirectory() as scratch:
        work = asked.keep or pathlib.Path(scratch)
        shutil.rmtree(work / "study", ignore_errors=True)
        make_study(work / "study")
        for name, job in (("breaks", work / "study" / "job.toml"), ("sample", SAMPLE / "job.toml")):
            subprocess.run([str(asked.program), "run", str(job), "--out", str(work / name), "--overwrite", "--quiet"], check=True)
            maps += check_results(judge, work / name)
    print("\n".join(f"WRONG: {line}" for line in judge.wrong))
    print(f"{maps} maps, {judge.checks} comparisons, {len(judge.wrong)} wrong")
    return 1 if judge.wrong or maps < 10 else 0


if __name__ == "__main__":
    sys.exit(main())
