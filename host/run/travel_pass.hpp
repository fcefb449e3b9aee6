// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <vector>

#include "host/finished_run/finished_run.hpp"
#include "host/run/plan.hpp"
#include "host/run/progress.hpp"
#include "host/run/travel_maps.hpp"

namespace firnline {

/// Where the pass leaves its planes, if they do not fit the memory, and its maps.
struct TravelPlaces {
  std::filesystem::path scratch;
  const OutputFolder& folder;
  MapFacts facts;
};

/// What [travel] gave.
struct FoundTravel {
  std::optional<FinishedTravel> told;
  std::vector<FinishedAudit> audit;
  std::vector<WrittenFile> files;
  FinishedWays ways;  ///< for the report
};

/// Finds the ways from every cell of the grid to the facilities, and what shocks do to them; writes their
/// maps, gives the layer with source = "travel" its cells, and sets plan.access. Nothing happens without
/// [travel]. What the layers that it reads counted for the audit is as before. throws: RasterError for a
/// friction that is none and for a class without a speed; LimitError; OutputError; Interrupted
[[nodiscard]] FoundTravel find_travel(RunPlan& plan, const TravelPlaces& places, Progress& progress);

}  // namespace firnline
