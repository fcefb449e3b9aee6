// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "host/finished_run/finished_run.hpp"
#include "host/run/plan.hpp"
#include "host/run/shocks.hpp"
#include "host/run/ways.hpp"
#include "kernels/travel/people.hpp"
#include "kernels/travel/travel_time.hpp"

namespace firnline {

/// What one shock did.
struct ShockReport {
  ShockedWays ways;
  std::vector<bool> closed;                ///< per facility
  std::optional<PeopleByFacility> served;  ///< while it lasts
  std::optional<PeopleByFacility> lost;    ///< people_cut_off
};

/// What finding ways came to. Facilities are numbered as in labels: by their ids.
struct TravelOutcome {
  std::vector<std::size_t> site_of;  ///< per facility: its place in the list
  std::vector<Cell> cells;           ///< of facilities; (-1, -1) outside the grid
  WayReport ways;
  TravelReport report;
  std::int64_t reached = 0, unreached = 0;  ///< open cells from which a facility is reached, and others
  std::vector<std::int64_t> cells_of;       ///< per facility: to which it is nearest
  std::vector<double> longest_min;          ///< per facility: from the farthest of those; NaN without any
  std::optional<PeopleByFacility> people;
  std::optional<PeopleByFacility>
      relying;                      ///< who loses access when that facility alone is gone (domain-spec X8)
  std::vector<ShockReport> shocks;  ///< per event
};

/// What people lose in a year, per facility and in all, in person-days.
struct AnnualLoss {
  std::string from;                              ///< "return periods", "rates"; empty: events have neither
  std::vector<std::vector<double>> person_days;  ///< per threshold, per facility; their sum is that of all
};
[[nodiscard]] AnnualLoss annual_loss(const RunPlan& plan, const TravelOutcome& outcome);

/// For manifest and report.
[[nodiscard]] FinishedTravel finished_travel(const RunPlan& plan, const TravelOutcome& outcome);

/// The columns of the facilities' list, and their values per site of the list.
[[nodiscard]] SitesAccess access_of_sites(const RunPlan& plan, const TravelOutcome& outcome);

/// For the audit.
[[nodiscard]] std::vector<FinishedAudit> audit_of_travel(const RunPlan& plan, const TravelOutcome& outcome);

}  // namespace firnline
