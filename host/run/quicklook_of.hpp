// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "host/finished_run/finished_run.hpp"
#include "host/run/cell_sampler.hpp"
#include "host/words/words.hpp"
#include "rasters/export/quicklook.hpp"

namespace firnline {

/// Cells of the map that a quicklook is made of, at most, along its longer side.
inline constexpr std::int64_t quicklook_side = 3200;

/// What the quicklook of a profile's classes shows: the part of the map that says something, its legend, and
/// whose data it is. codes: of the finished map; emptied. Private to run/.
[[nodiscard]] Quicklook quicklook_of(const words::Words& words, const FinishedRun& run,
                                     const FinishedProfile& profile, CellSampler<std::uint8_t>& codes);

}  // namespace firnline
