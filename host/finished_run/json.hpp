// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cmath>
#include <optional>

#include "kernels/grid/grid_spec.hpp"
#include "nlohmann/json.hpp"

namespace firnline {

/// A number that may be missing: NaN becomes null.
[[nodiscard]] inline nlohmann::ordered_json json_number(double value) {
  return std::isnan(value) ? nlohmann::ordered_json() : nlohmann::ordered_json(value);
}

[[nodiscard]] inline nlohmann::ordered_json json_number(const std::optional<double>& value) {
  return value ? json_number(*value) : nlohmann::ordered_json();
}

[[nodiscard]] inline nlohmann::ordered_json to_json(const GridSpec& grid) {
  return {{"rows", grid.rows},
          {"cols", grid.cols},
          {"west", grid.west},
          {"north", grid.north},
          {"cell_width", grid.cell_width},
          {"cell_height", grid.cell_height},
          {"geographic", grid.geographic},
          {"crs", grid.crs_wkt}};
}

}  // namespace firnline
