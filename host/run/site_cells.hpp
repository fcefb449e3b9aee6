// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <vector>

#include "host/run/plan.hpp"
#include "host/run/progress.hpp"
#include "rasters/store/tile_store.hpp"

namespace firnline {

/// Statistics for which all cells of a footprint must be there at once (ResolvedProfile::needs_cells). The
/// tile pass has left the cells in the store; here the sites come by in batches of neighbours, each batch
/// within the memory of the tiles. Tiles, batches and an interruption in between do not change a bit of the
/// result. out: per leaf of the profile, the value of every site in the order of its list, NaN without data;
/// empty for leaves whose statistic the sums tell. throws: CheckpointError for a damaged tile, Interrupted
[[nodiscard]] std::vector<std::vector<double>> statistics_of_cells(const RunPlan& plan, std::size_t profile,
                                                                   const TileStore& store,
                                                                   Progress& progress);

/// The same for a variant: what its layers do not touch is taken over. in: statistics_of_cells of its
/// baseline
[[nodiscard]] std::vector<std::vector<double>> statistics_of_variant(
    const RunPlan& plan, std::size_t variant, const std::vector<std::vector<double>>& of_baseline,
    const TileStore& store, Progress& progress);

/// in: a plan with sites, tiles and profiles. throws: LimitError when the cells of one site would not fit the
/// memory and some profile asks for all of them
void refuse_sites_of_too_many_cells(const RunPlan& plan);

}  // namespace firnline
