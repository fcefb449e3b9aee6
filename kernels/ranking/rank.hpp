// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "kernels/backend/device.hpp"

namespace firnline {

/// Scores in steps of 1e-6, nearest, half to even. in: score in [0,1]; NaN -> -1 (never ranked). throws:
/// BugError
[[nodiscard]] std::int64_t quantised(double score);

/// Competition ranks ("1224") by falling quantised score: rank 1 = highest risk = act here first.
/// in: scores in [0,1], NaN = unscored. out: rank per site, 0 for the unscored. throws: BugError outside
/// [0,1]
[[nodiscard]] std::vector<std::int64_t> competition_ranks(const Device& device,
                                                          std::span<const double> scores);

/// The order of the rows: rank, then id by bytes; the unscored last, by id.
[[nodiscard]] std::vector<std::size_t> row_order(std::span<const std::int64_t> ranks,
                                                 std::span<const std::string> ids);

}  // namespace firnline
