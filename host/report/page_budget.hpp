// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>

namespace firnline {

// How much a report holds, so that a phone opens it and a mail carries it. Private to report/.

inline constexpr std::int64_t page_limit_bytes = 8'000'000;
inline constexpr std::size_t spare_bytes = 20'000;  ///< headings and sentences around the panels

inline constexpr std::size_t most_job_bytes = 200'000;  ///< of the job file

/// Rows of one table at most, and of all tables of sites together: several profiles share them.
inline constexpr std::size_t most_rows = 1000, most_rows_of_all = 4000;

/// Longer tables scroll below a head that stays in view.
inline constexpr std::size_t rows_on_one_screen = 20;

/// Rows that each table of sites may have: a profile has two, of the ranked and of the others.
[[nodiscard]] constexpr std::size_t rows_per_table(std::size_t profiles) {
  return std::clamp<std::size_t>(most_rows_of_all / (2 * std::max<std::size_t>(profiles, 1)), 50, most_rows);
}

}  // namespace firnline
