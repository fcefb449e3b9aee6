// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "kernels/ranking/agreement.hpp"

#include <algorithm>
#include <limits>
#include <string>
#include <utility>
#include <vector>

#include "kernels/backend/primitives.hpp"
#include "kernels/grid/elementary.hpp"
#include "kernels/grid/error.hpp"
#include "kernels/ranking/correlation.hpp"

namespace firnline {
namespace {

constexpr double unknown = std::numeric_limits<double>::quiet_NaN();
using Pair = std::pair<std::int64_t, std::int64_t>;

void require_same_length(std::span<const std::int64_t> a, std::span<const std::int64_t> b) {
  if (a.size() != b.size())
    throw BugError("A list of " + std::to_string(a.size()) + " ranks was compared with one of " +
                   std::to_string(b.size()) + ".");
}

/// The ranks of the sites that both lists rank.
std::vector<Pair> ranked_by_both(std::span<const std::int64_t> a, std::span<const std::int64_t> b) {
  require_same_length(a, b);
  std::vector<Pair> pairs;
  for (std::size_t i = 0; i < a.size(); ++i)
    if (a[i] > 0 && b[i] > 0) pairs.emplace_back(a[i], b[i]);
  return pairs;
}

std::int64_t pairs_of(std::int64_t members) {
  return members * (members - 1) / 2;
}

/// Pairs inside runs of equal neighbours.
template <class Equal>
std::int64_t tied_pairs(const std::vector<Pair>& sorted, const Equal& equal) {
  std::int64_t tied = 0;
  for (std::size_t first = 0, at = 1; at <= sorted.size(); ++at) {
    if (at < sorted.size() && equal(sorted[first], sorted[at])) continue;
    tied += pairs_of(static_cast<std::int64_t>(at - first));
    first = at;
  }
  return tied;
}

/// Sorts by the second rank and counts the exchanges of neighbours that takes: the pairs in the wrong order.
std::int64_t sort_by_second(std::vector<Pair>& pairs) {
  std::int64_t exchanges = 0;
  std::vector<Pair> merged(pairs.size());
  for (std::size_t half = 1; half < pairs.size(); half *= 2) {
    for (std::size_t low = 0; low < pairs.size(); low += 2 * half) {
      const std::size_t middle = std::min(low + half, pairs.size());
      const std::size_t high = std::min(low + 2 * half, pairs.size());
      std::size_t left = low, right = middle;
      for (std::size_t to = low; to < high; ++to) {
        const bool take_left = left < middle && (right == high || pairs[left].second <= pairs[right].second);
        if (!take_left) exchanges += static_cast<std::int64_t>(middle - left);
        merged[to] = take_left ? pairs[left++] : pairs[right++];
      }
    }
    pairs.swap(merged);
  }
  return exchanges;
}

/// How many sites a list ranks 1..d, for d = 0..n. rank_of: of a site, 0 = not ranked
template <class RankOf>
std::vector<std::int64_t> ranked_up_to(std::size_t n, const RankOf& rank_of) {
  std::vector<std::int64_t> at(n, 0);
  for (std::size_t i = 0; i < n; ++i) {
    const std::int64_t rank = rank_of(i);
    if (rank > static_cast<std::int64_t>(n))
      throw BugError("A site has rank " + std::to_string(rank) + " among " + std::to_string(n) + ".");
    if (rank > 0) ++at[static_cast<std::size_t>(rank - 1)];
  }
  return exclusive_sums({}, at);
}

}  // namespace

double kendall_tau_b(std::span<const std::int64_t> a, std::span<const std::int64_t> b) {
  auto pairs = ranked_by_both(a, b);
  const std::int64_t all = pairs_of(static_cast<std::int64_t>(pairs.size()));
  std::sort(pairs.begin(), pairs.end());
  const auto same_first = [](const Pair& x, const Pair& y) { return x.first == y.first; };
  const auto same_second = [](const Pair& x, const Pair& y) { return x.second == y.second; };
  const std::int64_t tied_a = tied_pairs(pairs, same_first), tied_both = tied_pairs(pairs, std::equal_to<>());
  const std::int64_t wrong = sort_by_second(pairs);
  const std::int64_t tied_b = tied_pairs(pairs, same_second);
  const double told_apart =
      elementary::sqrt(static_cast<double>(all - tied_a) * static_cast<double>(all - tied_b));
  if (!(told_apart > 0)) return unknown;
  const std::int64_t right_less_wrong = all - tied_a - tied_b + tied_both - 2 * wrong;
  return std::clamp(static_cast<double>(right_less_wrong) / told_apart, -1.0, 1.0);
}

double spearman_rho(std::span<const std::int64_t> a, std::span<const std::int64_t> b) {
  std::vector<std::vector<double>> columns(2);
  for (const auto& [rank_a, rank_b] : ranked_by_both(a, b)) {
    columns[0].push_back(static_cast<double>(rank_a));
    columns[1].push_back(static_cast<double>(rank_b));
  }
  return spearman_matrix(columns)[0][1];
}

double jaccard_at(std::span<const std::int64_t> a, std::span<const std::int64_t> b, std::int64_t k) {
  require_same_length(a, b);
  std::int64_t both = 0, either = 0;
  for (std::size_t i = 0; i < a.size(); ++i) {
    const bool in_a = a[i] >= 1 && a[i] <= k, in_b = b[i] >= 1 && b[i] <= k;
    both += in_a && in_b ? 1 : 0;
    either += in_a || in_b ? 1 : 0;
  }
  return either == 0 ? unknown : static_cast<double>(both) / static_cast<double>(either);
}

double rank_biased_overlap(std::span<const std::int64_t> a, std::span<const std::int64_t> b, double p) {
  require_same_length(a, b);
  if (!(p > 0 && p < 1))
    throw BugError("Rank-biased overlap was asked for with p = " + std::to_string(p) + ".");
  auto shorter = ranked_up_to(a.size(), [&](std::size_t i) { return a[i]; });
  auto longer = ranked_up_to(a.size(), [&](std::size_t i) { return b[i]; });
  const auto both = ranked_up_to(a.size(), [&](std::size_t i) {
    return a[i] > 0 && b[i] > 0 ? std::max(a[i], b[i]) : 0;  // the depth from which on both hold it
  });
  if (shorter.back() > longer.back()) shorter.swap(longer);
  const auto seen = static_cast<std::size_t>(shorter.back()), all = static_cast<std::size_t>(longer.back());
  if (seen == 0) return unknown;
  double weight = 1, sum = 0, agreement = 0, agreement_seen = 0;
  for (std::size_t depth = 1; depth <= all; ++depth) {
    const double unseen = depth > seen ? static_cast<double>(depth - seen) : 0;
    const double shared = static_cast<double>(both[depth]) + unseen * agreement_seen;
    agreement =
        2 * shared / (static_cast<double>(shorter[depth]) + unseen + static_cast<double>(longer[depth]));
    if (depth == seen) agreement_seen = agreement;
    weight *= p;
    sum += weight * agreement;
  }
  return std::min((1 - p) / p * sum + weight * agreement, 1.0);
}

Agreement agreement_of(std::span<const std::int64_t> a, std::span<const std::int64_t> b, std::int64_t k) {
  return {kendall_tau_b(a, b), spearman_rho(a, b), jaccard_at(a, b, k), rank_biased_overlap(a, b)};
}

}  // namespace firnline
