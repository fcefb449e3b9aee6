// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "kernels/ranking/correlation.hpp"

#include <algorithm>
#include <limits>
#include <numeric>
#include <string>

#include "kernels/grid/elementary.hpp"
#include "kernels/grid/error.hpp"

namespace firnline {
namespace {

constexpr double unknown = std::numeric_limits<double>::quiet_NaN();

bool there(double value) {
  return value == value;
}

void require_same_length(std::size_t x, std::size_t y) {
  if (x != y)
    throw BugError("A column of " + std::to_string(x) + " rows was correlated with one of " +
                   std::to_string(y) + ".");
}

struct Pairs {
  std::vector<double> x, y;
};

/// The rows in which both columns have a number.
Pairs complete_pairs(std::span<const double> x, std::span<const double> y) {
  require_same_length(x.size(), y.size());
  Pairs pairs;
  for (std::size_t i = 0; i < x.size(); ++i)
    if (there(x[i]) && there(y[i])) {
      pairs.x.push_back(x[i]);
      pairs.y.push_back(y[i]);
    }
  return pairs;
}

double mean_of(std::span<const double> values) {
  return std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size());
}

/// Pearson's r of columns that miss nothing.
double correlation(std::span<const double> x, std::span<const double> y) {
  if (x.size() < 2) return unknown;
  // A mean that is rounded would make a spread of its own.
  const auto constant = [](std::span<const double> column) {
    return std::all_of(column.begin(), column.end(), [&](double value) { return value == column.front(); });
  };
  if (constant(x) || constant(y)) return unknown;
  const double x_mean = mean_of(x), y_mean = mean_of(y);
  double xx = 0, yy = 0, xy = 0;
  for (std::size_t i = 0; i < x.size(); ++i) {
    const double dx = x[i] - x_mean, dy = y[i] - y_mean;
    xx += dx * dx;
    yy += dy * dy;
    xy += dx * dy;
  }
  const double spread = elementary::sqrt(xx * yy);  // one root: a column and twice the column give exactly 1
  if (!(spread > 0)) return unknown;                // too small to be squared
  return std::clamp(xy / spread, -1.0, 1.0);
}

/// The place of each number from 1 on, ties sharing the mean of theirs.
std::vector<double> places_of(std::span<const double> values) {
  std::vector<std::size_t> order(values.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return values[a] < values[b]; });
  std::vector<double> places(values.size());
  for (std::size_t first = 0; first < order.size();) {
    std::size_t end = first;
    while (end < order.size() && values[order[end]] == values[order[first]]) ++end;
    for (std::size_t i = first; i < end; ++i) places[order[i]] = static_cast<double>(first + 1 + end) / 2;
    first = end;
  }
  return places;
}

/// A column, ranked once where it misses nothing.
struct Ranked {
  std::span<const double> values;
  std::vector<double> places;  ///< empty when a number is missing

  explicit Ranked(std::span<const double> column) : values(column) {
    if (std::all_of(column.begin(), column.end(), there)) places = places_of(column);
  }
};

double spearman_rho(const Ranked& x, const Ranked& y) {
  require_same_length(x.values.size(), y.values.size());
  if (!x.places.empty() && !y.places.empty()) return correlation(x.places, y.places);
  const Pairs pairs = complete_pairs(x.values, y.values);
  return correlation(places_of(pairs.x), places_of(pairs.y));
}

}  // namespace

double pearson_r(std::span<const double> x, std::span<const double> y) {
  const Pairs pairs = complete_pairs(x, y);
  return correlation(pairs.x, pairs.y);
}

std::vector<std::vector<double>> spearman_matrix(const std::vector<std::vector<double>>& columns) {
  const std::vector<Ranked> ranked(columns.begin(), columns.end());
  std::vector<std::vector<double>> rho(columns.size(), std::vector<double>(columns.size()));
  for (std::size_t i = 0; i < columns.size(); ++i)
    for (std::size_t j = i; j < columns.size(); ++j) {
      const double own = spearman_rho(ranked[i], ranked[j]);
      rho[i][j] = rho[j][i] = i == j && there(own) ? 1.0 : own;
    }
  return rho;
}

std::vector<double> effective_weights(const std::vector<std::vector<double>>& columns,
                                      std::span<const double> result) {
  std::vector<double> weights;
  double sum = 0;
  for (const auto& column : columns) {
    const double r = pearson_r(column, result);
    weights.push_back(r * r);
    sum += there(r) ? r * r : 0.0;
  }
  for (double& weight : weights) weight = sum > 0 ? weight / sum : unknown;
  return weights;
}

}  // namespace firnline
