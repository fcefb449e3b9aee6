// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "kernels/grid/grid_spec.hpp"
#include "kernels/grid/polygon_coverage.hpp"
#include "rasters/alignment/coordinate_operation.hpp"
#include "rasters/alignment/vector_features.hpp"

class OGRGeometry;
class OGRSimpleCurve;

namespace firnline {

/// Coordinates of the file -> fractional coordinates of the grid.
class FeaturePlacement {
 public:
  /// throws: RasterError when there is no exact transformation
  FeaturePlacement(const GridSpec& grid, const std::string& file_crs_wkt);

  /// PROJ's name of the transformation; empty when the CRSs are the same.
  [[nodiscard]] std::string operation_name() const { return operation_ ? operation_->name() : ""; }

  enum class Reach { on_the_map, partly, off_the_map };

  /// Adds the points, lines or polygons of a geometry to a feature. Vertices that have no image on the grid's
  /// plane become NaN; the answer says whether there are any. @pre points, lines and polygons, or collections
  /// of one of them
  Reach place(const OGRGeometry& geometry, VectorFeature& feature) const;

 private:
  struct Vertex {
    double x, y;
    GridPoint on_grid;
  };

  [[nodiscard]] GridPoint place(double x, double y) const;
  [[nodiscard]] std::vector<GridPoint> place(const OGRSimpleCurve& curve) const;
  void bend(const Vertex& from, const Vertex& to, int depth, std::vector<GridPoint>& line) const;
  void add(const OGRGeometry& geometry, VectorFeature& feature) const;
  [[nodiscard]] double turn_cols(double middle_col) const;

  GridSpec grid_;
  std::optional<CoordinateOperation> operation_;
};

}  // namespace firnline
