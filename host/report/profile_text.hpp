// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "host/finished_run/finished_run.hpp"

namespace firnline {

// What several sections of the report say of a profile. Private to report/.

/// A score or a share of one with three digits; "–" for NaN.
[[nodiscard]] std::string three(double value);

/// Risk class 1..5 of a score, 5 = very high; 0 without a score.
[[nodiscard]] std::size_t risk_class(double score, const std::vector<double>& breaks);

/// The dimensions that the profile has indicators for, with their places in FinishedSite::dimension.
[[nodiscard]] std::vector<std::pair<std::string, std::size_t>> used_dimensions(
    const FinishedProfile& profile);

[[nodiscard]] std::string capitalised(std::string_view word);

}  // namespace firnline
