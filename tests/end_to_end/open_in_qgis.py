#!/usr/bin/env python3
"""Opens what a run left behind in QGIS, as if every file were dragged into an empty project, and says what is wrong.

    QT_QPA_PLATFORM=offscreen python3 tests/end_to_end/open_in_qgis.py RESULTS --grid-of RASTER [--pictures DIR]

RASTER is the layer that the job's [grid] names: where the maps must lie. Names, codes and colours are read from
docs/outputs.md. Every complaint is one line; exit status 1 when there is one. --pictures keeps what QGIS drew.
"""
import argparse
import csv
import gc
import math
import pathlib
import re
import sys
import tempfile
import xml.etree.ElementTree

import numpy
from osgeo import gdal
from qgis.core import (QgsApplication, QgsCoordinateReferenceSystem, QgsExpression, QgsExpressionContext, QgsGeometry, QgsPointXY,
                       QgsMapRendererParallelJob, QgsMapSettings, QgsRasterLayer, QgsRectangle, QgsVectorLayer)
from qgis.PyQt.QtCore import QSize
from qgis.PyQt.QtGui import QColor, QImage

gdal.UseExceptions()
OUTPUTS_PAGE = pathlib.Path(__file__).resolve().parents[2] / "docs" / "outputs.md"
TEXT_COLUMNS = {"id", "name", "status", "reason", "first_site", "first_site_name", "meets", "requirements_failed", "safety_class"}
WHOLE_COLUMNS = {"fid", "rank", "rank_p05", "rank_p50", "rank_p95", "sites", "sites_scored", "first_site_rank",
                 "lower_bound", "topsis_rank", "promethee_rank"}


class Complaints(list):
    """Collects one line per expectation that does not hold."""

    def expect(self, holds, file, text):
        if not holds:
            self.append(f"{file}: {text}")

    def expect_equal(self, found, wanted, file, what):
        self.expect(found == wanted, file, f"{what} is {found!r}, not {wanted!r}")


def table_of_page(heading):
    """The rows of the first table below a heading of docs/outputs.md, as lists of cells without code marks."""
    section = OUTPUTS_PAGE.read_text(encoding="utf-8").split(f"## {heading}\n", 1)[1].split("\n## ", 1)[0]
    lines = [line for line in section.splitlines() if line.startswith("|")]
    return [[cell.strip().strip("`") for cell in line.strip("|").split("|")] for line in lines[2:]]


def documented_classes():
    """code -> (name, colour), without the code that means no data."""
    return {int(code): (name, colour) for code, colour, name, _ in table_of_page("Codes of class.tif") if code != "0"}


def picture_of(layer):
    """What QGIS draws, one pixel per cell."""
    return picture(layer, layer.extent(), layer.width(), layer.height())


def picture(layer, extent, width, height):
    """The image that QGIS draws, and its pixels as an array of 0xRRGGBB; white where it draws nothing."""
    settings = QgsMapSettings()
    settings.setLayers([layer])
    settings.setDestinationCrs(layer.crs())
    settings.setExtent(extent)
    settings.setOutputSize(QSize(width, height))
    settings.setOutputDpi(96)
    settings.setBackgroundColor(QColor("#ffffff"))
    job = QgsMapRendererParallelJob(settings)
    job.start()
    job.waitForFinished()
    image = job.renderedImage().convertToFormat(QImage.Format_RGB32)
    bits = image.constBits()
    bits.setsize(image.sizeInBytes())
    return image, numpy.frombuffer(bytes(bits), dtype="<u4").reshape(image.height(), -1)[:, :image.width()] & 0xFFFFFF


class Grid:
    """Where the maps must lie. Read by GDAL: QGIS would leave statistics beside a raster that has none."""

    def __init__(self, path):
        data = gdal.Open(str(path))
        west, width, _, north, _, height = data.GetGeoTransform()
        self.size = (data.RasterXSize, data.RasterYSize)
        self.extent = QgsRectangle(west, north + height * self.size[1], west + width * self.size[0], north)
        self.crs = QgsCoordinateReferenceSystem.fromWkt(data.GetProjection())


def colour_number(name):
    return int(name.lstrip("#"), 16)


def check_place(layer, file, grid, wrong):
    """Valid, and on the grid of the run."""
    wrong.expect(layer.isValid(), file, "QGIS cannot open it")
    if not layer.isValid():
        return False
    wrong.expect(layer.crs() == grid.crs, file, f"lies in {layer.crs().authid()}, not in {grid.crs.authid()}")
    wrong.expect_equal((layer.width(), layer.height()), grid.size, file, "columns and rows")
    wrong.expect_equal(layer.extent().toString(6), grid.extent.toString(6), file, "the extent")
    return True


def check_bands(path, file, names, unit, no_data, wrong):
    """What the file says of its bands; nothing beside it may be needed but the attribute table of a map of classes."""
    data = gdal.Open(str(path))
    wrong.expect_equal(data.GetMetadataItem("LAYOUT", "IMAGE_STRUCTURE"), "COG", file, "the layout")
    wrong.expect_equal(sorted(pathlib.Path(name).name for name in data.GetFileList()),
                       [path.name, path.name + ".aux.xml"] if path.name == "class.tif" else [path.name], file, "the list of files")
    if names:
        wrong.expect_equal(data.RasterCount, len(names), file, "the number of bands")
    for number in range(1, data.RasterCount + 1):
        band = data.GetRasterBand(number)
        label, found = f"band {number}", band.GetDescription()
        name = names[number - 1] if names and number <= len(names) else ""
        wrong.expect(found and found.startswith(name), file, f"{label} is called {found!r}, which does not begin with {name!r}")
        wrong.expect(unit is None or band.GetUnitType() == unit, file, f"the unit of {label} is {band.GetUnitType()!r}, not {unit!r}")
        wrong.expect(unit is not None or band.GetUnitType(), file, f"{label} has no unit")
        value = band.GetNoDataValue()
        same = value is not None and (value == no_data or (math.isnan(no_data) and math.isnan(value)))
        wrong.expect(same, file, f"no data of {label} is {value}, not {no_data}")
        if band.DataType == gdal.GDT_Float32:
            has_data = bool(numpy.isfinite(band.ReadAsArray()).any())
            minimum = band.GetMetadataItem("STATISTICS_MINIMUM")
            wrong.expect(band.GetMetadataItem("STATISTICS_VALID_PERCENT") and (minimum is not None) == has_data, file,
                         f"{label} has no statistics")
    return data


def is_drawn_from_overviews(data):
    """QGIS may take an overview even at one pixel per cell; its cells are others."""
    return data.GetRasterBand(1).GetOverviewCount() > 0


def sld_entries(path):
    """Type of the colour map, and (colour, bound, label) of its entries; QGIS writes inf where the last step takes all the rest."""
    (colours,) = xml.etree.ElementTree.parse(path).getroot().iter("{http://www.opengis.net/sld}ColorMap")
    return colours.get("type"), [(e.get("color"), float(e.get("quantity")), e.get("label")) for e in colours]


def check_sld(layer, path, file, wrong):
    """QGIS 3.22 reads no SLD of a raster, but writes one: from our .qml it must make what stands in our .sld. Returns: our entries."""
    with tempfile.TemporaryDirectory() as scratch:
        theirs_path = pathlib.Path(scratch) / "style.sld"
        layer.saveSldStyle(str(theirs_path))
        kind, theirs = sld_entries(theirs_path)
    our_kind, ours = sld_entries(path.with_suffix(".sld"))
    wrong.expect_equal(our_kind, kind, file, "the type of the colour map in .sld")
    if theirs and math.isinf(theirs[-1][1]):
        theirs[-1] = (theirs[-1][0], ours[-1][1], theirs[-1][2])
    wrong.expect_equal(ours, theirs, file, "the list of entries in .sld")
    return ours


def check_value_map(layer, file, data, entries, pictures, wrong):
    """A map of an indicator: every pixel in the colour of its step."""
    wrong.expect_equal(layer.renderer().type(), "singlebandpseudocolor", file, "the renderer")
    if is_drawn_from_overviews(data):
        return
    values = data.GetRasterBand(1).ReadAsArray().astype(numpy.float64)
    there = numpy.isfinite(values)
    colours = numpy.array([colour_number(colour) for colour, _, _ in entries])
    wanted = numpy.full(values.shape, 0xFFFFFF)
    wanted[there] = colours[numpy.searchsorted([bound for _, bound, _ in entries], values[there])]
    image, drawn = picture_of(layer)
    pictures[file] = image
    wrong.expect(bool((drawn == wanted).all()), file, f"QGIS draws {int((drawn != wanted).sum())} cells in another colour than their step has")


def check_class_map(layer, file, data, pictures, wrong):
    classes = documented_classes()
    renderer = layer.renderer()
    wrong.expect_equal(renderer.type(), "paletted", file, "the renderer (class.qml)")
    if renderer.type() != "paletted":
        return
    shown = {int(c.value): (c.label, c.color.name()) for c in renderer.classes()}
    for code in sorted(classes.keys() | shown.keys()):
        wrong.expect_equal(shown.get(code), classes.get(code), file, f"class {code} in class.qml")
    table, items = data.GetRasterBand(1).GetColorTable(), data.GetRasterBand(1).GetMetadata()
    for code, (name, colour) in classes.items():
        wrong.expect_equal("#%02x%02x%02x" % table.GetColorEntry(code)[:3], colour, file, f"class {code} in the colour table")
        wrong.expect_equal(items.get(f"CLASS_{code}"), name, file, f"CLASS_{code}")
    cells = data.ReadAsArray()
    wrong.expect(set(numpy.unique(cells)) <= classes.keys() | {0}, file, f"codes {sorted(set(numpy.unique(cells)) - classes.keys())} are not documented")
    if is_drawn_from_overviews(data):
        return
    wanted = numpy.full(cells.shape, 0xFFFFFF)
    for code, (_, colour) in classes.items():
        wanted[cells == code] = colour_number(colour)
    image, drawn = picture_of(layer)
    pictures[file] = image
    wrong.expect(bool((drawn == wanted).all()), file, f"QGIS draws {int((drawn != wanted).sum())} cells in another colour than their class has")


def check_risk_map(layer, file, data, pictures, wrong):
    renderer = layer.renderer()
    wrong.expect_equal(renderer.type(), "singlebandpseudocolor", file, "the renderer (risk.qml)")
    if renderer.type() != "singlebandpseudocolor":
        return
    wrong.expect_equal((renderer.classificationMin(), renderer.classificationMax()), (0.0, 1.0), file, "the colour scale")
    wrong.expect_equal(layer.customProperty("legend/title-label"), "Risk score, 1 = highest risk", file, "the legend's title")
    wrong.expect("1 = highest risk" in layer.bandName(renderer.band()), file, "the legend does not say which end is bad")
    classes = documented_classes()
    shown = renderer.shader().rasterShaderFunction().colorRampItemList()
    for code, item in zip(range(1, 6), shown):
        wrong.expect(item.label.startswith(classes[code][0]) and re.search(r"\([\d.]+–[\d.]+\)$", item.label), file,
                     f"step {code} of the legend is {item.label!r}, not {classes[code][0]!r} with its bounds")
    wrong.expect_equal([i.color.name() for i in shown], [classes[c][1] for c in range(1, 6)], file, "the colours of the legend")
    scores = data.GetRasterBand(1).ReadAsArray()
    inside = scores[numpy.isfinite(scores)]
    wrong.expect(inside.size == 0 or (inside.min() >= 0 and inside.max() <= 1), file, "scores lie outside 0 to 1")
    class_file = pathlib.Path(data.GetDescription()).with_name("class.tif")
    if is_drawn_from_overviews(data) or not class_file.exists():
        return
    # Both maps must show one picture wherever there is a score.
    cells = gdal.Open(str(class_file)).ReadAsArray()
    wrong.expect(bool((numpy.isfinite(scores) == ((cells >= 1) & (cells <= 5))).all()), file, "scores and class.tif disagree on where there is a score")
    wanted = numpy.full(cells.shape, 0xFFFFFF)
    for code in range(1, 6):
        wanted[cells == code] = colour_number(classes[code][1])
    image, drawn = picture_of(layer)
    pictures[file] = image
    wrong.expect(bool((drawn == wanted).all()), file, f"QGIS draws {int((drawn != wanted).sum())} cells in another colour than class.tif has there")


def check_list(layer, path, file, of_units, wrong):
    wrong.expect(layer.isValid(), file, "QGIS cannot open it")
    if not layer.isValid():
        return
    wrong.expect_equal(layer.crs().authid(), "EPSG:4326", file, "the CRS")
    with open(path.with_suffix(".csv"), encoding="utf-8-sig", newline="") as opened:
        rows = list(csv.DictReader(opened))
    wrong.expect_equal([f.name() for f in layer.fields() if f.name() != "fid"], list(rows[0]), file, "the list of columns")
    for field in layer.fields():
        wanted = "Integer64" if field.name() in WHOLE_COLUMNS else "String" if field.name() in TEXT_COLUMNS else "Real"
        wrong.expect_equal(field.typeName(), wanted, file, f"the type of {field.name()}")
    features = {feature["id"]: feature for feature in layer.getFeatures()}
    wrong.expect_equal(sorted(features), sorted(row["id"].lstrip("'") for row in rows), file, "the list of ids")
    for row in rows:
        feature = features.get(row["id"].lstrip("'"))
        if feature is None:
            continue
        there = QgsGeometry.fromPointXY(QgsPointXY(float(row["lon"]), float(row["lat"])))
        place = feature.geometry()
        is_there = place.contains(there) if of_units else place.equals(there)
        wrong.expect(is_there, file, f"{row['id']} lies at {place.asWkt(15)[:80]}; the table says {row['lon']}, {row['lat']}")
        for column, text in row.items():
            value = feature[column]
            is_empty = value is None or str(value) in ("NULL", "")
            same = is_empty if text == "" else not is_empty and (
                str(value) == text.lstrip("'") if column in TEXT_COLUMNS else float(value) == float(text))
            wrong.expect(same, file, f"{column} of {row['id']} is {value!r}; the table says {text!r}")
    if not of_units:
        check_site_style(layer, features, file, wrong)


def check_catchments(layer, file, wrong):
    """The land nearest to each facility: columns as documented, areas that hold together."""
    wrong.expect(layer.isValid(), file, "QGIS cannot open it")
    if not layer.isValid():
        return
    wrong.expect_equal(layer.crs().authid(), "EPSG:4326", file, "the CRS")
    documented = {row[0]: {"integer": "Integer64", "text": "String", "real": "Real"}[row[1]] for row in table_of_page("Columns of catchments.gpkg")}
    for field in layer.fields():
        if field.name() != "fid":
            column = re.sub(r"_within_[0-9.]+$", "_within_MIN", field.name())
            wrong.expect_equal(field.typeName(), documented.get(column), file, f"the type of {field.name()}")
    for feature in layer.getFeatures():
        area = feature.geometry()
        wrong.expect_equal(area.isNull(), feature["cells"] == 0, file, f"whether {feature['id']} has no area")
        wrong.expect(area.isNull() or area.isGeosValid(), file, f"the area of {feature['id']} crosses itself")


def any_matches(rule, layer, features):
    context = QgsExpressionContext()
    context.setFields(layer.fields())
    for feature in features.values():
        context.setFeature(feature)
        if QgsExpression(rule.filterExpression()).evaluate(context):
            return True
    return False


def picture_of_points(layer):
    extent = layer.extent()
    extent.grow(max(extent.width(), extent.height(), 0.01) * 0.1)
    return picture(layer, extent, 1200, 1200)


def check_site_style(layer, features, file, wrong):
    renderer = layer.renderer()
    wrong.expect_equal(renderer.type(), "RuleRenderer", file, "the renderer (sites.qml)")
    if renderer.type() != "RuleRenderer":
        return
    classes = documented_classes()
    rules = renderer.rootRule().children()
    colours = [rule.symbol().color().name() for rule in rules]
    wrong.expect_equal(colours, [classes[c][1] for c in range(5, 0, -1)] + ["#ffffff"], file, "the colours of the dots")
    for code, rule in zip(range(5, 0, -1), rules):
        wrong.expect(rule.label().startswith(classes[code][0]), file, f"the legend says {rule.label()!r} for class {code}")
    for ident, feature in features.items():
        context = QgsExpressionContext()
        context.setFeature(feature)
        context.setFields(layer.fields())
        matching = [rule.label() for rule in rules if QgsExpression(rule.filterExpression()).evaluate(context)]
        wrong.expect(len(matching) == 1, file, f"site {ident} is drawn by {len(matching)} rules: {matching}")
        wrong.expect(matching and matching[0].startswith("not scored") == (str(feature["rank"]) == "NULL"), file,
                     f"site {ident} with rank {feature['rank']} is drawn as {matching}")
    _, drawn = picture_of_points(layer)
    shown = set(numpy.unique(drawn).tolist())
    wanted = {colour_number(rule.symbol().color().name()) for rule in rules if any_matches(rule, layer, features)}
    wrong.expect(wanted <= shown, file, f"QGIS draws no dot in {sorted(hex(one) for one in wanted - shown)}")
    wrong.expect(layer.labelsEnabled(), file, "the first sites have no labels")
    if not layer.labelsEnabled():
        return
    label = QgsExpression(layer.labeling().settings().fieldName)
    for ident, feature in features.items():
        context = QgsExpressionContext()
        context.setFeature(feature)
        context.setFields(layer.fields())
        text, rank = label.evaluate(context), feature["rank"]
        is_first = str(rank) != "NULL" and rank <= 10
        wrong.expect(str(text).startswith(f"{rank} ") if is_first else str(text) in ("NULL", "None"), file,
                     f"the label of site {ident} with rank {rank} is {text!r}")


def check_results(results, grid_of, pictures):
    wrong = Complaints()
    before = sorted(results.rglob("*"))
    grid = Grid(grid_of)
    maps, lists = sorted(results.rglob("*.tif")), sorted(results.rglob("*.gpkg"))
    wrong.expect(bool(maps), str(results), "there is no map")
    wrong.expect(bool(lists), str(results), "there is no site list")
    risk_bands = [row[1] for row in table_of_page("Bands of risk.tif")]
    for path in maps:
        file = path.relative_to(results).as_posix()
        layer = QgsRasterLayer(str(path), path.stem)
        if not check_place(layer, file, grid, wrong):
            continue
        entries = check_sld(layer, path, file, wrong)
        if path.name == "class.tif":
            check_class_map(layer, file, check_bands(path, file, ["risk class"], "", 0, wrong), pictures, wrong)
        elif path.name == "risk.tif":
            check_risk_map(layer, file, check_bands(path, file, risk_bands, "1", math.nan, wrong), pictures, wrong)
        else:
            check_value_map(layer, file, check_bands(path, file, None, None, math.nan, wrong), entries, pictures, wrong)
    for path in lists:
        if path.name == "catchments.gpkg":
            check_catchments(QgsVectorLayer(str(path), path.stem, "ogr"), path.relative_to(results).as_posix(), wrong)
            continue
        check_list(QgsVectorLayer(str(path), path.stem, "ogr"), path, path.relative_to(results).as_posix(),
                   path.stem.startswith("units_"), wrong)
    wrong.expect_equal(sorted(results.rglob("*")), before, str(results), "after QGIS looked at it, the list of files")
    return wrong, len(maps), len(lists)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("results", type=pathlib.Path)
    parser.add_argument("--grid-of", type=pathlib.Path, required=True)
    parser.add_argument("--pictures", type=pathlib.Path)
    arguments = parser.parse_args()
    application = QgsApplication([], False)
    application.initQgis()
    pictures = {}
    wrong, maps, lists = check_results(arguments.results.resolve(), arguments.grid_of.resolve(), pictures)
    if arguments.pictures:
        arguments.pictures.mkdir(parents=True, exist_ok=True)
        for file, image in pictures.items():
            image.save(str(arguments.pictures / (file.replace("/", "_").replace(".tif", ".png"))))
    pictures.clear()
    gc.collect()  # layers must be gone before QGIS is
    application.exitQgis()
    print("\n".join(wrong) if wrong else f"{maps} maps and {lists} site lists open right in QGIS")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
