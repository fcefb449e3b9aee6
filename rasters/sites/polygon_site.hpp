// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <ogr_geometry.h>

#include <string>
#include <variant>
#include <vector>

#include "kernels/grid/grid_spec.hpp"
#include "kernels/grid/polygon_coverage.hpp"
#include "kernels/grid/zone.hpp"
#include "rasters/sites/transformation.hpp"

namespace firnline {

/// A straight side of the file may be a curve on the grid: sides are divided until their middles agree to
/// this part of a cell.
inline constexpr double side_tolerance_cells = 1e-3;

/// A polygon's parts on the grid, their rings unrolled; none where the grid's projection has no place for it.
using PolygonsOnGrid = std::vector<GridPolygon>;

/// The parts of a polygon of a file, or the sentence that says why it has none.
/// in: a valid OGRPolygon or OGRMultiPolygon in the CRS that to_grid starts from; geographic: that CRS is in
/// degrees. Refused: a side longer than half the globe in degrees (nobody can tell which way round), a pole
/// inside.
[[nodiscard]] std::variant<PolygonsOnGrid, std::string> polygons_on_grid(const OGRGeometry& geometry,
                                                                         bool geographic,
                                                                         const ExactTransformation& to_grid,
                                                                         const GridSpec& grid);

/// Their zone. Nowhere on the grid's projection: no runs, outside_cells = 1.
[[nodiscard]] Zone zone_of_polygons(PolygonsOnGrid polygons, const GridSpec& grid);

}  // namespace firnline
