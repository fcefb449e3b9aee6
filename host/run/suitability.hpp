// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "host/job/job.hpp"
#include "host/job/profile.hpp"
#include "host/run/resolve.hpp"
#include "host/run/site_statistic.hpp"
#include "kernels/indicators/indicator.hpp"
#include "rasters/alignment/layer_request.hpp"

/// Whether what a job names goes together: layers and needs, parameters and limits, statistics and
/// quantities. Private to resolve.
namespace firnline {

/// Where the mistakes of one job file are told.
struct Complaints {
  const std::string& file;
  std::vector<Mistake>& mistakes;

  void add(int line, const std::string& key, const std::string& message) const {
    mistakes.push_back({file, line, 0, key, message});
  }
};

/// A need wants classes or a quantity, in its unit; a layer of flow directions is neither.
void check_need(const Need& need, const LayerRequest& layer, const std::string& key, int line,
                Complaints complaints);

/// The indicator's parameters: its defaults, then those of the profile, then those of the job.
[[nodiscard]] std::vector<double> params_of(const IndicatorInfo& info, const ProfileIndicator& entry,
                                            const JobProfile& profile, const std::string& key,
                                            Complaints complaints);

/// What the profile asks for, if it makes sense of this indicator, else its own.
[[nodiscard]] SiteStatistic statistic_of(const IndicatorInfo& info, const ProfileIndicator& entry,
                                         const JobProfile& profile, Complaints complaints);

/// A fuzzy curve takes the logarithm of values: they must never be negative.
void check_curve(const IndicatorInfo& info, const ProfileIndicator& entry, const SiteStatistic& statistic,
                 const JobProfile& profile, Complaints complaints);

/// Settings of the job that speak of no indicator of the profile, or of no parameter of it.
/// info_of: of an indicator's id, its description; nullptr where there is none
void check_settings(const JobProfile& job_profile, const Profile& profile,
                    const std::function<const IndicatorInfo*(const std::string& id)>& info_of,
                    Complaints complaints);

/// A name given with `as` must not be that of something else.
void refuse_taken_name(const Job& job, const ProfileIndicator& entry, const JobProfile& profile,
                       Complaints complaints);

/// A footprint where water comes together is found by [hydrology] alone. key: of the entry
void require_hydrology(const Job& job, const ProfileIndicator& entry, int line, const std::string& key,
                       Complaints complaints);

/// Attributes of sites have no cells: where there is nothing else, there is no map.
void refuse_map_of_attributes(const ResolvedProfile& profile, Complaints complaints);

/// A count per cell (people, hectares) says how much lies on an area, and a line has none.
void refuse_sums_over_lines(const LayerSet& set, const ResolvedProfile& profile, Complaints complaints);

}  // namespace firnline
