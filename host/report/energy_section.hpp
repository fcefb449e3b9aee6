// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>

#include "host/finished_run/finished_run.hpp"
#include "host/words/words.hpp"

namespace firnline {

/// What the energy of the sites does to the climate and what carries it, those that emit most first; nothing
/// for a list without. rows: of the table, at most. Private to report/.
[[nodiscard]] std::string energy_section(const words::Words& words, const FinishedProfile& profile,
                                         std::size_t rows);

}  // namespace firnline
