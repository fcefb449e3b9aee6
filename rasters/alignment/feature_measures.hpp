// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "kernels/grid/grid_spec.hpp"
#include "rasters/alignment/line_cells.hpp"
#include "rasters/alignment/vector_features.hpp"

namespace firnline {

/// How much of a feature there is: square metres of polygons, metres of lines, number of points; measured
/// cell by cell, also beyond the grid, so that what is shared among cells adds up to the whole.
struct Measures {
  double whole = 0;
  double on_grid = 0;
  bool wholly_on_grid = false;
};

[[nodiscard]] Measures measures_of(const VectorFeature& feature, FeatureShape shape, const GridSpec& grid);

/// Metres of the part of a line in one cell of this row.
[[nodiscard]] double length_m(const LinePart& part, const RowMetrics& row);

/// The cells around all of a feature, also beyond the grid. Empty when it has no coordinates.
[[nodiscard]] Window cells_around(const VectorFeature& feature);

}  // namespace firnline
