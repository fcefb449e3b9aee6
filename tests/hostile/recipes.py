"""What recipes of hostile cases need: rasters of the study read whole, changed, and written anew. Run in the study's folder."""
import os
import pathlib
import struct

import numpy
from osgeo import gdal, ogr, osr

gdal.UseExceptions()
ogr.UseExceptions()
osr.UseExceptions()
gdal.SetConfigOption("GDAL_PAM_ENABLED", "NO")


class Raster:
    """A whole raster in memory; cells has the shape (bands, rows, cols)."""

    def __init__(self, name):
        dataset = gdal.Open(name)
        band = dataset.GetRasterBand(1)
        cells = dataset.ReadAsArray()
        self.cells = cells if cells.ndim == 3 else cells[None]
        self.transform, self.crs = dataset.GetGeoTransform(), dataset.GetProjection()
        self.type, self.no_data = band.DataType, band.GetNoDataValue()
        self.unit, self.scale, self.offset = band.GetUnitType(), band.GetScale(), band.GetOffset()
        self.options, self.gcps, self.rpc, self.metadata = [], [], {}, {}


def write(name, raster):
    bands, rows, cols = raster.cells.shape
    if os.path.exists(name):
        os.remove(name)
    dataset = gdal.GetDriverByName("GTiff").Create(name, cols, rows, bands, raster.type, raster.options)
    if raster.gcps:
        dataset.SetGCPs(raster.gcps, raster.crs)
    else:
        if raster.crs:
            dataset.SetProjection(raster.crs)
        if raster.transform:
            dataset.SetGeoTransform(raster.transform)
    if raster.rpc:
        dataset.SetMetadata(raster.rpc, "RPC")
    for name_, value in raster.metadata.items():
        dataset.SetMetadataItem(name_, value)
    for number in range(1, bands + 1):
        band = dataset.GetRasterBand(number)
        if raster.no_data is not None:
            band.SetNoDataValue(raster.no_data)
        if raster.unit:
            band.SetUnitType(raster.unit)
        if raster.scale is not None:
            band.SetScale(raster.scale)
        if raster.offset is not None:
            band.SetOffset(raster.offset)
        band.WriteArray(raster.cells[number - 1])
    dataset.FlushCache()
    return dataset


def rewrite(name, **changes):
    """The raster once more with other attributes; `cells` may be a function of the cells."""
    raster = Raster(name)
    for key, value in changes.items():
        getattr(raster, key)  # no such attribute: an error here
        setattr(raster, key, value(getattr(raster, key)) if callable(value) else value)
    return write(name, raster)


def put(name, content):
    pathlib.Path(name).write_bytes(content if isinstance(content, bytes) else content.encode())


def replace(name, old, new):
    """Replaces bytes, once."""
    content = pathlib.Path(name).read_bytes()
    old, new = (text if isinstance(text, bytes) else text.encode() for text in (old, new))
    assert content.count(old) == 1, f"{name} holds {content.count(old)} times, not once: {old!r}"
    put(name, content.replace(old, new))


def cut(name, keep):
    """Leaves so many bytes, or that share of them."""
    content = pathlib.Path(name).read_bytes()
    put(name, content[: int(len(content) * keep) if isinstance(keep, float) else keep])


def add_to_job(text):
    with open("job.toml", "a", encoding="utf-8") as job:
        job.write("\n" + text + "\n")


def sites_as(name, driver, features, geometry_type=None, crs=4326, options=(), layer_options=(), layer="sites"):
    """A vector file with the fields id and name: features are (id, name, WKT or None)."""
    reference = None
    if crs:
        reference = osr.SpatialReference()
        reference.ImportFromEPSG(crs)
        reference.SetAxisMappingStrategy(osr.OAMS_TRADITIONAL_GIS_ORDER)
    dataset = ogr.GetDriverByName(driver).CreateDataSource(name, list(options))
    table = dataset.CreateLayer(layer, reference, geometry_type or ogr.wkbUnknown, list(layer_options))
    for field in ("id", "name"):
        table.CreateField(ogr.FieldDefn(field, ogr.OFTString))
    for id_, label, wkt in features:
        feature = ogr.Feature(table.GetLayerDefn())
        feature.SetField("id", id_)
        feature.SetField("name", label)
        if wkt:
            feature.SetGeometry(ogr.CreateGeometryFromWkt(wkt))
        table.CreateFeature(feature)
    return dataset


def use_sites(name, more=""):
    """The clinics come from this file."""
    replace("job.toml", 'source = "clinics.csv"', f'source = "{name}"\n{more}')


def mini_study(cells, transform, crs="EPSG:4326", sites=(), type=gdal.GDT_Float32, no_data=None, options=()):
    """A study of one layer and one point list, whose only indicator is the height: (id, lon, lat) are its sites."""
    reference = osr.SpatialReference()
    reference.SetFromUserInput(crs)
    raster = Raster.__new__(Raster)
    raster.cells, raster.transform, raster.crs = numpy.asarray(cells)[None], transform, reference.ExportToWkt()
    raster.type, raster.no_data, raster.unit, raster.scale, raster.offset = type, no_data, "m", None, None
    raster.options, raster.gcps, raster.rpc, raster.metadata = list(options), [], {}, {}
    write("elevation.tif", raster)
    mini_job(sites)


def mini_job(sites):
    put("job.toml", """title = "Heights"
[grid]
like = "elevation"
[layers.elevation]
source = "elevation.tif"
vertical_datum = "EGM2008"
[indicators.height]
title = "Height"
formula = "elevation"
unit = "m"
range = [ -10000, 10000 ]
[sites.places]
source = "places.csv"
[profiles.heights]
use = "heights.toml"
sites = "places"
""")
    put("heights.toml", """id = "heights"
title = "High places"
inspired_by = "nothing"
aggregation = "arithmetic"
[hazard]
aggregation = "arithmetic"
[[indicator]]
id = "height"
dimension = "hazard"
value = [ [0, 0.0], [5000, 1.0] ]
why = "Higher is more."
""")
    put("places.csv", "id,name,lon,lat\n" + "".join(f"{id_},{id_},{lon!r},{lat!r}\n" for id_, lon, lat in sites))


def sparse(name, rows, cols, transform, crs, type=gdal.GDT_Int16, options=("TILED=YES", "SPARSE_OK=TRUE", "BIGTIFF=YES")):
    """A raster without stored blocks: all cells are 0, or what is written into the open dataset that is returned."""
    reference = osr.SpatialReference()
    reference.SetFromUserInput(crs)
    dataset = gdal.GetDriverByName("GTiff").Create(name, cols, rows, 1, type, list(options))
    dataset.SetProjection(reference.ExportToWkt())
    dataset.SetGeoTransform(transform)
    dataset.GetRasterBand(1).SetUnitType("m")
    return dataset


def tiff_entry(name, tag, directory=0):
    """Where the 12-byte entry of this tag begins, in a classic little-endian TIFF."""
    content = pathlib.Path(name).read_bytes()
    assert content[:4] == b"II*\0", "a classic little-endian TIFF"
    at = struct.unpack_from("<I", content, 4)[0]
    for _ in range(directory):
        at = struct.unpack_from("<I", content, at + 2 + 12 * struct.unpack_from("<H", content, at)[0])[0]
    for number in range(struct.unpack_from("<H", content, at)[0]):
        if struct.unpack_from("<H", content, at + 2 + 12 * number)[0] == tag:
            return at + 2 + 12 * number
    raise ValueError(f"{name} has no tag {tag}")


def patch(name, at, content):
    with open(name, "r+b") as file:
        file.seek(at)
        file.write(content)
