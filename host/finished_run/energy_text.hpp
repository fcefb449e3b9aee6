// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>

#include "host/finished_run/explain.hpp"
#include "nlohmann/json.hpp"

namespace firnline {

// What an explanation says of a site's energy. Private to finished_run/.

/// In sentences; ends in a line break.
[[nodiscard]] std::string energy_text(const ExplainedEnergy& energy);
/// null for a site without
[[nodiscard]] nlohmann::ordered_json energy_json(const std::optional<ExplainedEnergy>& energy);

}  // namespace firnline
