// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <string>
#include <utility>
#include <vector>

#include "host/job/job.hpp"
#include "host/job/toml.hpp"

namespace firnline {

/// The table [hydrology.melt]. Private to job/.
[[nodiscard]] JobMelt read_melt_block(const toml::table& table, const std::string& file,
                                      std::vector<Mistake>& mistakes);

/// The keys that name layers, and what they name.
[[nodiscard]] std::array<std::pair<const char*, std::string>, 6> named_by(const JobMelt& melt);

}  // namespace firnline
