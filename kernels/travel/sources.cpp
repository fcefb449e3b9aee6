// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "kernels/travel/sources.hpp"

#include <string>

#include "kernels/grid/error.hpp"

namespace firnline::travel {

Sources::Sources(const WholeGrid& where, std::span<const Cell> facilities)
    : of_tile_(at(where.tiling.tiles())), places_(facilities.size(), FacilityPlace::on_ground) {
  if (static_cast<std::int64_t>(facilities.size()) > most_facilities)
    throw LimitError("There are " + std::to_string(facilities.size()) +
                         " facilities; travel times tell at most " + std::to_string(most_facilities) +
                         " apart.",
                     {}, "Leave some out.");
  for (std::size_t i = 0; i < facilities.size(); ++i)
    if (where.grid.whole().contains(facilities[i]))
      of_tile_[at(where.tiling.tile_of(facilities[i]))].push_back(
          {facilities[i], static_cast<std::int32_t>(i)});
    else
      places_[i] = FacilityPlace::outside;
}

}  // namespace firnline::travel
