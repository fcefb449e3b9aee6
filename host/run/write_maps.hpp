// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "host/finished_run/finished_run.hpp"
#include "host/run/plan.hpp"
#include "host/run/progress.hpp"
#include "host/words/words.hpp"
#include "rasters/export/verified_file.hpp"
#include "rasters/store/tile_store.hpp"

namespace firnline {

/// Makes the maps of every profile from the store, with their pictures in the language of words, and fills
/// cells_per_class, the pictures of the profiles and the scenery. Every slot of the
/// store is read once, with 512 rows of a profile's bands in memory, where the plan's memory allows for them;
/// else a few times. throws: OutputError, CheckpointError for a damaged tile
void write_maps(const RunPlan& plan, const TileStore& store, const OutputFolder& folder,
                const words::Words& words, Progress& progress, FinishedRun& run);

}  // namespace firnline
