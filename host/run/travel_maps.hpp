// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "host/run/travel_report.hpp"
#include "rasters/export/verified_file.hpp"

namespace firnline {

/// The planes that maps of access are made from.
struct AccessPlanes {
  const TilePlane<Label>& labels;
  const TilePlane<std::uint8_t>& known;  ///< 0: no data
  const TilePlane<Label>* second = nullptr;
  const TilePlane<float>* people = nullptr;
};

/// What stands in a map's tags besides its cells.
struct MapFacts {
  std::string licence_duty, job_sha256;
};

/// health/travel_time.tif: minutes, infinite where no facility is reached; the facility's number, 0 = none.
[[nodiscard]] std::vector<WrittenFile> write_travel_time(const RunPlan& plan, const OutputFolder& folder,
                                                         const MapFacts& facts, const AccessPlanes& planes);

/// health/access_loss_EVENT.tif: minutes while it lasts, and per threshold the people who lose access.
[[nodiscard]] std::vector<WrittenFile> write_access_loss(const RunPlan& plan, const OutputFolder& folder,
                                                         const MapFacts& facts, std::size_t event,
                                                         const AccessPlanes& planes,
                                                         const TilePlane<Label>& after);

/// health/catchments.gpkg: the land that is nearest to each facility, with its people.
[[nodiscard]] WrittenFile write_catchments(const RunPlan& plan, const OutputFolder& folder,
                                           const TravelOutcome& outcome, const TilePlane<Label>& labels);

}  // namespace firnline
