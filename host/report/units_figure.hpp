// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "host/finished_run/finished_run.hpp"
#include "host/words/words.hpp"

namespace firnline {

/// The units of a list as inline SVG in the colours of their scores' classes, those without a rank in grey,
/// ranks and names where a unit is wide enough for them. Empty without outlines.
[[nodiscard]] std::string units_figure(const GridSpec& grid, const FinishedUnits& list,
                                       const std::vector<double>& breaks, const words::Words& words);

/// Five shares as one bar in the colours of the classes; empty when nothing is known.
[[nodiscard]] std::string class_bar(const double (&share)[risk_classes], const words::Words& words);

}  // namespace firnline
