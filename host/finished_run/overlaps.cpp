// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "host/finished_run/overlaps.hpp"

#include <algorithm>
#include <functional>

namespace firnline {

Overlaps::Overlaps(const FinishedProfile& profile) : by_site_(profile.overlaps), by_in_(profile.overlaps) {
  std::ranges::stable_sort(by_in_, {}, &FinishedOverlap::in);
}

std::vector<std::size_t> Overlaps::around(std::size_t row) const {
  std::vector<std::size_t> rows;
  for (const auto& one : std::ranges::equal_range(by_site_, row, {}, &FinishedOverlap::site))
    rows.push_back(one.in);
  return rows;
}

std::vector<std::size_t> Overlaps::inside(std::size_t row) const {
  std::vector<std::size_t> rows;
  for (const auto& one : std::ranges::equal_range(by_in_, row, {}, &FinishedOverlap::in))
    rows.push_back(one.site);
  return rows;
}

void sort_by_site(std::vector<FinishedOverlap>& overlaps) {
  std::ranges::stable_sort(overlaps, {}, &FinishedOverlap::site);
}

void put_in_order(std::vector<FinishedOverlap>& overlaps, const std::vector<std::size_t>& order) {
  if (overlaps.empty()) return;
  std::vector<std::size_t> row_of(order.size());
  for (std::size_t row = 0; row < order.size(); ++row) row_of[order[row]] = row;
  for (auto& [site, in] : overlaps) {
    site = row_of[site];
    in = row_of[in];
  }
  sort_by_site(overlaps);
}

}  // namespace firnline
