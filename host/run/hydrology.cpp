// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "host/run/hydrology.hpp"

#include <algorithm>

namespace firnline {

std::optional<HydrologyResult> hydrology_result(std::string_view catalogue_id) {
  const auto found = std::find(hydrology_results.begin(), hydrology_results.end(), catalogue_id);
  if (found == hydrology_results.end()) return std::nullopt;
  return static_cast<HydrologyResult>(found - hydrology_results.begin());
}

}  // namespace firnline
