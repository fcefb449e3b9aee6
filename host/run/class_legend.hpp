// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "rasters/export/map.hpp"

namespace firnline {

// The legend of the risk classes: one for the map of classes, the map of scores, and the sites. Private to
// run/.

/// Every code of class.tif with its words and its colour.
[[nodiscard]] std::vector<ClassEntry> class_entries();

/// The risk classes as steps of the score, between the breaks of a profile. in: breaks, ascending, 0..1.
[[nodiscard]] std::vector<LegendStep> score_steps(const std::vector<double>& breaks);

}  // namespace firnline
