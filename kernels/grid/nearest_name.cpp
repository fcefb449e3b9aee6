// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "kernels/grid/nearest_name.hpp"

#include <algorithm>
#include <cstddef>
#include <numeric>
#include <utility>

namespace firnline {
namespace {

/// Letters to change, add, drop or swap with their neighbour (optimal string alignment).
std::size_t slips_between(std::string_view a, std::string_view b) {
  std::vector<std::size_t> before_last, last(b.size() + 1), now(b.size() + 1);
  std::iota(last.begin(), last.end(), std::size_t{0});
  for (std::size_t i = 1; i <= a.size(); ++i) {
    now[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      now[j] = std::min({last[j] + 1, now[j - 1] + 1, last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1)});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
        now[j] = std::min(now[j], before_last[j - 2] + 1);
    }
    before_last = std::exchange(last, now);
  }
  return last.back();
}

}  // namespace

std::string nearest_name(std::string_view wrong, const std::vector<std::string>& valid) {
  std::string best;
  std::size_t best_slips = 3;  // two slips of the finger; more is another word
  if (wrong.size() > 128) return best;
  for (const auto& candidate : valid) {
    const std::size_t slips = slips_between(wrong, candidate);
    if (slips >= best_slips || slips >= wrong.size()) continue;
    best_slips = slips;
    best = candidate;
  }
  return best;
}

}  // namespace firnline
