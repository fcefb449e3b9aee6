// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "kernels/ranking/rank.hpp"

#include <algorithm>
#include <numeric>

#include "kernels/backend/sort.hpp"
#include "kernels/grid/error.hpp"

namespace firnline {
namespace {

constexpr std::int64_t steps = 1'000'000;  // a score is told apart in steps of 1e-6 (domain-spec 15, ties)
constexpr std::int64_t unscored = -1;

/// Ascending keys are falling scores; the unscored come last.
std::uint64_t key_of(double score) {
  return static_cast<std::uint64_t>(steps - quantised(score));
}

}  // namespace

std::int64_t quantised(double score) {
  if (score != score) return unscored;
  if (score < 0 || score > 1)
    throw BugError("A score of " + std::to_string(score) + " was to be ranked; scores lie between 0 and 1.");
  const double scaled = score * static_cast<double>(steps);
  const auto whole = static_cast<std::int64_t>(scaled);
  const double rest = scaled - static_cast<double>(whole);
  const bool up = rest > 0.5 || (rest == 0.5 && whole % 2 != 0);
  return up ? whole + 1 : whole;
}

std::vector<std::int64_t> competition_ranks(const Device& device, std::span<const double> scores) {
  std::vector<std::uint64_t> keys(scores.size());
  std::transform(scores.begin(), scores.end(), keys.begin(), key_of);
  std::vector<std::int64_t> sites(scores.size());
  std::iota(sites.begin(), sites.end(), std::int64_t{0});
  sort_pairs(device, keys, sites);

  std::vector<std::int64_t> ranks(scores.size(), 0);
  std::int64_t rank = 0;
  for (std::size_t place = 0; place < keys.size(); ++place) {
    if (keys[place] > static_cast<std::uint64_t>(steps)) break;  // the unscored keep rank 0
    if (place == 0 || keys[place] != keys[place - 1]) rank = static_cast<std::int64_t>(place) + 1;
    ranks[static_cast<std::size_t>(sites[place])] = rank;
  }
  return ranks;
}

std::vector<std::size_t> row_order(std::span<const std::int64_t> ranks, std::span<const std::string> ids) {
  if (ranks.size() != ids.size())
    throw BugError("There are " + std::to_string(ranks.size()) + " ranks for " + std::to_string(ids.size()) +
                   " ids.");
  std::vector<std::size_t> rows(ranks.size());
  std::iota(rows.begin(), rows.end(), std::size_t{0});
  std::stable_sort(rows.begin(), rows.end(), [&](std::size_t a, std::size_t b) {
    const bool a_unscored = ranks[a] == 0, b_unscored = ranks[b] == 0;
    if (a_unscored != b_unscored) return b_unscored;
    if (ranks[a] != ranks[b]) return ranks[a] < ranks[b];
    return ids[a] < ids[b];  // std::string compares bytes as unsigned
  });
  return rows;
}

}  // namespace firnline
