// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "host/finished_run/finished_run.hpp"
#include "nlohmann/json.hpp"

namespace firnline {

/// What the manifest says of one profile, without the rows of its list; of a variant, what it varies. Private
/// to finished_run/. throws: CheckpointError; what the library throws where a field is not there
[[nodiscard]] FinishedProfile profile_of_manifest(const nlohmann::ordered_json& json);
[[nodiscard]] FinishedVariant variant_of_manifest(const nlohmann::ordered_json& json);

}  // namespace firnline
