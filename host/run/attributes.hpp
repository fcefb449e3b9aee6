// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "host/finished_run/finished_run.hpp"
#include "host/job/job.hpp"
#include "host/job/profile.hpp"
#include "kernels/composition/composition.hpp"
#include "kernels/indicators/indicator.hpp"
#include "rasters/catalogue/units.hpp"
#include "rasters/sites/sites.hpp"

namespace firnline {

struct Complaints;
struct LayerSet;
struct ResolvedProfile;
struct RunPlan;

struct PlaceWorkedOut {
  std::string by;          ///< the block of the job: "energy", "travel"
  std::size_t sites = 0;   ///< index into LayerSet::sites
  std::size_t number = 0;  ///< among what is worked out for that list
};

/// A column of site lists that the job made an indicator of. Stays where it is made: the words of `info` are
/// those of `written`.
struct ResolvedAttribute {
  JobAttribute written;
  /// Nothing for a column of the file; of what the run works out for the sites of a list, where that stands.
  std::optional<PlaceWorkedOut> worked_out;
  IndicatorInfo info;  ///< without needs: it has no cells
  UnitConversion conversion;
};

/// The attributes of a job that are right; the mistakes of the others are appended.
[[nodiscard]] std::vector<std::shared_ptr<const ResolvedAttribute>> resolve_attributes(
    const Job& job, std::vector<Mistake>& mistakes);

/// What a profile says of an attribute as if it had cells.
void refuse_words_about_cells(const ProfileIndicator& entry, const JobProfile& profile,
                              Complaints complaints);

/// Which column of the list an attribute is; it is asked for once, however many profiles read it.
[[nodiscard]] std::size_t ask_for(const ResolvedAttribute& attribute, SitesRequest& sites);

/// Adds what a block of the job works out for the sites of a list, as if the list held it. out: its number
/// among what is worked out for that list
[[nodiscard]] std::size_t add_worked_out(const std::string& by, const JobAttribute& written,
                                         std::size_t sites, LayerSet& set);

/// The leaves of a profile that cells have, in its order.
[[nodiscard]] std::vector<std::size_t> ground_leaves(const ResolvedProfile& profile);
/// What cells are judged by: the profile without the attributes of its sites, as if these weighed nothing.
[[nodiscard]] Composition ground_composition(const ResolvedProfile& profile);

/// Formulas and attributes of the job that no profile reads: a sentence each.
[[nodiscard]] std::vector<std::string> warnings_of_unused(const Job& job, const LayerSet& set);

/// One row for each list and attribute that is read of it.
[[nodiscard]] std::vector<FinishedAudit> audit_of_attributes(const RunPlan& plan);

}  // namespace firnline
