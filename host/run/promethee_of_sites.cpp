// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "host/run/promethee_of_sites.hpp"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <string_view>
#include <vector>

#include "kernels/grid/error.hpp"
#include "kernels/ranking/net_flows.hpp"
#include "kernels/ranking/rank.hpp"

namespace firnline {
namespace {

PreferenceShape shape_named(std::string_view name) {
  constexpr std::string_view names[] = {"usual", "u_shape", "v_shape", "level", "linear"};
  const auto* const found = std::find(std::begin(names), std::end(names), name);
  if (found == std::end(names)) throw BugError("There is no preference of this shape: " + std::string(name));
  return static_cast<PreferenceShape>(found - std::begin(names));
}

std::vector<FlowCriterion> criteria_of(const FinishedProfile& profile) {
  std::vector<FlowCriterion> criteria;
  for (const auto& indicator : profile.indicators)
    criteria.push_back({indicator.stated_weight, shape_named(indicator.preference), indicator.indifference,
                        indicator.strict_preference});
  return criteria;
}

/// [indicator * sites + site]
std::vector<float> scores_of(const FinishedProfile& profile) {
  std::vector<float> scores;
  for (std::size_t leaf = 0; leaf < profile.indicators.size(); ++leaf)
    for (const FinishedSite& site : profile.sites)
      scores.push_back(site.status == SiteStatus::scored ? static_cast<float>(site.score_of[leaf]) : NAN);
  return scores;
}

}  // namespace

void add_promethee(const Device& device, FinishedProfile& profile) {
  if (!profile.promethee) return;
  const std::vector<float> scores = scores_of(profile);
  const auto sites = static_cast<std::int64_t>(profile.sites.size());
  NetFlows net(criteria_of(profile));
  net.count(scores, sites);
  net.sum_up();
  std::vector<double> flows(profile.sites.size());
  net.flows(device, scores, sites, flows);
  std::vector<double> places;  // ranks are told apart in steps of 1e-6 of 0..1
  for (const double flow : flows)
    places.push_back(std::isnan(flow) ? flow : std::clamp(0.5 * (1 + flow), 0.0, 1.0));
  const std::vector<std::int64_t> ranks = competition_ranks(device, places);
  for (std::size_t i = 0; i < profile.sites.size(); ++i) {
    profile.sites[i].net_flow = flows[i];
    profile.sites[i].net_flow_rank = ranks[i];
  }
}

}  // namespace firnline
