// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "kernels/ranking/choices.hpp"

#include <algorithm>
#include <limits>
#include <memory>
#include <numeric>
#include <span>
#include <string>

#include "kernels/backend/rows.hpp"
#include "kernels/grid/elementary.hpp"
#include "kernels/grid/error.hpp"
#include "kernels/grid/special_functions.hpp"
#include "kernels/ranking/agreement.hpp"
#include "kernels/ranking/rank.hpp"

namespace firnline {
namespace {

constexpr double none = std::numeric_limits<double>::quiet_NaN();
constexpr double least_of_min_max = 0.1, exponent = 2, orness = 0.75;
constexpr std::int64_t sites_of_task = 256;

bool there(double value) {
  return value == value;
}

/// Values of one indicator at the sites, higher = worse; NaN = missing.
using Column = std::vector<double>;

bool rises(const ValueFunction& value) {
  for (std::int32_t k = 1; k < value.knots; ++k)
    if (value.v[k] > value.v[k - 1]) return true;
  return false;
}
bool falls(const ValueFunction& value) {
  for (std::int32_t k = 1; k < value.knots; ++k)
    if (value.v[k] < value.v[k - 1]) return true;
  return false;
}

/// The values, turned round where the lowest is the worst; scores where neither end is.
Column values_of(const ValueFunction& value, const Column& raw) {
  const bool falling = falls(value), one_way = rises(value) != falling;
  Column out;
  for (const double one : raw) {
    const double x = one_way ? composing::transformed(value.transform, one) : score_of(value, one);
    out.push_back(x == composing::below_every_knot ? none : falling && one_way ? -x : x);
  }
  return out;
}

Column scores_by_value(const ValueFunction& value, const Column& raw) {
  Column out;
  for (const double one : raw) out.push_back(score_of(value, one));
  return out;
}

Column by_min_max(const Column& values, double low, double high) {
  Column out;
  for (const double x : values)
    out.push_back(least_of_min_max + (1 - least_of_min_max) * ((x - low) / (high - low)));
  return out;
}

Column by_percentile(const Column& values) {
  std::vector<std::size_t> order;
  for (std::size_t site = 0; site < values.size(); ++site)
    if (there(values[site])) order.push_back(site);
  std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return values[a] < values[b]; });
  Column out(values.size(), none);
  const auto all = static_cast<double>(order.size());
  for (std::size_t begin = 0; begin < order.size();) {
    std::size_t end = begin;
    while (end < order.size() && values[order[end]] == values[order[begin]]) ++end;
    const double place = 0.5 * static_cast<double>(begin + 1 + end);  // the mean of those tied
    for (std::size_t i = begin; i < end; ++i) out[order[i]] = (place - 0.5) / all;
    begin = end;
  }
  return out;
}

Column by_z_score(const Column& values) {
  double sum = 0, squares = 0, count = 0;
  for (const double x : values)
    if (there(x)) sum += x, ++count;
  const double mean = sum / count;
  for (const double x : values)
    if (there(x)) squares += (x - mean) * (x - mean);
  const double deviation = elementary::sqrt(squares / count);
  Column out;
  for (const double x : values)
    out.push_back(there(x) ? elementary::normal_probability((x - mean) / deviation) : none);
  return out;
}

Column scores_of(Normalisation how, const ValueFunction& value, const Column& raw) {
  if (how == Normalisation::value_function) return scores_by_value(value, raw);
  const Column values = values_of(value, raw);
  double low = std::numeric_limits<double>::infinity(), high = -low;
  for (const double x : values)
    if (there(x)) low = std::min(low, x), high = std::max(high, x);
  if (!(low < high)) return Column(values.size(), none);
  if (how == Normalisation::min_max) return by_min_max(values, low, high);
  return how == Normalisation::percentile ? by_percentile(values) : by_z_score(values);
}

/// What counts at each site, [leaf][site]: a dimension that had too little data for a score has none.
std::vector<Column> columns_of(const RankedSites& sites) {
  const auto leaves = static_cast<std::size_t>(sites.composition.leaves);
  std::vector<Column> columns(leaves, Column(static_cast<std::size_t>(sites.sites), none));
  for (std::size_t site = 0; site < static_cast<std::size_t>(sites.sites); ++site) {
    const double* const row = sites.raw.data() + site * leaves;
    const Composed own = compose(sites.composition, row);
    if (composing::is_missing(own.score))
      throw BugError("Site " + std::to_string(site) + " has no score, and its rank was asked about.");
    for (std::size_t leaf = 0; leaf < leaves; ++leaf)
      if (!composing::is_missing(own.dimension[static_cast<int>(sites.composition.leaf[leaf].dimension)]))
        columns[leaf][site] = row[leaf];
  }
  return columns;
}

/// How many children with a weight each dimension has, then the root.
std::vector<std::int32_t> children_of(const Composition& composition) {
  std::vector<std::int32_t> children(dimensions + 1, 0);
  for (std::int32_t i = 0; i < composition.leaves; ++i)
    ++children[static_cast<std::size_t>(composition.leaf[i].dimension)];
  for (int d = 0; d < dimensions; ++d)
    if (children[static_cast<std::size_t>(d)] > 0 && composition.node[d].weight > 0) ++children.back();
  return children;
}

void aggregate_by(AggregationChoice how, std::int32_t children, Node& node) {
  if (how == AggregationChoice::profile) return;
  node.exponent = exponent;
  node.order_weights = 0;
  node.how = how == AggregationChoice::arithmetic  ? Aggregation::arithmetic
             : how == AggregationChoice::geometric ? Aggregation::geometric
             : how == AggregationChoice::owa       ? Aggregation::owa
                                                   : Aggregation::power_mean;
  if (how != AggregationChoice::owa) return;
  const double to_the_worst = 2 * orness - 1;
  for (std::int32_t k = 0; k < children; ++k)
    node.order_weight[node.order_weights++] =
        (1 - to_the_worst) / static_cast<double>(children) + (k == 0 ? to_the_worst : 0);
}

/// The composition with another aggregation, in which nothing that counted is refused.
std::unique_ptr<Composition> composition_by(AggregationChoice how, const Composition& own) {
  auto out = std::make_unique<Composition>(own);
  const auto children = children_of(own);
  for (std::int32_t i = 0; i < out->leaves; ++i) out->leaf[i].missing = MissingRule::renormalise;
  for (int d = 0; d <= dimensions; ++d) {
    Node& node = d < dimensions ? out->node[d] : out->root;
    node.min_coverage = 0;
    node.geometric_may_renormalise = true;
    aggregate_by(how, children[static_cast<std::size_t>(d)], node);
  }
  return out;
}

/// Every node that has something to join joins it that way already.
bool is_own(AggregationChoice how, const Composition& own) {
  const auto children = children_of(own);
  for (int d = 0; d <= dimensions; ++d) {
    const Node& node = d < dimensions ? own.node[d] : own.root;
    Node other = node;
    aggregate_by(how, 0, other);
    const bool same =
        node.how == other.how && (how != AggregationChoice::power_mean || node.exponent == exponent);
    if (children[static_cast<std::size_t>(d)] > 1 && (!same || how == AggregationChoice::owa)) return false;
  }
  return true;
}

std::vector<AggregationChoice> aggregations_of(const Composition& own) {
  std::vector<AggregationChoice> out = {AggregationChoice::profile};
  const auto children = children_of(own);
  const bool too_many = *std::max_element(children.begin(), children.end()) > most_ordered;
  for (const auto how : {AggregationChoice::arithmetic, AggregationChoice::geometric,
                         AggregationChoice::power_mean, AggregationChoice::owa})
    if (!is_own(how, own) && !(how == AggregationChoice::owa && too_many)) out.push_back(how);
  return out;
}

std::vector<std::int64_t> ranks_by(const Device& device, const Composition& composition,
                                   const std::vector<Column>& scores) {
  const auto sites = static_cast<std::int64_t>(scores.empty() ? 0 : scores.front().size());
  std::vector<double> out(static_cast<std::size_t>(sites));
  backend::for_each_row(device, (sites + sites_of_task - 1) / sites_of_task, [&](std::int64_t task) noexcept {
    double row[most_leaves];
    const std::int64_t end = std::min(sites, (task + 1) * sites_of_task);
    for (std::int64_t site = task * sites_of_task; site < end; ++site) {
      for (std::size_t leaf = 0; leaf < scores.size(); ++leaf)
        row[leaf] = scores[leaf][static_cast<std::size_t>(site)];
      out[static_cast<std::size_t>(site)] = aggregate(composition, row).score;
    }
  });
  return competition_ranks(device, out);
}

void add_extremes(std::size_t sites, ChoiceRanks& out) {
  for (std::size_t site = 0; site < sites; ++site) {
    std::vector<std::int64_t> ranks;
    for (const auto& of : out.ranks)
      if (of[site] > 0) ranks.push_back(of[site]);
    std::sort(ranks.begin(), ranks.end());
    out.best.push_back(ranks.front());
    out.median.push_back(ranks[(ranks.size() - 1) / 2]);
    out.worst.push_back(ranks.back());
  }
}

}  // namespace

std::string_view name_of(Normalisation normalisation) {
  constexpr std::string_view names[] = {"value_function", "min_max", "percentile", "z_score"};
  return names[static_cast<std::size_t>(normalisation)];
}

std::string_view name_of(AggregationChoice aggregation) {
  constexpr std::string_view names[] = {"profile", "arithmetic", "geometric", "power_mean", "owa"};
  return names[static_cast<std::size_t>(aggregation)];
}

std::int64_t ChoiceRanks::in_first(std::size_t site, std::int64_t k) const {
  return std::count_if(ranks.begin(), ranks.end(),
                       [&](const std::vector<std::int64_t>& of) { return of[site] > 0 && of[site] <= k; });
}

ChoiceRanks choice_ranks(const Device& device, const RankedSites& sites) {
  const std::vector<Column> raw = columns_of(sites);
  ChoiceRanks out;
  for (const auto normalisation : {Normalisation::value_function, Normalisation::min_max,
                                   Normalisation::percentile, Normalisation::z_score}) {
    std::vector<Column> scores;
    for (std::size_t leaf = 0; leaf < raw.size(); ++leaf)
      scores.push_back(scores_of(normalisation, sites.composition.leaf[leaf].value, raw[leaf]));
    for (const auto aggregation : aggregations_of(sites.composition)) {
      out.choices.push_back({normalisation, aggregation});
      out.ranks.push_back(ranks_by(device, *composition_by(aggregation, sites.composition), scores));
    }
  }
  for (const auto& ranks : out.ranks) out.kendall_tau_b.push_back(kendall_tau_b(out.ranks.front(), ranks));
  add_extremes(static_cast<std::size_t>(sites.sites), out);
  return out;
}

}  // namespace firnline
