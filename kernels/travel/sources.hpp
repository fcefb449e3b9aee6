// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "kernels/travel/travel_time.hpp"

namespace firnline::travel {

/// Facilities, tile by tile. Threads may ask for different tiles at the same time.
class Sources {
 public:
  struct Source {
    Cell cell;  ///< of the grid
    std::int32_t facility;
  };

  /// throws: LimitError above most_facilities
  Sources(const WholeGrid& where, std::span<const Cell> facilities);

  [[nodiscard]] std::span<const Source> of_tile(std::int64_t tile) const { return of_tile_[at(tile)]; }
  void stands_on_barrier(std::int32_t facility) { places_[at(facility)] = FacilityPlace::on_barrier; }
  /// Of each facility.
  [[nodiscard]] const std::vector<FacilityPlace>& places() const { return places_; }

 private:
  std::vector<std::vector<Source>> of_tile_;
  std::vector<FacilityPlace> places_;
};

}  // namespace firnline::travel
