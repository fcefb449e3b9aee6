// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "rasters/alignment/layer_request.hpp"
#include "rasters/alignment/vector_features.hpp"

namespace firnline {

/// What becomes of the values of the features that reach one cell.
enum class Treatment { total, mean, largest, majority, presence };

/// The decision for one vector layer, from its kind, its method, its geometry and whether it names an
/// attribute.
struct VectorPlan {
  Treatment treatment = Treatment::presence;
  bool measures_itself =
      false;  ///< total without attribute: the value is the feature's own area, length or number
  double measure_scale = 1;     ///< m2, m or 1 -> the layer's unit
  bool zero_elsewhere = false;  ///< cells that no feature reaches are 0, not unknown
};

/// throws: RasterError when the kind or the method has no meaning for such features (table in
/// vector_cells.hpp)
[[nodiscard]] VectorPlan plan_vector(const LayerRequest& request, FeatureShape shape);

/// "polygons, total shared by area"
[[nodiscard]] std::string describe(const VectorPlan& plan, FeatureShape shape);

[[nodiscard]] std::string name_of(FeatureShape shape);

}  // namespace firnline
