// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <vector>

#include "host/finished_run/finished_run.hpp"

namespace firnline {

/// Which catchments hold which, both ways.
class Overlaps {
 public:
  explicit Overlaps(const FinishedProfile& profile);

  /// Rows of the sites whose catchments hold that of this row, the nearest downstream first.
  [[nodiscard]] std::vector<std::size_t> around(std::size_t row) const;
  /// Rows of the sites whose catchments lie inside that of this row, as ranked.
  [[nodiscard]] std::vector<std::size_t> inside(std::size_t row) const;

 private:
  std::vector<FinishedOverlap> by_site_, by_in_;
};

/// As a FinishedProfile has them: by row, otherwise in their order.
void sort_by_site(std::vector<FinishedOverlap>& overlaps);

/// From numbers of the list to rows of the table. order: by row, the number in the list
void put_in_order(std::vector<FinishedOverlap>& overlaps, const std::vector<std::size_t>& order);

}  // namespace firnline
