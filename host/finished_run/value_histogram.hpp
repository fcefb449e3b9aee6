// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "host/finished_run/finished_run.hpp"

namespace firnline {

inline constexpr std::size_t value_bins = 20;

/// How many sites have which value of an indicator, in equal steps of its transformed value from the first
/// knot of its value function to the last; values beyond are in the outermost bins. No site is counted of a
/// curve without two knots.
[[nodiscard]] std::vector<std::int64_t> value_histogram(const FinishedProfile& profile,
                                                        std::size_t indicator);

}  // namespace firnline
