// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <limits>

#include "kernels/grid/portability.hpp"

namespace firnline::flats {

inline constexpr std::uint8_t undirected = 0;  ///< code of a cell that waits for its flat
inline constexpr std::uint32_t unknown = std::numeric_limits<std::uint32_t>::max();

/// How many steps a cell is away from where its flat begins and ends.
struct Steps {
  std::uint32_t to_lower = unknown;     ///< to the nearest cell of the flat that has a direction; of that: 1
  std::uint32_t from_higher = unknown;  ///< from the nearest undirected cell beside higher ground; of that: 1
  friend bool operator==(const Steps&, const Steps&) = default;
};

/// Falls along every way out of a flat.
[[nodiscard]] FIRN_FN inline std::int64_t level_of(const Steps& steps) {
  return 2 * std::int64_t{steps.to_lower} -
         (steps.from_higher == unknown ? 0 : std::int64_t{steps.from_higher});
}

}  // namespace firnline::flats
