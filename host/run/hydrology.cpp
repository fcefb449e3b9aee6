// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "host/run/hydrology.hpp"

#include <algorithm>
#include <initializer_list>

namespace firnline {

std::optional<HydrologyResult> hydrology_result(std::string_view catalogue_id) {
  const auto found = std::find(hydrology_results.begin(), hydrology_results.end(), catalogue_id);
  if (found == hydrology_results.end()) return std::nullopt;
  return static_cast<HydrologyResult>(found - hydrology_results.begin());
}

std::vector<std::size_t> ResolvedHydrology::layers_read() const {
  std::vector<std::size_t> read = {elevation};
  const auto add = [&read](std::initializer_list<std::optional<std::size_t>> layers) {
    for (const auto& layer : layers)
      if (layer) read.push_back(*layer);
  };
  add({terminal_lakes, directions});
  if (melt)
    add({melt->temperature, melt->temperature_elevation, melt->precipitation, melt->glaciers,
         melt->debris_factor, melt->evaporation});
  if (glaciers) add({glaciers->melt, glaciers->runoff, glaciers->abstraction});
  return read;
}

}  // namespace firnline
