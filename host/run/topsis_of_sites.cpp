// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "host/run/topsis_of_sites.hpp"

#include <limits>
#include <vector>

#include "kernels/composition/compose.hpp"
#include "kernels/ranking/rank.hpp"
#include "kernels/ranking/topsis.hpp"

namespace firnline {
namespace {

constexpr double missing = std::numeric_limits<double>::quiet_NaN();

/// A number outside the transform's domain is no number here: it would be the measure for all others.
double transformed_value(Transform transform, double raw) {
  const double value = composing::transformed(transform, raw);
  return value == composing::below_every_knot ? missing : value;
}

Criterion criterion_of(const FinishedProfile& profile, std::size_t leaf) {
  const auto& knots = profile.indicators[leaf].value;
  const auto& survey = profile.indicators[leaf].survey;
  Criterion criterion;
  criterion.weight = profile.indicators[leaf].stated_weight;
  criterion.higher_is_worse = survey ? !survey->falling : knots.back().second >= knots.front().second;
  for (const FinishedSite& site : profile.sites)
    criterion.values.push_back(
        site.status == SiteStatus::scored
            ? transformed_value(profile.composition.leaf[leaf].value.transform, site.value[leaf])
            : missing);
  return criterion;
}

}  // namespace

void add_topsis(const Device& device, FinishedProfile& profile) {
  if (!profile.topsis) return;
  std::vector<Criterion> criteria;
  for (std::size_t leaf = 0; leaf < profile.indicators.size(); ++leaf)
    criteria.push_back(criterion_of(profile, leaf));
  const std::vector<double> closeness = topsis_closeness(criteria);
  const std::vector<std::int64_t> ranks = competition_ranks(device, closeness);
  for (std::size_t i = 0; i < profile.sites.size(); ++i) {
    profile.sites[i].topsis = closeness[i];
    profile.sites[i].topsis_rank = ranks[i];
  }
}

}  // namespace firnline
