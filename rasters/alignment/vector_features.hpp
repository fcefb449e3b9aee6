// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "kernels/grid/grid_spec.hpp"
#include "kernels/grid/polygon_coverage.hpp"
#include "rasters/alignment/layer_request.hpp"

namespace firnline {

enum class FeatureShape { point, line, polygon };

/// One feature in the fractional coordinates of the run's grid (kernels/grid/polygon_coverage.hpp). One of
/// the three lists is filled.
struct VectorFeature {
  std::int64_t id = 0;  ///< the file's feature id, for messages and ties
  double value = 1;     ///< attribute in the layer's unit; 1 without attribute; NaN when it has none
  std::vector<GridPoint> points;
  std::vector<std::vector<GridPoint>> lines;
  std::vector<GridPolygon> polygons;
};

/// The features of one sub-layer, checked and on the grid's CRS, sorted by id. Method fraction keeps only the
/// features whose code is among the classes.
struct VectorFeatures {
  FeatureShape shape = FeatureShape::point;
  std::vector<VectorFeature> features;
  std::int64_t in_file = 0;  ///< features of the sub-layer
  std::int64_t no_data = 0;  ///< attribute empty or a sentinel: kept, with the value NaN
  double off_the_map = 0;    ///< sum of the values of features that have no image on the grid's plane
  std::string crs_name;
  std::string operation;  ///< PROJ's name of the transformation, empty when the CRSs are the same
  std::vector<std::string> warnings;
};

/// Between two vertices a line is straight in the file's CRS. Where it bends on the grid by more than this
/// share of a cell, vertices are added; shared borders get the same vertices from both sides.
inline constexpr double greatest_bend_cells = 0.01;

/// Coordinates this close to a grid line lie on it: what is left of a rounding in (x - west) / cell_width.
inline constexpr double grid_line_snap_cells = 1e-9;

/// Reads and checks every feature of request.paths. Longitudes are taken in the turn of 360 degrees nearest
/// to the grid. throws: RasterError that lists every broken feature (the first ten by id) with the remedy;
/// InputError, PolicyError
[[nodiscard]] VectorFeatures read_vector_features(const GridSpec& grid, const LayerRequest& request);

}  // namespace firnline
