// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <limits>
#include <span>

namespace firnline {

/// The greatest sum of sizes that may be accumulated.
inline constexpr auto most_accumulated =
    static_cast<unsigned __int128>(std::numeric_limits<std::int64_t>::max());

/// The sum of the values' sizes: fast where that surely fits, exact everywhere.
[[nodiscard]] unsigned __int128 sum_of_sizes(std::span<const std::int64_t> values);

/// weight: its place among all. throws: LimitError
[[noreturn]] void refuse_overflow(std::size_t weight);

}  // namespace firnline
