// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "kernels/hydrology/spill_graph.hpp"

#include <algorithm>
#include <cstddef>
#include <numeric>

#include "kernels/hydrology/ponds.hpp"

namespace firnline {

void sort_by_height(std::vector<Spill>& spills) {
  std::sort(spills.begin(), spills.end(),
            [](const Spill& one, const Spill& other) { return one.height < other.height; });
}

std::vector<Height> water_levels(std::int32_t basins, std::int32_t outside, std::span<const Spill> sorted) {
  const auto count = static_cast<std::size_t>(basins);
  std::vector<Height> level(count, above_everything);
  Ponds ponds(count);
  // The basins of a pond stand in a ring, so that two rings become one when an element of each swaps its
  // successor.
  std::vector<std::int32_t> next(count);
  std::iota(next.begin(), next.end(), 0);
  const auto at = [](auto& of, std::int32_t basin) -> auto& {
    return of[static_cast<std::size_t>(basin)];
  };
  at(level, outside) = height_of_no_data;
  for (const Spill& spill : sorted) {
    std::int32_t a = ponds.of(spill.a), b = ponds.of(spill.b);
    if (a == b) continue;
    if (at(level, a) != above_everything) std::swap(a, b);
    const bool a_drains = at(level, a) != above_everything, b_drains = at(level, b) != above_everything;
    ponds.join(a, b);
    if (a_drains) continue;
    if (!b_drains) {
      std::swap(at(next, a), at(next, b));
      continue;
    }
    std::int32_t basin = a;
    do {
      at(level, basin) = spill.height;
      basin = at(next, basin);
    } while (basin != a);
  }
  return level;
}

ThinnedSpills thin(std::span<const std::int32_t> number, std::span<const Spill> sorted) {
  ThinnedSpills thinned;
  Ponds ponds(number.size());
  std::vector<std::int32_t> chosen(number.begin(), number.end());  // of a pond: any of its chosen basins
  for (const Spill& spill : sorted) {
    const std::int32_t a = ponds.of(spill.a), b = ponds.of(spill.b);
    if (a == b) continue;
    thinned.forest.push_back(spill);
    const std::int32_t of_a = chosen[static_cast<std::size_t>(a)];
    std::int32_t& of_b = chosen[static_cast<std::size_t>(b)];
    if (of_a >= 0 && of_b >= 0) thinned.between_chosen.push_back({spill.height, of_a, of_b});
    of_b = std::max(of_a, of_b);
    ponds.join(a, b);
  }
  return thinned;
}

}  // namespace firnline
