// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include "host/finished_run/finished_run.hpp"
#include "host/words/words.hpp"

namespace firnline {

// What several sections of the report say of a profile. Private to report/.

/// Risk class 1..5 of a score, 5 = very high; 0 without a score.
[[nodiscard]] std::size_t risk_class(double score, const std::vector<double>& breaks);

/// The dimensions that the profile has indicators for, with their places in FinishedSite::dimension.
[[nodiscard]] std::vector<std::pair<std::string, std::size_t>> used_dimensions(
    const FinishedProfile& profile);

/// What a reader calls a risk class 0..5; 0 is none.
[[nodiscard]] std::string class_words(const words::Words& words, std::size_t risk_class);

/// A dimension as the head of a column.
[[nodiscard]] std::string dimension_heading(const words::Words& words, std::size_t dimension);

/// The report shows a map of the profile.
[[nodiscard]] bool has_map(const FinishedProfile& profile);

}  // namespace firnline
