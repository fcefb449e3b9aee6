// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>

#include "host/finished_run/finished_run.hpp"
#include "host/run/plan.hpp"
#include "host/run/progress.hpp"
#include "rasters/export/verified_file.hpp"
#include "rasters/store/tile_store.hpp"

namespace firnline {

inline constexpr int robustness_bands = 6;

/// Whether the cells of a profile are ranked under drawn weights: the job asks for it, and the profile draws
/// maps that are not those of a variant.
[[nodiscard]] bool ranks_cells(const Job& job, const ResolvedProfile& profile);

/// Draws weights for each profile whose cells are ranked, looks at its cells three times in the store, and
/// writes P/robustness.tif. The draws are those of its sites. throws: OutputError, LimitError, DeviceError
void write_robustness_maps(const RunPlan& plan, const TileStore& store, const OutputFolder& folder,
                           Progress& progress, FinishedRun& run);

/// What that costs beside the other stages, in the units of expected_stages().
[[nodiscard]] double cost_of_ranking_cells(const RunPlan& plan);

}  // namespace firnline
