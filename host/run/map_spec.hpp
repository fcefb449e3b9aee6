// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>

#include "host/finished_run/finished_run.hpp"
#include "host/run/plan.hpp"
#include "rasters/export/map.hpp"

namespace firnline {

// What the maps of a run have in common. Private to run/.

/// A map of the run's grid, still without bands and legend.
[[nodiscard]] MapSpec map_of(const RunPlan& plan, const FinishedRun& run, const FinishedProfile& profile);

/// How much of a map is asked of the store at a time.
struct MapPiece {
  std::int64_t rows = 0;
  int bands = 0;
};

/// 512 rows, the height of a map's blocks, of all bands, which a tile of the store holds together: as far as
/// half of the memory for tiles allows, which are gone by now. Else fewer bands; then fewer rows, in halves.
/// So a slot is read once where its height divides 512, as in most plans; else a slot of h rows at most h /
/// rows, rounded up, and one more times, and that for each group of bands.
[[nodiscard]] MapPiece piece_of(const RunPlan& plan, int bands, std::size_t bytes_per_cell);

}  // namespace firnline
