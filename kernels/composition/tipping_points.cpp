// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>
#include <cstddef>
#include <limits>
#include <optional>
#include <string>
#include <vector>

#include "kernels/composition/contributions.hpp"
#include "kernels/grid/elementary.hpp"
#include "kernels/grid/error.hpp"

namespace firnline {
namespace {

constexpr double none = std::numeric_limits<double>::quiet_NaN();
constexpr double score_slack = 1e-12;     // rounding of a composite; ranks see steps of 1e-6
constexpr double greatest_factor = 1000;  // of today's weight: beyond it the other indicators hardly count
constexpr int weight_steps = 512;   // in which a crossing is looked for on either side of today's weight
constexpr int most_halvings = 200;  // of a piece: down to two neighbouring doubles, from any start but zero

void require_leaf(const Composition& composition, int leaf, std::size_t values) {
  if (leaf < 0 || leaf >= composition.leaves || values != static_cast<std::size_t>(composition.leaves))
    throw BugError("Indicator " + std::to_string(leaf) + " of a row of " + std::to_string(values) +
                   " values was asked of a composition of " + std::to_string(composition.leaves) +
                   " indicators.");
}

/// The point of (outside, inside] nearest to outside for which holds() is true; holds(inside) is true.
/// Assumes one change in between.
template <class Holds>
double boundary(double outside, double inside, const Holds& holds) {
  for (int i = 0; i < most_halvings; ++i) {
    const double middle = outside + (inside - outside) / 2;
    if (middle == outside || middle == inside) break;
    (holds(middle) ? inside : outside) = middle;
  }
  return inside;
}

double raw_from(Transform transform, double x) {
  if (transform == Transform::log1p) return elementary::exp(x) - 1;
  if (transform == Transform::square_root) return x > 0 ? x * x : 0;
  return x;
}

/// Where the pieces of a value function meet, as raw values: it is monotone between two of them and level
/// beyond the last. A curve is level where it is within 10^-17 of 0 or 1, and is looked at in steps until
/// there.
std::vector<double> turning_points(const ValueFunction& value) {
  std::vector<double> points;
  for (int k = 0; k < value.knots; ++k) points.push_back(raw_from(value.transform, value.x[k]));
  if (value.curve != Curve::knots)
    for (const double z : {-40.0, -30.0, -20.0, -15.0, -10.0, -6.0, 6.0, 10.0, 15.0, 20.0, 30.0, 40.0}) {
      const double at = value.middle + z / value.steepness;
      const double x = value.curve == Curve::logarithmic ? elementary::exp(at) : at;
      points.push_back(raw_from(value.transform, x));
    }
  std::erase_if(points, [](double raw) { return !elementary::is_finite(raw); });
  std::sort(points.begin(), points.end());
  return points;
}

double nearer(double here, double a, double b) {
  if (composing::is_missing(a)) return b;
  if (composing::is_missing(b)) return a;
  return elementary::absolute(b - here) < elementary::absolute(a - here) ? b : a;
}

/// Walks from `here` over the points, which are sorted away from it; the function is monotone between two of
/// them.
template <class Holds>
double first_on_the_way(double here, const std::vector<double>& points, const Holds& holds) {
  double from = here;
  for (const double to : points) {
    if (holds(to)) return boundary(from, to, holds);
    from = to;
  }
  return none;
}

/// The raw weight of a leaf as its share w / (w + others): a score is smooth in the share, and evenly so.
double weight_of_share(double share, double others) {
  return share / (1 - share) * others;
}

}  // namespace

double raw_value_reaching(const Composition& composition, std::span<const double> site, int leaf,
                          double target_score) {
  require_leaf(composition, leaf, site.size());
  std::array<double, most_leaves> row{};
  std::copy(site.begin(), site.end(), row.begin());
  const double today = row[static_cast<std::size_t>(leaf)];
  const double score_today = compose(composition, row.data()).score;
  if (composing::is_missing(today) || composing::is_missing(score_today) ||
      composing::is_missing(target_score))
    return none;
  const auto reached = [&, lift = score_today < target_score](double raw) {
    row[static_cast<std::size_t>(leaf)] = raw;
    const double score = compose(composition, row.data()).score;
    return lift ? score >= target_score - score_slack : score <= target_score + score_slack;
  };
  if (reached(today)) return today;

  // Every aggregation is monotone in a leaf's score, and a score is monotone in the raw value between two
  // knots.
  std::vector<double> above, below;
  for (const double knot : turning_points(composition.leaf[leaf].value)) {
    if (knot > today) above.push_back(knot);
    if (knot < today) below.insert(below.begin(), knot);
  }
  return nearer(today, first_on_the_way(today, above, reached), first_on_the_way(today, below, reached));
}

double weight_swapping(const Composition& composition, std::span<const double> site_a,
                       std::span<const double> site_b, int leaf) {
  require_leaf(composition, leaf, site_a.size());
  require_leaf(composition, leaf, site_b.size());
  Composition varied = composition;
  const auto lead_of_b = [&](double weight) {
    varied.leaf[leaf].weight = weight;
    return compose(varied, site_b.data()).score - compose(varied, site_a.data()).score;
  };
  const double today = composition.leaf[leaf].weight;
  const double lead_today = lead_of_b(today);
  if (composing::is_missing(lead_today)) return none;
  const auto swapped = [&](double weight) {  // false where a site loses its score
    const double lead = lead_of_b(weight);
    return lead_today < 0 ? lead >= -score_slack : lead <= score_slack;
  };
  if (swapped(today)) return today;

  double others = 0;
  for (int i = 0; i < composition.leaves; ++i)
    if (i != leaf && composition.leaf[i].dimension == composition.leaf[leaf].dimension)
      others += composition.leaf[i].weight;
  if (!(others > 0)) return none;  // alone in its dimension: its weight says nothing
  const double share = today / (today + others);
  const double greatest = greatest_factor * today / (greatest_factor * today + others);
  std::vector<double> above, below;
  for (int step = 1; step <= weight_steps; ++step) {
    const double way = static_cast<double>(step) / weight_steps;
    above.push_back(weight_of_share(share + (greatest - share) * way, others));
    below.push_back(weight_of_share(share * (1 - way), others));
  }
  return nearer(today, first_on_the_way(today, above, swapped), first_on_the_way(today, below, swapped));
}

}  // namespace firnline
