// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "host/finished_run/finished_run.hpp"

namespace firnline {

/// One indicator's part in a site's score.
struct ExplainedContribution {
  std::string indicator, title, unit, layers, sources, period;
  std::string column;                             ///< of the site list; empty for one of the ground
  std::string worked_out_by;                      ///< the block of the job that works an attribute out
  double value = 0, score = 0, contribution = 0;  ///< contribution against the reference site
};

/// What would let two neighbours in rank change places.
struct ExplainedSwap {
  std::int64_t rank = 0;
  std::string id, name;
  double score = 0;
  std::string indicator, unit;               ///< whose value would have to change least, of this site
  double value_now = 0, value_needed = 0;    ///< NaN when no indicator can do it alone
  std::string weight_of;                     ///< whose weight would have to change least, for both sites
  double weight_now = 0, weight_needed = 0;  ///< NaN when no weight can do it alone
};

/// Another site whose land upstream is shared.
struct ExplainedOverlap {
  std::string id, name;
  double shared_km2 = 0;
};

/// The water of a site, and what it rests on.
struct ExplainedWater {
  FinishedWater water;
  FinishedUpstream upstream;
  std::vector<ExplainedOverlap> around;  ///< whose catchments hold the site's, the nearest downstream first
  std::vector<ExplainedOverlap> inside;  ///< whose catchments lie inside it, as ranked
};

/// How its rank holds in draws of other weights and values.
struct ExplainedRobustness {
  SiteRobustness ranks;
  std::int64_t draws = 0, top_k = 0;
  bool with_errors = false;  ///< values were drawn, too
};

/// Where it ranks when scores are made in other ways.
struct ExplainedChoices {
  std::int64_t choices = 0, best = 0, median = 0, worst = 0;
  std::int64_t top_k = 0, in_first = 0;  ///< choices that rank it among the first top_k
};

/// The site held against the requirements of its profile.
struct ExplainedRequirements {
  FinishedRequirements requirements;
  std::vector<double> values;  ///< for each, in its unit; NaN = nobody knows
};

/// The energy of a site, and what it rests on.
struct ExplainedEnergy {
  FinishedSiteEnergy site;
  FinishedEnergy of;
};

/// A repair of the site.
struct ExplainedRepair {
  std::string name, title;
  RepairedSite then;
};

/// Why a site ranks where it does. Every figure can be recomputed from files of the run.
struct Explanation {
  std::string profile, profile_title, sites_name, id, name, status, reason;
  std::int64_t rank = 0, scored_sites = 0, tied_with = 0;
  double score = 0, coverage = 0, reference_score = 0;
  std::vector<ExplainedContribution> contributions;   ///< largest magnitude first
  std::vector<std::string> missing;                   ///< indicators without a value here
  std::optional<ExplainedSwap> above, below;          ///< nearest site with another score
  std::optional<ExplainedWater> water;                ///< of a site with a catchment
  std::optional<ExplainedRobustness> robustness;      ///< of a site with a rank, where ranks were drawn
  std::optional<ExplainedChoices> choices;            ///< of a site with a rank, in a list of several
  std::optional<ExplainedEnergy> energy;              ///< of a list that has it
  std::vector<ExplainedRepair> repairs;               ///< of the job, that concern the profile
  std::optional<ExplainedRequirements> requirements;  ///< of a profile that has some
};

/// throws: UsageError naming the nearest id when there is no such site, or the profiles when one must be
/// chosen
[[nodiscard]] Explanation explain(const FinishedRun& run, const std::string& site,
                                  const std::string& profile);

/// What would let two scored sites of a profile change places: what of `site` would have to change least.
[[nodiscard]] ExplainedSwap swap_between(const FinishedProfile& profile, const FinishedSite& site,
                                         const FinishedSite& other);

/// The explanation in sentences.
[[nodiscard]] std::string explanation_text(const Explanation& explanation);
[[nodiscard]] std::string explanation_json(const Explanation& explanation);

}  // namespace firnline
