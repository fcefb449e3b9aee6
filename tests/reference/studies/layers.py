# SPDX-FileCopyrightText: 2026 The firnline authors
# SPDX-License-Identifier: Apache-2.0
"""Layers on the grid of a job, by the rules of docs/layers.md."""
import math

import numpy as np
from osgeo import gdal, osr

from cells import WGS84, area_of_band, around, crs, radii, shares

gdal.UseExceptions()


def read_raster(path):
    dataset = gdal.Open(str(path))
    band = dataset.GetRasterBand(1)
    cells = band.ReadAsArray()
    no_data = band.GetNoDataValue()
    missing = np.zeros(cells.shape, bool) if no_data is None else cells == cells.dtype.type(no_data)
    return dataset, np.where(missing, np.nan, cells.astype(float))


def edges(grid):
    return grid.latitude(np.arange(grid.rows + 1)), grid.longitude(np.arange(grid.cols + 1))


def overlaps(grid, source):
    """Area that each row of the grid shares with each row of the source (m2 per radian), and the same for columns
    (radians): the area that two cells share is the product."""
    (lat, lon), (source_lat, source_lon) = edges(grid), edges(source)
    north = np.minimum(lat[:-1, None], source_lat[None, :-1])
    south = np.maximum(lat[1:, None], source_lat[None, 1:])
    east = np.minimum(lon[1:, None], source_lon[None, 1:])
    west = np.maximum(lon[:-1, None], source_lon[None, :-1])
    return area_of_band(np.minimum(south, north), north), np.radians(np.maximum(east - west, 0))


def shared_out(grid, source, cells):
    """Sums by share of true area; no data inside the file counts as zero people (structural zero)."""
    rows, cols = overlaps(grid, source)
    per_area = np.nan_to_num(cells) / source.cell_area_m2(np.arange(source.rows))[:, None]
    return np.where(rows.sum(1)[:, None] * cols.sum(1)[None, :] > 0, rows @ per_area @ cols.T, np.nan)


def share_of_classes(grid, source, cells, classes):
    """Share of the part with data that the classes cover."""
    rows, cols = overlaps(grid, source)
    with np.errstate(invalid="ignore"):
        return rows @ np.isin(cells, classes) @ cols.T / (rows @ ~np.isnan(cells) @ cols.T)


def nearest_point(grid, features, attribute, reach_km):
    """Mean of the points in a cell; without any, the value of the point nearest to its centre, within reach."""
    lent, distance = np.full((2, grid.rows, grid.cols), np.inf)
    total, count = np.zeros((2, grid.rows, grid.cols))
    for feature in features:
        value = feature.GetField(attribute)
        lon, lat = feature.GetGeometryRef().GetPoint_2D(0)
        col, row = (lon - grid.west) / grid.width, (grid.north - lat) / grid.height
        if grid.inside(math.floor(row), math.floor(col)):
            total[math.floor(row), math.floor(col)] += value
            count[math.floor(row), math.floor(col)] += 1
        reach_rows = reach_km / 110 / grid.height + 1  # a degree of latitude is longer than 110 km
        reach_cols = reach_km / 110 / math.cos(math.radians(lat)) / grid.width + 1
        near_rows = np.arange(max(0, int(row - reach_rows)), min(grid.rows, int(row + reach_rows) + 1))
        near_cols = np.arange(max(0, int(col - reach_cols)), min(grid.cols, int(col + reach_cols) + 1))
        if not near_rows.size or not near_cols.size:
            continue
        at = np.ix_(near_rows, near_cols)
        centres = [(x, y) for y in grid.latitude(near_rows + 0.5) for x in grid.longitude(near_cols + 0.5)]
        plane = np.array(osr.CoordinateTransformation(WGS84, around(lon, lat)).TransformPoints(centres))
        away = np.hypot(plane[:, 0], plane[:, 1]).reshape(near_rows.size, near_cols.size)
        nearer = (away <= 1000 * reach_km) & (away < distance[at])
        distance[at] = np.where(nearer, away, distance[at])
        lent[at] = np.where(nearer, value, lent[at])
    return np.where(count > 0, total / np.maximum(count, 1), np.where(np.isinf(distance), np.nan, lent))


def spread_over_cells(grid, features, attribute):
    """The attribute of each polygon, shared out by covered area; cells without a polygon hold 0."""
    cells = np.zeros((grid.rows, grid.cols))
    for feature in features:
        row, col, share = shares(feature.GetGeometryRef(), grid)
        area = share * grid.cell_area_m2(row)
        on = grid.inside(row, col)
        np.add.at(cells, (row[on], col[on]), feature.GetField(attribute) * (area / area.sum())[on])
    return cells


def bilinear(grid, dataset, cells):
    """Weights fall linearly from 1 at the centre to 0 one source cell away, or one grid cell where that is larger;
    cells with data share the weight. No data where the source cell under the centre has none."""
    west, width, _, north, _, height = dataset.GetGeoTransform()
    system = crs(dataset.GetProjection())

    def to_source(rows, cols):
        places = [(grid.longitude(c), grid.latitude(r)) for r, c in zip(rows, cols)]
        x, y, _ = np.array(osr.CoordinateTransformation(WGS84, system).TransformPoints(places)).T
        return (y - north) / height, (x - west) / width

    corners = [(west + x * width * cells.shape[1], north + y * height * cells.shape[0])
               for x in (0, 1) for y in (0, 1)]
    lon, lat, _ = np.array(osr.CoordinateTransformation(system, WGS84).TransformPoints(corners)).T
    first_row, last_row = ((grid.north - edge) / grid.height for edge in (lat.max(), lat.min()))
    first_col, last_col = ((edge - grid.west) / grid.width for edge in (lon.min(), lon.max()))
    rows = np.arange(max(0, int(first_row) - 1), min(grid.rows, int(last_row) + 2))
    cols = np.arange(max(0, int(first_col) - 1), min(grid.cols, int(last_col) + 2))
    at = np.repeat(rows, cols.size), np.tile(cols, rows.size)
    row, col = to_source(at[0] + 0.5, at[1] + 0.5)
    r, c = to_source(grid.rows / 2 + np.array([0, 1, 0]), grid.cols / 2 + np.array([0, 0, 1]))
    reach_rows, reach_cols = (max(1.0, math.hypot(r[k] - r[0], c[k] - c[0])) for k in (1, 2))

    margin = 3  # of no data around the source
    padded = np.pad(cells, margin, constant_values=np.nan)

    def source(r, c):
        return padded[np.clip(r + margin, 0, padded.shape[0] - 1).astype(int),
                      np.clip(c + margin, 0, padded.shape[1] - 1).astype(int)]

    total, weight = np.zeros((2, row.size))
    for down in range(-2, 3):
        for right in range(-2, 3):
            r, c = np.floor(row) + down, np.floor(col) + right
            part = (np.maximum(0, 1 - np.abs(r + 0.5 - row) / reach_rows) *
                    np.maximum(0, 1 - np.abs(c + 0.5 - col) / reach_cols))
            value = source(r, c)
            total += np.where(np.isnan(value), 0, value * part)
            weight += np.where(np.isnan(value), 0, part)
    known = ~np.isnan(source(np.floor(row), np.floor(col))) & (weight > 0)
    result = np.full((grid.rows, grid.cols), np.nan)
    result[at] = np.where(known, total / np.where(known, weight, 1), np.nan)
    return result


def slope(grid, height_m):
    """Degrees; Horn's weights, with the metres of each row. Cells on the edge of the file have none."""
    latitude = grid.latitude(np.arange(grid.rows) + 0.5)
    along, across = radii(latitude)
    dy = (along * math.radians(grid.height))[1:-1, None]
    dx = (across * np.cos(np.radians(latitude)) * math.radians(grid.width))[1:-1, None]

    def at(down, right):
        return height_m[1 + down:grid.rows - 1 + down, 1 + right:grid.cols - 1 + right]

    east = sum(w * (at(k, 1) - at(k, -1)) for k, w in ((-1, 1), (0, 2), (1, 1))) / (8 * dx)
    north = sum(w * (at(-1, k) - at(1, k)) for k, w in ((-1, 1), (0, 2), (1, 1))) / (8 * dy)
    degrees = np.full(height_m.shape, np.nan)
    degrees[1:-1, 1:-1] = np.degrees(np.arctan(np.hypot(east, north)))
    return degrees
