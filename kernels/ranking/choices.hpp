// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "kernels/backend/device.hpp"
#include "kernels/ranking/site_scorer.hpp"

namespace firnline {

/// How an indicator's values become scores (domain-spec 6). All but the first look at the list alone: at the
/// values of its sites, transformed as the value function has them.
enum class Normalisation {
  value_function,  ///< the profile's own
  min_max,     ///< (x - lowest) / (highest - lowest), on 0.1 to 1: the lowest value of a list is no proof of
               ///< no risk, and must not make a product 0
  percentile,  ///< (mean place - 0.5) / n, counted from the best. source: hazen1914
  z_score,     ///< share of a normal distribution below (x - mean) / standard deviation of the population
};
/// How scores become one: in every dimension and at the root.
enum class AggregationChoice {
  profile,     ///< as the profile has it
  arithmetic,  ///< weighted mean
  geometric,
  power_mean,  ///< exponent 2
  owa,         ///< orness 3/4: more to whatever is worst
};
[[nodiscard]] std::string_view name_of(Normalisation normalisation);
[[nodiscard]] std::string_view name_of(AggregationChoice aggregation);

struct Choice {
  Normalisation normalisation = Normalisation::value_function;
  AggregationChoice aggregation = AggregationChoice::profile;
};

/// Where sites rank when scores are made in other ways (domain-spec U9). Sites are numbered as they were
/// given.
struct ChoiceRanks {
  std::vector<Choice> choices;                    ///< the first is the profile's own
  std::vector<std::vector<std::int64_t>> ranks;   ///< [choice][site]; 0 = no score there
  std::vector<double> kendall_tau_b;              ///< per choice, with the first; NaN = nothing to say
  std::vector<std::int64_t> best, median, worst;  ///< per site, over choices in which it has a rank

  /// Choices that rank the site k or better.
  [[nodiscard]] std::int64_t in_first(std::size_t site, std::int64_t k) const;
};

/// Every normalisation with every aggregation, weights as they are. An aggregation that is the profile's own
/// in every node is not counted twice, and nodes of more than most_ordered children have no OWA. Which end of
/// an indicator is worse is what its value function says; where that rises and falls, its score takes the
/// place of the value. An indicator that is the same at all sites says nothing outside the value functions
/// and is left out there; a missing one leaves its weight to the others. Whether a site has enough data was
/// judged once, as for draws (SiteScorer). The median is the least rank that half of the choices do not
/// exceed. The same bits for any number of threads. throws: BugError when a site has no score
[[nodiscard]] ChoiceRanks choice_ranks(const Device& device, const RankedSites& sites);

}  // namespace firnline
