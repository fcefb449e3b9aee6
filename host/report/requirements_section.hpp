// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>

#include "host/finished_run/finished_run.hpp"
#include "host/words/words.hpp"

namespace firnline {

// What the report says of the requirements of a profile; nothing where it has none. Private to report/.

/// How many sites pass each, then a matrix of sites and requirements. rows: of the matrix, at most
[[nodiscard]] std::string requirements_section(const words::Words& words, const FinishedProfile& profile,
                                               std::size_t rows);

/// One site held against each, for its panel.
[[nodiscard]] std::string requirements_of_site(const words::Words& words, const FinishedProfile& profile,
                                               const FinishedSite& site);

}  // namespace firnline
