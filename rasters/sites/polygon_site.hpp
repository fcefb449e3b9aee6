// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <ogr_geometry.h>

#include <string>
#include <variant>

#include "kernels/grid/grid_spec.hpp"
#include "kernels/grid/zone.hpp"
#include "rasters/sites/transformation.hpp"

namespace firnline {

/// A straight side of the file may be a curve on the grid: sides are divided until their middles agree to
/// this part of a cell.
inline constexpr double side_tolerance_cells = 1e-3;

/// The zone of a polygon of a file, or the sentence that says why it has none.
/// in: a valid OGRPolygon or OGRMultiPolygon in the CRS that to_grid starts from; geographic: that CRS is in
/// degrees. Refused: a side longer than half the globe in degrees (nobody can tell which way round), a pole
/// inside. Nowhere on the grid's projection: no runs, outside_cells = 1.
[[nodiscard]] std::variant<Zone, std::string> polygon_site_zone(const OGRGeometry& geometry, bool geographic,
                                                                const ExactTransformation& to_grid,
                                                                const GridSpec& grid);

}  // namespace firnline
