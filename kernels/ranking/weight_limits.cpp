// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "kernels/ranking/weight_limits.hpp"

#include <algorithm>
#include <string>
#include <utility>

#include "kernels/composition/compose_inline.hpp"
#include "kernels/grid/error.hpp"

namespace firnline {
namespace {

constexpr double rounding = 1e-9;  // of sums of bounds that are written in decimals

bool any_weight(const WeightPrior& prior) {
  return std::any_of(prior.weights.begin(), prior.weights.end(), [](double weight) { return weight > 0; });
}

/// The limits of the children from `first` on, where one of them has some.
void limit(const WeightLimits& limits, std::size_t first, WeightPrior& prior) {
  const std::size_t children = prior.weights.size();
  const auto part = [&](const std::vector<double>& bounds) {
    if (bounds.empty()) return std::vector<double>();
    const auto begin = bounds.begin() + static_cast<std::ptrdiff_t>(first);
    return std::vector<double>(begin, begin + static_cast<std::ptrdiff_t>(children));
  };
  prior.least = part(limits.least);
  prior.greatest = part(limits.greatest);
  bool bounded = false;
  for (std::size_t i = 0; i < children; ++i) {
    const bool weighs = prior.weights[i] > 0;
    if (!prior.least.empty()) bounded = (prior.least[i] = weighs ? prior.least[i] : 0) > 0 || bounded;
    if (!prior.greatest.empty())
      bounded = (prior.greatest[i] = weighs ? prior.greatest[i] : 1) < 1 || bounded;
  }
  if (!bounded) prior.least.clear(), prior.greatest.clear();
  for (const auto& chain : limits.falling) {
    std::vector<std::int32_t> own;
    for (const std::int32_t number : chain) {
      const auto child = static_cast<std::size_t>(number) - first;  // beyond all children when below first
      if (child < children && prior.weights[child] > 0) own.push_back(static_cast<std::int32_t>(child));
    }
    if (own.size() > 1) prior.falling.push_back(std::move(own));
  }
}

/// Bounds of the children with a weight, as the order draws them together.
struct Bounds {
  std::vector<double> least, greatest;

  explicit Bounds(const WeightPrior& prior)
      : least(prior.least.empty() ? std::vector<double>(prior.weights.size(), 0) : prior.least),
        greatest(prior.greatest.empty() ? std::vector<double>(prior.weights.size(), 1) : prior.greatest) {}

  /// Whoever is ahead is no lighter, whoever is behind no heavier. returns: whether something changed
  bool pass_on(const WeightPrior& prior) {
    bool changed = false;
    for (const auto& chain : prior.falling)
      for (std::size_t i = 1; i < chain.size(); ++i) {
        const auto ahead = static_cast<std::size_t>(chain[i - 1]),
                   behind = static_cast<std::size_t>(chain[i]);
        changed = changed || least[ahead] < least[behind] || greatest[behind] > greatest[ahead];
        least[ahead] = std::max(least[ahead], least[behind]);
        greatest[behind] = std::min(greatest[behind], greatest[ahead]);
      }
    return changed;
  }
};

/// reaches[a * children + b]: a chain, or several, lead from a to b.
bool has_circle(const WeightPrior& prior) {
  const std::size_t children = prior.weights.size();
  std::vector<std::uint8_t> reaches(children * children, 0);
  for (const auto& chain : prior.falling)
    for (std::size_t i = 1; i < chain.size(); ++i)
      reaches[static_cast<std::size_t>(chain[i - 1]) * children + static_cast<std::size_t>(chain[i])] = 1;
  for (std::size_t via = 0; via < children; ++via)
    for (std::size_t a = 0; a < children; ++a)
      for (std::size_t b = 0; b < children && reaches[a * children + via] != 0; ++b)
        if (reaches[via * children + b] != 0) reaches[a * children + b] = 1;
  for (std::size_t child = 0; child < children; ++child)
    if (reaches[child * children + child] != 0) return true;
  return false;
}

}  // namespace

WeightPriors priors_of(const Composition& composition, double concentration, const WeightLimits& limits) {
  const auto leaves = static_cast<std::size_t>(composition.leaves);
  for (const auto* bounds : {&limits.least, &limits.greatest})
    if (!bounds->empty() && bounds->size() != leaves + dimensions)
      throw BugError(std::to_string(bounds->size()) + " bounds were given for " + std::to_string(leaves) +
                     " indicators and their dimensions.");
  WeightPriors priors;
  WeightPrior root;
  root.concentration = concentration;
  root.first_layer = most_leaves;
  for (int d = 0; d < dimensions; ++d) {
    WeightPrior prior;
    prior.concentration = concentration;
    for (std::int32_t i = 0; i < composition.leaves; ++i)
      prior.weights.push_back(composing::belongs(composition.leaf[i], d) ? composition.leaf[i].weight : 0);
    root.weights.push_back(any_weight(prior) ? composition.node[d].weight : 0);
    if (!any_weight(prior)) continue;
    limit(limits, 0, prior);
    priors.leaves.push_back(std::move(prior));
  }
  if (!any_weight(root)) return priors;
  limit(limits, leaves, root);
  priors.root.push_back(std::move(root));
  return priors;
}

std::optional<WeightConflict> conflict_of(const WeightPrior& prior) {
  using Kind = WeightConflict::Kind;
  if (has_circle(prior)) return WeightConflict{Kind::circle};
  Bounds bounds(prior);
  while (bounds.pass_on(prior)) {
  }
  double least = 0, greatest = 0;
  std::int32_t weighing = 0;
  for (std::size_t i = 0; i < prior.weights.size(); ++i) weighing += prior.weights[i] > 0 ? 1 : 0;
  for (std::size_t i = 0; i < prior.weights.size(); ++i) {
    if (!(prior.weights[i] > 0)) continue;
    least += bounds.least[i];
    greatest += bounds.greatest[i];
    const bool room =
        weighing > 1 ? bounds.least[i] < bounds.greatest[i] : bounds.least[i] <= bounds.greatest[i];
    if (!room)
      return WeightConflict{Kind::no_room, static_cast<std::int32_t>(i), bounds.least[i], bounds.greatest[i]};
  }
  // an only child has all the weight
  const double room = weighing > 1 ? rounding : -rounding;
  if (least > 1 - room) return WeightConflict{Kind::least_sum, -1, least, greatest};
  if (greatest < 1 + room) return WeightConflict{Kind::greatest_sum, -1, least, greatest};
  return std::nullopt;
}

}  // namespace firnline
