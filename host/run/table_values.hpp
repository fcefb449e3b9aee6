// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cmath>
#include <cstdint>
#include <optional>
#include <vector>

#include "host/finished_run/finished_run.hpp"
#include "rasters/export/table.hpp"

namespace firnline {

// What the tables of a run have in common. Private to run/.

[[nodiscard]] inline Value real(double value) {
  return std::isnan(value) ? Value() : Value(value);
}
[[nodiscard]] inline Value real(const std::optional<double>& value) {
  return value ? real(*value) : Value();
}
[[nodiscard]] inline Value rank_or_nothing(std::int64_t rank) {
  return rank > 0 ? Value(rank) : Value();
}

/// Rows of a list that were set aside.
[[nodiscard]] Table rejected_table(const std::vector<FinishedRejection>& rows);

}  // namespace firnline
