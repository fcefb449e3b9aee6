// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <initializer_list>
#include <limits>
#include <random>
#include <utility>
#include <vector>

#include "kernels/composition/composition.hpp"

/// Compositions for tests: written out by hand, or drawn at random from a seed.
namespace firnline::test {

inline constexpr double missing = std::numeric_limits<double>::quiet_NaN();

inline ValueFunction knots(std::initializer_list<std::pair<double, double>> points,
                           Transform transform = Transform::none) {
  ValueFunction value;
  value.transform = transform;
  for (const auto& [x, v] : points) {
    value.x[value.knots] = x;
    value.v[value.knots] = v;
    ++value.knots;
  }
  return value;
}

/// Raw values that are scores already.
inline ValueFunction identity() {
  return knots({{0, 0}, {1, 1}});
}

inline void add_leaf(Composition& composition, Dimension dimension, double weight,
                     const ValueFunction& value = identity(), MissingRule rule = MissingRule::renormalise) {
  composition.leaf[composition.leaves++] = {dimension, weight, rule, value};
}

/// Leaves of the given weights in one dimension, combined as `how`; the root passes that dimension on.
inline Composition one_node(Aggregation how, std::initializer_list<double> weights,
                            double min_coverage = 0.7) {
  Composition composition;
  for (const double weight : weights) add_leaf(composition, Dimension::hazard, weight);
  composition.node[0] = {how, 1, min_coverage, false};
  composition.root = {Aggregation::arithmetic, 1, 0, false};
  return composition;
}

inline constexpr std::array every_aggregation = {
    Aggregation::arithmetic, Aggregation::geometric,        Aggregation::max,
    Aggregation::min,        Aggregation::power_mean,       Aggregation::product,
    Aggregation::noisy_or,   Aggregation::scaled_geometric, Aggregation::owa};

/// The same as one_node(), combined by the power mean of exponent p.
inline Composition one_power_mean(double p, std::initializer_list<double> weights) {
  Composition composition = one_node(power_mean(p), weights);
  composition.node[0].exponent = p;
  return composition;
}

/// The same, combined by an OWA.
inline Composition one_owa(std::initializer_list<double> order_weights,
                           std::initializer_list<double> weights) {
  Composition composition = one_node(Aggregation::owa, weights);
  for (const double weight : order_weights)
    composition.node[0].order_weight[composition.node[0].order_weights++] = weight;
  return composition;
}

/// A value function that is a curve.
inline ValueFunction curve(Curve kind, double middle, double steepness,
                           Transform transform = Transform::none) {
  ValueFunction value;
  value.curve = kind;
  value.middle = middle;
  value.steepness = steepness;
  value.transform = transform;
  return value;
}

/// A composition of `leaves` identity leaves over all dimensions, with random aggregations, weights and
/// rules.
inline Composition random_composition(std::mt19937_64& random, int leaves) {
  const auto uniform = [&] { return std::uniform_real_distribution<double>(0, 1)(random); };
  const auto any_node = [&](double weight) {
    constexpr double exponents[] = {-60, -3, -0.7, 0.01, 0.5, 2, 7};
    Node node{every_aggregation[random() % every_aggregation.size()], weight, 0.4 * uniform(),
              random() % 2 == 0, exponents[random() % 7]};
    node.order_weights = static_cast<int>(1 + random() % 5);
    double sum = 0;
    for (int k = 0; k < node.order_weights; ++k) sum += node.order_weight[k] = 0.05 + uniform();
    for (int k = 0; k < node.order_weights; ++k) node.order_weight[k] /= sum;
    return node;
  };
  Composition composition;
  for (int i = 0; i < leaves; ++i)
    add_leaf(composition, static_cast<Dimension>(random() % 3), 0.1 + uniform());
  for (Node& node : composition.node) node = any_node(0.1 + uniform());
  composition.root = any_node(1);
  return composition;
}

/// Scores in [0,1] with zeros, ones, ties and missing values among them.
inline std::vector<double> random_row(std::mt19937_64& random, int leaves, double share_missing) {
  std::vector<double> row;
  for (int i = 0; i < leaves; ++i) {
    const double u = std::uniform_real_distribution<double>(0, 1)(random);
    const double special = std::uniform_real_distribution<double>(0, 1)(random);
    if (special < share_missing)
      row.push_back(missing);
    else if (special < share_missing + 0.08)
      row.push_back(0);
    else if (special < share_missing + 0.12)
      row.push_back(1);
    else if (special < share_missing + 0.2)
      row.push_back(0.5);
    else
      row.push_back(u);
  }
  return row;
}

}  // namespace firnline::test
