// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "kernels/grid/nearest_name.hpp"

namespace firnline {

/// "a, b, c"
[[nodiscard]] std::string joined(const std::vector<std::string>& names);

/// Names become folder and column names: letters, digits, '_' and '-' only, at most 64.
[[nodiscard]] bool is_plain_name(std::string_view name);

[[nodiscard]] bool holds(const std::vector<std::string>& names, std::string_view name);

template <class Items>
[[nodiscard]] std::vector<std::string> names_of(const Items& items) {
  std::vector<std::string> names;
  for (const auto& item : items) names.push_back(item.name);
  return names;
}

/// "; did you mean 'NAME'?", or empty when no valid name is close.
[[nodiscard]] std::string did_you_mean(std::string_view wrong, const std::vector<std::string>& valid);

}  // namespace firnline
