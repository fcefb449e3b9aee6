// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "host/finished_run/json.hpp"

#include <limits>

namespace firnline {

double real_number(const nlohmann::ordered_json& json) {
  return json.is_null() ? std::numeric_limits<double>::quiet_NaN() : json.get<double>();
}

std::optional<double> optional_number(const nlohmann::ordered_json& json) {
  return json.is_null() ? std::nullopt : std::optional(json.get<double>());
}

std::vector<double> real_numbers(const nlohmann::ordered_json& list) {
  std::vector<double> numbers;
  for (const auto& one : list) numbers.push_back(real_number(one));
  return numbers;
}

}  // namespace firnline
