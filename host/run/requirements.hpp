// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "host/finished_run/finished_run.hpp"
#include "host/job/requirements.hpp"
#include "host/run/site_statistic.hpp"
#include "rasters/catalogue/units.hpp"

namespace firnline {

struct Complaints;
struct LayerSet;
struct ResolvedProfile;
struct RunPlan;
struct SiteSums;

/// A requirement whose source is found: a column of the site list, or what cells are measured by; neither
/// where the job has no source for it.
struct ResolvedRequirement {
  Requirement written;
  std::optional<std::size_t>
      column;  ///< index into the attributes of the profile's list, or into what is worked out for it
  std::optional<std::size_t> indicator;  ///< index into LayerSet::indicators
  std::size_t attribute = 0;             ///< index into LayerSet::attributes, with a column
  std::size_t footprint = 0;             ///< as SiteList::zone counts, with an indicator
  SiteStatistic statistic;               ///< likewise
  UnitConversion conversion;             ///< to the requirement's unit
  std::string absent;                    ///< what the job has not; empty with a source
};

/// From the unit of the source to that of the requirement; nothing after a mistake.
[[nodiscard]] std::optional<UnitConversion> conversion_to(const Requirement& requirement,
                                                          const std::string& unit, const std::string& file,
                                                          std::vector<Mistake>& mistakes);

/// What all cells of a site must be there for at once is not asked by requirements.
void refuse_statistic_of_cells(const Requirement& requirement, const SiteStatistic& statistic,
                               const std::string& file, std::vector<Mistake>& mistakes);

/// One sentence for each profile some of whose requirements have no source.
[[nodiscard]] std::vector<std::string> warnings_of_absent(const LayerSet& set);

/// As the run tells them; empty for a profile without any.
[[nodiscard]] FinishedRequirements describe_requirements(const RunPlan& plan, const ResolvedProfile& profile);

/// What each requirement is held against at a site, in its unit; NaN where nobody knows. number: in its list
[[nodiscard]] std::vector<double> requirement_values(const RunPlan& plan, const ResolvedProfile& profile,
                                                     std::size_t number, const std::vector<SiteSums>& sums);

}  // namespace firnline
