// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "kernels/grid/grid_spec.hpp"
#include "kernels/grid/zone.hpp"
#include "rasters/sites/measured_line.hpp"
#include "rasters/sites/transformation.hpp"

namespace firnline {

/// The zone of a line: the metres of it in every cell (ZoneMeasure::length), cut exactly at the cell edges.
/// The metres of all cells and of the part beyond the grid (outside_cells x unit_m) are the line's length. A
/// line along a cell edge belongs to the cell that the edge is the western or northern one of, as points do.
/// Where the line passes a cell twice both passages count. in: to_grid from the file's CRS, grid_to_degrees
/// from the grid's to WGS 84. Parts that have no place on the grid's projection lie outside.
[[nodiscard]] Zone line_zone(const GridSpec& grid, const ExactTransformation& to_grid,
                             const ExactTransformation& grid_to_degrees, const MeasuredLine& line);

}  // namespace firnline
