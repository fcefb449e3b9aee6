// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "host/finished_run/explain.hpp"
#include "nlohmann/json.hpp"

namespace firnline {

// What an explanation says of a site's water. Private to finished_run/.

/// In sentences, and month by month; ends in a line break.
[[nodiscard]] std::string water_text(const ExplainedWater& water);
/// null for a site without a catchment
[[nodiscard]] nlohmann::ordered_json water_json(const std::optional<ExplainedWater>& water);

}  // namespace firnline
