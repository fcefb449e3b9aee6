// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "host/job/profile.hpp"
#include "host/job/toml_reader.hpp"

namespace firnline {

/// value = [ [raw, score], ... ] or { NAME = { ... } } of an indicator, whose transform is known already.
/// table: the indicator's, which `indicator` reads
void read_value_function(TableReader& indicator, const toml::table& table, const std::string& file,
                         std::vector<Mistake>& mistakes, ProfileIndicator& out);

}  // namespace firnline
