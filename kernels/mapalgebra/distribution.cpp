// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "kernels/mapalgebra/distribution.hpp"

#include <algorithm>
#include <limits>
#include <tuple>

#include "kernels/grid/elementary.hpp"

namespace firnline {
namespace {

constexpr double nothing = std::numeric_limits<double>::quiet_NaN();

__int128 weight_of_all(std::span<const WeightedValue> cells) {
  __int128 all = 0;
  for (const WeightedValue& cell : cells) all += cell.weight;
  return all;
}

/// Sum of weight times term(value).
template <class Term>
double weighted_sum(std::span<const WeightedValue> cells, Term term) {
  double sum = 0;
  for (const WeightedValue& cell : cells)
    sum += static_cast<double>(cell.weight) * term(static_cast<double>(cell.value));
  return sum;
}

}  // namespace

void sort_by_value(std::span<WeightedValue> cells) {
  std::sort(cells.begin(), cells.end(), [](const WeightedValue& a, const WeightedValue& b) {
    return std::tie(a.value, a.weight) < std::tie(b.value, b.weight);
  });
}

double weighted_mean(std::span<const WeightedValue> sorted) {
  const auto all = static_cast<double>(weight_of_all(sorted));
  if (!(all > 0)) return nothing;
  const double mean = weighted_sum(sorted, [](double value) { return value; }) / all;
  return elementary::clamped(mean, static_cast<double>(sorted.front().value),
                             static_cast<double>(sorted.back().value));
}

double weighted_quantile(std::span<const WeightedValue> sorted, int percent) {
  const __int128 all = weight_of_all(sorted);
  if (all == 0) return nothing;
  __int128 up_to = 0;
  const auto found = std::find_if(sorted.begin(), sorted.end(), [&](const WeightedValue& cell) {
    up_to += cell.weight;
    return up_to * 100 >= all * percent;
  });
  return static_cast<double>(found->value);
}

double weighted_standard_deviation(std::span<const WeightedValue> sorted) {
  const auto all = static_cast<double>(weight_of_all(sorted));
  if (!(all > 0)) return nothing;
  if (sorted.front().value == sorted.back().value) return 0;  // a rounded mean would leave a trace
  const double mean = weighted_mean(sorted);
  const double off = weighted_sum(sorted, [&](double value) { return value - mean; }) / all;
  const double squares = weighted_sum(sorted, [&](double value) { return (value - mean) * (value - mean); });
  return elementary::sqrt(std::max(squares / all - off * off, 0.0));
}

}  // namespace firnline
