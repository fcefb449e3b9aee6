// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "host/run/plan.hpp"
#include "nlohmann/json.hpp"

namespace firnline {

/// The variants of a job in its plan: what each stands for, which layers it replaces, and what is computed
/// anew. Empty without variants.
[[nodiscard]] std::string variants_text(const RunPlan& plan);
[[nodiscard]] nlohmann::ordered_json variants_json(const RunPlan& plan);

}  // namespace firnline
