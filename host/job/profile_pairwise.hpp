// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "host/job/profile.hpp"
#include "host/job/toml_reader.hpp"

namespace firnline {

/// pairwise = [ [a12, a13], [a23] ] of a dimension or of the root; empty where there is none, or a mistake.
[[nodiscard]] Judgements read_judgements(TableReader& reader);

/// Gives the indicators of a dimension, and the dimensions, the weights that their pairwise judgements say.
/// Mistakes: another number of parts, weights beside judgements, judgements that contradict one another.
void weigh_by_judgements(Profile& profile, const std::string& file, std::vector<Mistake>& mistakes);

}  // namespace firnline
