// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "host/finished_run/outlook.hpp"

#include <algorithm>
#include <limits>

namespace firnline {
namespace {

constexpr double unknown = std::numeric_limits<double>::quiet_NaN();

/// in: sorted, not empty
double median(const std::vector<double>& sorted) {
  const std::size_t middle = sorted.size() / 2;
  return sorted.size() % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

}  // namespace

std::vector<VariantGroup> groups_of(const FinishedProfile& profile) {
  std::vector<VariantGroup> groups;
  for (std::size_t c = 0; c < profile.changes.size(); ++c) {
    const auto& variant = profile.changes[c].variant;
    auto group = std::find_if(groups.begin(), groups.end(),
                              [&](const VariantGroup& one) { return one.name == variant.group; });
    if (group == groups.end())
      group = groups.insert(groups.end(), {variant.group, variant.scenario, variant.horizon, {}});
    group->changes.push_back(c);
  }
  return groups;
}

Outlook outlook_of(const FinishedProfile& profile, const VariantGroup& group, std::size_t row) {
  Outlook out;
  std::vector<double> scores, ranks;
  for (const std::size_t c : group.changes) {
    const SiteInVariant& site = profile.changes[c].sites[row];
    if (site.rank == 0) continue;
    ++out.scored;
    scores.push_back(site.score);
    ranks.push_back(static_cast<double>(site.rank));
    out.change_mean += site.change;
    for (std::size_t d = 0; d < dimensions; ++d) out.change_by_mean[d] += site.change_by[d];
  }
  if (scores.empty()) {
    out.score_median = out.score_low = out.score_high = out.rank_median = out.change_mean = unknown;
    out.change_by_mean.fill(unknown);
    return out;
  }
  std::sort(scores.begin(), scores.end());
  std::sort(ranks.begin(), ranks.end());
  out.score_low = scores.front();
  out.score_high = scores.back();
  out.score_median = median(scores);
  out.rank_best = static_cast<std::int64_t>(ranks.front());
  out.rank_worst = static_cast<std::int64_t>(ranks.back());
  out.rank_median = median(ranks);
  const auto count = static_cast<double>(out.scored);
  out.change_mean /= count;
  for (double& share : out.change_by_mean) share /= count;
  return out;
}

}  // namespace firnline
