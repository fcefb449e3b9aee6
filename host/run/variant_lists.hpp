// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <vector>

#include "host/finished_run/finished_run.hpp"
#include "host/run/plan.hpp"
#include "host/run/progress.hpp"
#include "host/run/tile_pass.hpp"
#include "rasters/export/verified_file.hpp"
#include "rasters/store/tile_store.hpp"

namespace firnline {

/// What the lists of a profile are made from.
struct ListSources {
  const std::vector<SiteSums>& sums;                 ///< of the pass
  const std::vector<std::vector<double>>& of_cells;  ///< statistics_of_cells of the profile
  const TileStore& store;
  Progress& progress;
};

/// The ranked lists of a profile's variants, one after the other: scored, compared with the profile itself,
/// ranked, written, and let go, so that a job of many variants holds two whole lists at a time. in: index of
/// the profile, its list as score_sites() left it, and what that was made from. out: profile.changes, in the
/// order that rank_sites() will put the sites in; run.variants and run.files grow. throws: OutputError
void add_variant_lists(const RunPlan& plan, std::size_t profile_index, const ListSources& sources,
                       const OutputFolder& folder, FinishedProfile& profile, FinishedRun& run);

}  // namespace firnline
