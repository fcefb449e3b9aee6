// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <bit>
#include <cstddef>
#include <vector>

namespace firnline::shapley {

/// Parts of the Shapley value, and of the Owen value, which is the same over an order of groups and then
/// inside each. A set of players is a number with one bit each. Private to composition/. source: shapley1953,
/// owen1977

/// 1 / (n * C(n-1, s)): the share of all orders of n players in which exactly a given s precede a given other
/// one.
[[nodiscard]] inline double share_of_orders(int preceding, std::size_t all) {
  double share = 1.0 / static_cast<double>(all);
  for (int i = 1; i <= preceding; ++i)
    share *= static_cast<double>(i) / static_cast<double>(static_cast<int>(all) - i);
  return share;
}

/// Calls visit(set, share) for every set of the players that may precede player `self` in an order of all.
template <class Visit>
void each_preceding(std::size_t players, std::size_t self, const Visit& visit) {
  std::vector<double> of_size(players);
  for (std::size_t s = 0; s < players; ++s) of_size[s] = share_of_orders(static_cast<int>(s), players);
  for (std::size_t set = 0; set < std::size_t{1} << players; ++set)
    if ((set >> self & 1) == 0) visit(set, of_size[static_cast<std::size_t>(std::popcount(set))]);
}

/// The value of each player of a game. in: what every set of them is worth, by set.
[[nodiscard]] inline std::vector<double> values(std::size_t players, const std::vector<double>& worth) {
  std::vector<double> result(players, 0.0);
  for (std::size_t i = 0; i < players; ++i)
    each_preceding(players, i, [&](std::size_t without, double share) {
      result[i] += share * (worth[without | std::size_t{1} << i] - worth[without]);
    });
  return result;
}

}  // namespace firnline::shapley
