// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "host/run/composition_of.hpp"

#include <algorithm>

namespace firnline {
namespace {

Aggregation aggregation_of(const ProfileNode& node) {
  if (node.aggregation == "power_mean") return power_mean(node.exponent);
  if (node.aggregation == "geometric") return Aggregation::geometric;
  if (node.aggregation == "max") return Aggregation::max;
  if (node.aggregation == "min") return Aggregation::min;
  if (node.aggregation == "product") return Aggregation::product;
  if (node.aggregation == "noisy_or") return Aggregation::noisy_or;
  if (node.aggregation == "scaled_geometric") return Aggregation::scaled_geometric;
  return Aggregation::arithmetic;
}

}  // namespace

Node node_of(const ProfileNode& node) {
  return {aggregation_of(node), node.weight, node.min_coverage, node.geometric_may_renormalise,
          node.exponent};
}

ValueFunction value_function_of(const ProfileIndicator& entry) {
  ValueFunction function;
  function.transform = entry.transform == "log1p"         ? Transform::log1p
                       : entry.transform == "square_root" ? Transform::square_root
                                                          : Transform::none;
  function.knots = static_cast<std::int32_t>(std::min<std::size_t>(entry.value.size(), most_knots));
  for (std::int32_t k = 0; k < function.knots; ++k) {
    function.x[k] = entry.value[static_cast<std::size_t>(k)].first;
    function.v[k] = entry.value[static_cast<std::size_t>(k)].second;
  }
  return function;
}

}  // namespace firnline
