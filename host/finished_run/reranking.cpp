// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "host/finished_run/reranking.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

#include "host/finished_run/stated_weights.hpp"
#include "host/job/names.hpp"
#include "host/job/profile.hpp"
#include "kernels/backend/device.hpp"
#include "kernels/composition/compose.hpp"
#include "kernels/grid/error.hpp"
#include "kernels/ranking/rank.hpp"

namespace firnline {
namespace {

/// What each dimension's indicators weigh together; 0 for a dimension without any.
struct DimensionWeights {
  double sum[dimensions] = {};
  explicit DimensionWeights(const Composition& composition) {
    for (std::int32_t i = 0; i < composition.leaves; ++i)
      sum[static_cast<int>(composition.leaf[i].dimension)] += composition.leaf[i].weight;
  }
};

void refuse_zero_in_order(const Node& node, const std::string& name, const std::string& where) {
  if (node.how == Aggregation::owa)
    throw UsageError("the weight of '" + name + "' cannot be 0: " + where +
                         " is an ordered mean, whose order weights are written for the scores it has",
                     "--weights", "give it a small weight, or change the profile and run again");
}

void require_weight(const FinishedProfile& profile, const Composition& composition) {
  const DimensionWeights before(profile.composition), now(composition);
  double all = 0;
  for (std::size_t d = 0; d < dimensions; ++d) {
    if (before.sum[d] > 0 && !(now.sum[d] > 0))
      throw UsageError(
          "no indicator of " + std::string(dimension_names[d]) + " has a weight any more", "--weights",
          "leave one of them a weight; " + std::string(dimension_names[d]) + "=0 leaves the dimension out");
    if (now.sum[d] > 0) all += composition.node[d].weight;
  }
  if (!(all > 0))
    throw UsageError("no dimension has a weight any more", "--weights", "leave one of them a weight");
}

void set_weight(const FinishedProfile& profile, const std::string& name, double weight,
                Composition& composition) {
  for (std::size_t i = 0; i < profile.indicators.size(); ++i) {
    if (profile.indicators[i].id != name) continue;
    Leaf& leaf = composition.leaf[i];
    if (weight == 0)
      refuse_zero_in_order(composition.node[static_cast<int>(leaf.dimension)], name,
                           profile.indicators[i].dimension);
    leaf.weight = weight;
    return;
  }
  std::vector<std::string> known;
  const DimensionWeights used(profile.composition);
  for (std::size_t d = 0; d < dimensions; ++d) {
    if (!(used.sum[d] > 0)) continue;
    known.emplace_back(dimension_names[d]);
    if (name != dimension_names[d]) continue;
    if (weight == 0) refuse_zero_in_order(composition.root, name, "what joins the dimensions");
    composition.node[d].weight = weight;
    return;
  }
  for (const auto& indicator : profile.indicators) known.push_back(indicator.id);
  throw UsageError("profile '" + profile.name + "' has no indicator or dimension '" + name + "'" +
                       did_you_mean(name, known),
                   "--weights", "use one of: " + joined(known));
}

std::vector<RerankedWeight> weights_of(const FinishedProfile& profile, const Composition& composition) {
  const auto before = stated_weights(profile.composition), now = stated_weights(composition);
  std::vector<RerankedWeight> out;
  for (std::size_t d = 0; d < dimensions; ++d) {
    const std::size_t head = out.size();
    for (std::size_t i = 0; i < profile.indicators.size(); ++i) {
      if (static_cast<std::size_t>(profile.composition.leaf[i].dimension) != d) continue;
      if (out.size() == head)
        out.push_back({std::string(dimension_names[d]), "", profile.composition.node[d].weight,
                       composition.node[d].weight, 0, 0});
      out.push_back({profile.indicators[i].id, title_in(profile, i), profile.composition.leaf[i].weight,
                     composition.leaf[i].weight, before[i], now[i]});
      out[head].share_before += before[i];
      out[head].share_now += now[i];
    }
  }
  return out;
}

/// A score of the row's raw values. What has no data at all, or lies outside, has none under any weights.
RerankedSite scored_again(const FinishedSite& site, std::size_t row, const Composition& composition) {
  RerankedSite out;
  out.row = row;
  const Composed composed = compose(composition, site.value.data());
  out.coverage = composed.coverage;
  std::copy(composed.dimension, composed.dimension + dimensions, out.dimension);
  out.score = composed.score;
  out.status = site.status;
  if (site.status == SiteStatus::outside || site.status == SiteStatus::no_data)
    out.score = std::numeric_limits<double>::quiet_NaN();
  else
    out.status = std::isnan(out.score) ? SiteStatus::under_covered : SiteStatus::scored;
  return out;
}

void add_differences(Reranking& out, const std::vector<std::int64_t>& before,
                     const std::vector<std::int64_t>& now) {
  const int top_k = out.profile.top_k;
  out.agreement = agreement_of(before, now, top_k);
  const auto in_top = [&](std::int64_t rank) { return rank >= 1 && rank <= top_k; };
  for (const auto& site : out.sites) {
    const FinishedSite& row = out.profile.sites[site.row];
    out.moved += site.rank != row.rank ? 1 : 0;
    if (in_top(site.rank) && !in_top(row.rank)) out.into_top.push_back({row.id, row.name, row.rank});
    if (in_top(row.rank) && !in_top(site.rank)) out.out_of_top.push_back({row.id, row.name, site.rank});
  }
}

}  // namespace

Composition reweighted(const FinishedProfile& profile, const NamedWeights& weights) {
  Composition composition = profile.composition;
  for (const auto& [name, weight] : weights) set_weight(profile, name, weight, composition);
  require_weight(profile, composition);
  return composition;
}

Reranking rerank(FinishedProfile profile, const NamedWeights& weights) {
  const Composition composition = reweighted(profile, weights);
  Reranking out;
  out.profile = std::move(profile);
  out.weights = weights_of(out.profile, composition);
  std::vector<RerankedSite> sites;
  std::vector<double> scores;
  std::vector<std::string> ids;
  std::vector<std::int64_t> before;
  for (std::size_t row = 0; row < out.profile.sites.size(); ++row) {
    const FinishedSite& site = out.profile.sites[row];
    sites.push_back(scored_again(site, row, composition));
    scores.push_back(sites.back().score);
    ids.push_back(site.id);
    before.push_back(site.rank);
  }
  const auto ranks = competition_ranks(choose_device("cpu", 0), scores);
  for (std::size_t row = 0; row < ranks.size(); ++row) {
    sites[row].rank = ranks[row];
    out.scored += ranks[row] > 0 ? 1 : 0;
    out.scored_before += before[row] > 0 ? 1 : 0;
  }
  for (const std::size_t row : row_order(ranks, ids)) out.sites.push_back(sites[row]);
  add_differences(out, before, ranks);
  return out;
}

Reranking rerank_run(const std::filesystem::path& folder, const std::string& profile,
                     const NamedWeights& weights) {
  return rerank(read_list(folder, profile), weights);
}

}  // namespace firnline
