// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "kernels/grid/zone.hpp"
#include "kernels/travel/travel_time.hpp"

namespace firnline {

/// What a person weighs in sums: they are whole numbers, so that no order shows.
inline constexpr double quanta_per_person = 0x1p20;

/// How many are within reach of an origin.
struct WithinReach {
  std::int64_t cells = 0;          ///< with the origin's own
  std::int64_t people_quanta = 0;  ///< each cell's people rounded once, half to even

  [[nodiscard]] double people() const { return static_cast<double>(people_quanta) / quanta_per_person; }
  friend bool operator==(const WithinReach&, const WithinReach&) = default;
};

/// How catchments are worked on; no result depends on it.
struct CatchmentRoom {
  /// Of the window that each thread has in memory, some 24 bytes per cell; with slopes 32.
  std::int64_t window_cells = std::int64_t{1} << 25;
};

/// Everybody within some minutes of each of many origins, whatever other origins there are: what a facility
/// there would reach. Thousands at a time: origins near each other share the ground in memory, and each
/// visits no more than the cells within its reach. in: minutes, ascending; people per cell, NaN: unknown, not
/// counted out: for each origin and each of the minutes, those of one origin side by side; nobody for an
/// origin on a barrier or outside throws: RasterError at a friction that is not above 0 or fewer people than
/// none; LimitError where a catchment does not fit the room
[[nodiscard]] std::vector<WithinReach> people_within(const WholeGrid& where, const TravelWays& ways,
                                                     std::span<const Cell> origins,
                                                     std::span<const double> minutes,
                                                     const TilePlane<float>& people,
                                                     const CatchmentRoom& room = {});

/// The cells within some minutes of each origin, as zones.
[[nodiscard]] std::vector<Zone> catchments_within(const WholeGrid& where, const TravelWays& ways,
                                                  std::span<const Cell> origins, double minutes,
                                                  const CatchmentRoom& room = {});

}  // namespace firnline
