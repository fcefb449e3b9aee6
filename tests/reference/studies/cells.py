# SPDX-FileCopyrightText: 2026 The firnline authors
# SPDX-License-Identifier: Apache-2.0
"""Cells of a grid of degrees on WGS 84: their areas, and their shares in a shape. Areas come from quadrature over the
ellipsoid, cutting from GEOS (through ogr), distances from PROJ (through osr)."""
import math

import numpy as np
from osgeo import ogr, osr

ogr.UseExceptions()
osr.UseExceptions()

SEMI_MAJOR_M, FLATTENING = 6378137.0, 1 / 298.257223563
ECCENTRICITY_SQ = FLATTENING * (2 - FLATTENING)


def crs(definition):
    """A CRS whose x is east and y north."""
    system = osr.SpatialReference()
    system.SetFromUserInput(definition)
    system.SetAxisMappingStrategy(osr.OAMS_TRADITIONAL_GIS_ORDER)
    return system


WGS84 = crs("EPSG:4326")


class Grid:
    """Rows and columns of degrees on WGS 84."""

    def __init__(self, dataset):
        self.west, self.width, _, self.north, _, height = dataset.GetGeoTransform()
        self.height, self.cols, self.rows = -height, dataset.RasterXSize, dataset.RasterYSize

    def latitude(self, row):
        return self.north - np.asarray(row) * self.height

    def longitude(self, col):
        return self.west + np.asarray(col) * self.width

    def cell_area_m2(self, row):
        return area_of_band(self.latitude(np.asarray(row) + 1), self.latitude(row)) * math.radians(self.width)

    def inside(self, row, col):
        return (row >= 0) & (row < self.rows) & (col >= 0) & (col < self.cols)


def radii(latitude):
    """Radii of curvature along the meridian and across it, m."""
    w = 1 - ECCENTRICITY_SQ * np.sin(np.radians(latitude)) ** 2
    return SEMI_MAJOR_M * (1 - ECCENTRICITY_SQ) / w**1.5, SEMI_MAJOR_M / np.sqrt(w)


def area_of_band(south, north):
    """m2 between two parallels, per radian of longitude: Gauss-Legendre quadrature of the ellipsoid's surface."""
    south, north = np.broadcast_arrays(np.asarray(south, float), np.asarray(north, float))
    points, weights = np.polynomial.legendre.leggauss(8)
    latitude = (north + south)[..., None] / 2 + (north - south)[..., None] / 2 * points
    along, across = radii(latitude)
    return np.radians((north - south) / 2) * (along * across * np.cos(np.radians(latitude)) * weights).sum(-1)


def box(west, south, east, north):
    ring = ogr.Geometry(ogr.wkbLinearRing)
    for x, y in ((west, south), (east, south), (east, north), (west, north), (west, south)):
        ring.AddPoint_2D(x, y)
    polygon = ogr.Geometry(ogr.wkbPolygon)
    polygon.AddGeometry(ring)
    return polygon


def in_cells(shape, grid):
    """A polygon of degrees in columns and rows of the grid."""
    if shape.GetGeometryName() == "LINEARRING":
        moved = ogr.Geometry(ogr.wkbLinearRing)
        for lon, lat, *_ in shape.GetPoints():
            moved.AddPoint_2D((lon - grid.west) / grid.width, (grid.north - lat) / grid.height)
    else:
        moved = ogr.Geometry(ogr.GT_Flatten(shape.GetGeometryType()))
        for part in range(shape.GetGeometryCount()):
            moved.AddGeometry(in_cells(shape.GetGeometryRef(part), grid))
    return moved


def shares(shape, grid):
    """Rows, columns and covered shares of the cells under a polygon; the grid goes on beyond its edges."""
    shape = in_cells(shape, grid)
    left, right, top, bottom = shape.GetEnvelope()
    left, top, right, bottom = math.floor(left), math.floor(top), math.ceil(right), math.ceil(bottom)
    found = []
    for row in range(top, bottom):
        band = shape.Intersection(box(left, row, right, row + 1))
        for col in range(left, right):
            share = band.Intersection(box(col, row, col + 1, row + 1)).Area()
            if share > 0:
                found.append((row, col, share))
    rows, cols, share = zip(*found)
    return np.array(rows), np.array(cols), np.array(share)


def around(lon, lat):
    """A plane in which distances from one place are those along the ellipsoid."""
    return crs(f"+proj=aeqd +lat_0={lat!r} +lon_0={lon!r} +datum=WGS84 +units=m +no_defs")


def disc(lon, lat, radius_km, corners):
    """A geodesic circle; the corners lie just outside it, so that the area is the circle's."""
    step = 2 * math.pi / corners
    radius = 1000 * radius_km * math.sqrt(step / math.sin(step))
    circle = [(radius * math.cos(k * step), radius * math.sin(k * step)) for k in range(corners)]
    ring = ogr.Geometry(ogr.wkbLinearRing)
    for x, y, _ in osr.CoordinateTransformation(around(lon, lat), WGS84).TransformPoints(circle):
        ring.AddPoint_2D(x, y)
    ring.CloseRings()
    polygon = ogr.Geometry(ogr.wkbPolygon)
    polygon.AddGeometry(ring)
    return polygon
