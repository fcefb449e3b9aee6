// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "host/finished_run/explain.hpp"
#include "nlohmann/json.hpp"

namespace firnline {

// What an explanation says of a site's requirements. Private to finished_run/.

/// A sentence and a line for each requirement; ends in a line break.
[[nodiscard]] std::string requirements_text(const ExplainedRequirements& requirements);
/// What one repair would change; nothing where the job has none.
[[nodiscard]] std::string repairs_text(const Explanation& explanation);
[[nodiscard]] nlohmann::ordered_json repairs_json(const std::vector<ExplainedRepair>& repairs);
/// null for a profile without requirements
[[nodiscard]] nlohmann::ordered_json requirements_json(
    const std::optional<ExplainedRequirements>& requirements);

}  // namespace firnline
