// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>

#include "host/finished_run/finished_run.hpp"
#include "host/words/words.hpp"

namespace firnline {

inline constexpr std::size_t value_bins = 20;

/// How many sites have which value of an indicator, in equal steps of its transformed value from the first
/// knot of its value function to the last; values beyond are in the outermost bins.
[[nodiscard]] std::array<std::int64_t, value_bins> value_histogram(const FinishedProfile& profile,
                                                                   std::size_t indicator);

/// One indicator: its value function drawn over the histogram of the sites' values, as inline SVG. Private to
/// report/.
[[nodiscard]] std::string value_function_figure(const words::Words& words, const FinishedProfile& profile,
                                                std::size_t indicator);

}  // namespace firnline
