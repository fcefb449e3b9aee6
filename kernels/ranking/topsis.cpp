// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "kernels/ranking/topsis.hpp"

#include <algorithm>
#include <cstdint>
#include <limits>
#include <string>

#include "kernels/backend/primitives.hpp"
#include "kernels/grid/elementary.hpp"
#include "kernels/grid/error.hpp"

namespace firnline {
namespace {

constexpr double unknown = std::numeric_limits<double>::quiet_NaN();

void require_sound(const std::vector<Criterion>& criteria) {
  for (const Criterion& criterion : criteria) {
    if (criterion.values.size() != criteria.front().values.size())
      throw BugError("A criterion of " + std::to_string(criterion.values.size()) +
                     " sites stands beside one of " + std::to_string(criteria.front().values.size()) + ".");
    if (!(criterion.weight >= 0))
      throw BugError("A criterion weighs " + std::to_string(criterion.weight) + ".");
  }
}

/// The sites that miss nothing.
std::vector<std::size_t> whole_sites(const std::vector<Criterion>& criteria) {
  std::vector<std::uint8_t> whole(criteria.front().values.size(), 1);
  for (const Criterion& one : criteria)
    for (std::size_t site = 0; site < whole.size(); ++site)
      if (one.values[site] != one.values[site]) whole[site] = 0;
  const auto sites = selected({}, whole);
  return {sites.begin(), sites.end()};
}

/// Squared distances of each site from the worst and the best of the list.
struct Distances {
  std::vector<double> worst, best;

  explicit Distances(std::size_t sites) : worst(sites, 0.0), best(sites, 0.0) {}

  void add(const Criterion& criterion, double weight, const std::vector<std::size_t>& sites) {
    double squares = 0;
    for (const std::size_t site : sites) squares += criterion.values[site] * criterion.values[site];
    const double length = elementary::sqrt(squares);
    if (!(length > 0)) return;
    double high = -std::numeric_limits<double>::infinity(), low = -high;
    for (const std::size_t site : sites) {
      high = std::max(high, criterion.values[site]);
      low = std::min(low, criterion.values[site]);
    }
    const double worst_value = criterion.higher_is_worse ? high : low;
    const double best_value = criterion.higher_is_worse ? low : high;
    for (std::size_t i = 0; i < sites.size(); ++i) {
      const double value = criterion.values[sites[i]];
      const double to_worst = weight * (value - worst_value) / length;
      const double to_best = weight * (value - best_value) / length;
      worst[i] += to_worst * to_worst;
      best[i] += to_best * to_best;
    }
  }
};

}  // namespace

std::vector<double> topsis_closeness(const std::vector<Criterion>& criteria) {
  if (criteria.empty()) return {};
  require_sound(criteria);
  std::vector<double> closeness(criteria.front().values.size(), unknown);
  const std::vector<std::size_t> sites = whole_sites(criteria);
  double all = 0;
  for (const Criterion& criterion : criteria) all += criterion.weight;
  Distances distances(sites.size());
  for (const Criterion& criterion : criteria) distances.add(criterion, criterion.weight / all, sites);
  for (std::size_t i = 0; i < sites.size(); ++i) {
    const double to_worst = elementary::sqrt(distances.worst[i]),
                 to_best = elementary::sqrt(distances.best[i]);
    if (to_worst + to_best > 0) closeness[sites[i]] = to_best / (to_best + to_worst);
  }
  return closeness;
}

}  // namespace firnline
