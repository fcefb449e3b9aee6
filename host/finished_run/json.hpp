// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cmath>
#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

#include "kernels/grid/error.hpp"
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

[[nodiscard]] inline nlohmann::ordered_json json_numbers(const std::vector<double>& values) {
  nlohmann::ordered_json list = nlohmann::ordered_json::array();
  for (const double value : values) list.push_back(json_number(value));
  return list;
}

/// The same read back: null becomes NaN, or nothing.
[[nodiscard]] double real_number(const nlohmann::ordered_json& json);
[[nodiscard]] std::optional<double> optional_number(const nlohmann::ordered_json& json);
[[nodiscard]] std::vector<double> real_numbers(const nlohmann::ordered_json& list);

/// A whole number of the manifest; the library would cut off what does not fit. throws: CheckpointError
template <class Integer = std::int64_t>
[[nodiscard]] Integer whole_number(const nlohmann::ordered_json& json) {
  const bool fits = json.is_number_unsigned()
                        ? std::in_range<Integer>(json.get<std::uint64_t>())
                        : json.is_number_integer() && std::in_range<Integer>(json.get<std::int64_t>());
  if (!fits)
    throw CheckpointError("the manifest says " +
                              json.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace) +
                              " where a whole number belongs",
                          "manifest.json", "repeat the run with --overwrite");
  return json.get<Integer>();
}

[[nodiscard]] inline std::vector<std::int64_t> whole_numbers(const nlohmann::ordered_json& list) {
  std::vector<std::int64_t> numbers;
  for (const auto& one : list) numbers.push_back(whole_number(one));
  return numbers;
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
