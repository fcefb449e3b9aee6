// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>

#include "kernels/grid/elementary.hpp"
#include "kernels/grid/portability.hpp"

/// How far a cell is from a facility, and from which: one whole number, whose order is that of times and,
/// between equal times, of facilities. The least label of a cell is therefore both its travel time and its
/// nearest facility, and no order in which cells are looked at shows.
namespace firnline {

using Label = std::uint64_t;

inline constexpr double ticks_per_minute = 60 * 1024;  ///< a tick is 2^-10 s

namespace travel {

inline constexpr int facility_bits = 24;
/// 8.5 years: whoever takes as long does not arrive.
inline constexpr std::uint64_t longest_ticks = std::uint64_t{1} << 38;

}  // namespace travel

/// As many facilities as labels tell apart.
inline constexpr std::int64_t most_facilities = (std::int64_t{1} << travel::facility_bits) - 1;
/// Of a cell from which no facility can be reached. No label is greater.
inline constexpr Label unreachable = travel::longest_ticks << travel::facility_bits;
/// Where no facility is.
inline constexpr std::int32_t no_facility = -1;

[[nodiscard]] FIRN_FN constexpr Label label_of(std::uint64_t ticks, std::int32_t facility) {
  return ticks << travel::facility_bits | static_cast<std::uint64_t>(facility);
}
/// In ticks of 2^-10 s. in: reachable
[[nodiscard]] FIRN_FN constexpr std::uint64_t ticks_of(Label label) {
  return label >> travel::facility_bits;
}
/// no_facility: unreachable
[[nodiscard]] FIRN_FN constexpr std::int32_t facility_of(Label label) {
  return label >= unreachable ? no_facility : static_cast<std::int32_t>(label & most_facilities);
}
/// Minutes; infinite: unreachable.
[[nodiscard]] FIRN_FN constexpr double minutes_of(Label label) {
  return label >= unreachable ? elementary::infinity
                              : static_cast<double>(ticks_of(label)) / ticks_per_minute;
}
/// Whether a facility is reached within some minutes, the last of them included.
[[nodiscard]] FIRN_FN constexpr bool is_within(Label label, double minutes) {
  return minutes_of(label) <= minutes;
}

}  // namespace firnline
