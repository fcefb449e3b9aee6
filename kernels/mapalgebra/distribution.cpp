// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "kernels/mapalgebra/distribution.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <limits>
#include <memory>
#include <new>
#include <numeric>
#include <tuple>

#include "kernels/backend/rows.hpp"
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

bool comes_first(const WeightedValue& a, const WeightedValue& b) {
  return std::tie(a.value, a.weight) < std::tie(b.value, b.weight);
}

// Where a radix sort pays: below, comparing is as fast; above, its second list would weigh too much.
constexpr std::size_t fewest_for_radix = 256, most_for_radix = std::size_t{1} << 20;
constexpr int digits = 3, digit_bits = 11;
constexpr std::size_t buckets = std::size_t{1} << digit_bits;

/// Ascending as the values are; -0 lies beside 0.
std::uint32_t key_of(const WeightedValue& cell) {
  const auto bits = std::bit_cast<std::uint32_t>(cell.value);
  return bits ^ ((bits >> 31) != 0 ? 0xffffffffU : 0x80000000U);
}
std::size_t digit_of(const WeightedValue& cell, int digit) {
  return (key_of(cell) >> (digit * digit_bits)) & (buckets - 1);
}

/// Stable, by value alone, from the lowest digit to the highest. in: room for as many cells
void radix_sort_by_value(std::span<WeightedValue> cells, std::span<WeightedValue> room) {
  std::array<std::array<std::uint32_t, buckets>, digits> next{};
  for (const WeightedValue& cell : cells)
    for (int digit = 0; digit < digits; ++digit)
      ++next[static_cast<std::size_t>(digit)][digit_of(cell, digit)];
  std::span<WeightedValue> from = cells, to = room;
  for (int digit = 0; digit < digits; ++digit) {
    auto& place = next[static_cast<std::size_t>(digit)];
    if (place[digit_of(from.front(), digit)] == from.size()) continue;  // one bucket holds all
    std::exclusive_scan(place.begin(), place.end(), place.begin(), 0U);
    for (const WeightedValue& cell : from) to[place[digit_of(cell, digit)]++] = cell;
    std::swap(from, to);
  }
  if (from.data() != cells.data()) std::copy(from.begin(), from.end(), cells.begin());
}

/// in: sorted by value
void sort_equal_values_by_weight(std::span<WeightedValue> cells) {
  for (auto first = cells.begin(); first != cells.end();) {
    const auto last = std::find_if(first, cells.end(),
                                   [&](const WeightedValue& cell) { return cell.value != first->value; });
    if (!std::is_sorted(first, last, comes_first)) std::sort(first, last, comes_first);
    first = last;
  }
}

}  // namespace

void sort_by_value(std::span<WeightedValue> cells) {
  const bool radix = cells.size() >= fewest_for_radix && cells.size() <= most_for_radix;
  const std::unique_ptr<WeightedValue[]> room(radix ? new (std::nothrow) WeightedValue[cells.size()]
                                                    : nullptr);
  if (room == nullptr) return std::sort(cells.begin(), cells.end(), comes_first);
  radix_sort_by_value(cells, {room.get(), cells.size()});
  sort_equal_values_by_weight(cells);
}

void sort_each_by_value(const Device& device, std::vector<std::vector<WeightedValue>>& lists) {
  backend::for_each_row(device, static_cast<std::int64_t>(lists.size()), [&](std::int64_t list) noexcept {
    sort_by_value(lists[static_cast<std::size_t>(list)]);
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
