// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "host/run/composition_of.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "host/finished_run/names.hpp"

namespace firnline {
namespace {

static_assert(most_written_knots == most_knots);

constexpr int points_of_curve = 12;

Aggregation aggregation_of(const ProfileNode& node) {
  const Aggregation named = aggregation_named(node.aggregation);
  return named == Aggregation::power_mean ? power_mean(node.exponent) : named;
}

/// Order weights that sum to 1. From an orness: the arithmetic mean, mixed with the greatest score above one
/// half and with the smallest below, which has that orness for any number of children.
std::vector<double> order_weights_of(const ProfileNode& node, std::size_t children) {
  if (node.aggregation != "owa" || children == 0) return {};
  std::vector<double> weights = node.order_weights;
  if (node.orness) {
    const double towards_end = std::abs(2 * *node.orness - 1);
    weights.assign(children, (1 - towards_end) / static_cast<double>(children));
    (*node.orness > 0.5 ? weights.front() : weights.back()) += towards_end;
  }
  const double sum = std::accumulate(weights.begin(), weights.end(), 0.0);
  for (double& weight : weights) weight /= sum;
  return weights;
}

Node node_of(const ProfileNode& node, std::size_t children) {
  Node out{aggregation_of(node), node.weight, node.min_coverage, node.geometric_may_renormalise,
           node.exponent};
  for (const double weight : order_weights_of(node, children))
    if (out.order_weights < most_ordered) out.order_weight[out.order_weights++] = weight;
  return out;
}

/// Points of a curve between the scores of about .02 and .98.
void add_points(ValueFunction& function) {
  const double widest = function.curve == Curve::normal ? 2 : 4;
  for (int k = 0; k < points_of_curve; ++k) {
    const double z = widest * (2.0 * k / (points_of_curve - 1) - 1);
    const double at = function.middle + z / std::abs(function.steepness);
    function.x[k] = function.curve == Curve::logarithmic ? std::exp(at) : at;
    function.v[k] = composing::score_on_curve(function, function.x[k]);
  }
  function.knots = points_of_curve;
}

}  // namespace

void set_nodes(const Profile& profile, Composition& composition) {
  for (std::size_t d = 0; d < profile.dimensions.size(); ++d)
    composition.node[d] = node_of(profile.dimensions[d], children_of_dimension(profile, d));
  composition.root = node_of(profile.root, children_of_root(profile));
}

ValueFunction value_function_of(const ProfileIndicator& entry) {
  ValueFunction function;
  function.transform = transform_named(entry.transform);
  function.curve = curve_named(entry.curve);
  function.middle = entry.middle;
  function.steepness = entry.steepness;
  if (function.curve != Curve::knots) {
    add_points(function);
    return function;
  }
  function.knots = static_cast<std::int32_t>(std::min<std::size_t>(entry.value.size(), most_knots));
  for (std::int32_t k = 0; k < function.knots; ++k) {
    function.x[k] = entry.value[static_cast<std::size_t>(k)].first;
    function.v[k] = entry.value[static_cast<std::size_t>(k)].second;
  }
  return function;
}

}  // namespace firnline
