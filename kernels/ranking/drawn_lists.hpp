// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <cstdint>
#include <memory>
#include <vector>

#include "kernels/backend/rows.hpp"
#include "kernels/ranking/draw_ranks.hpp"
#include "kernels/ranking/site_scorer.hpp"

/// Lists of scores under many draws, shared among threads. Private to ranking/.
namespace firnline::drawn_lists {

/// What one thread scores and ranks a list with, without asking for memory again.
struct Bench {
  explicit Bench(const SiteScorer& scorer)
      : room(scorer.workroom()),
        sorter(static_cast<std::size_t>(scorer.sites())),
        scores(static_cast<std::size_t>(scorer.sites())),
        ranks(scores.size()) {}

  std::unique_ptr<Composition> room;
  DrawRanks sorter;
  std::vector<double> scores;
  std::vector<std::uint32_t> ranks;
};

/// Threads that wait for each other cost more than they save where there is little to do. scores: sites times
/// lists
[[nodiscard]] inline Device team_for(Device device, std::int64_t scores) {
  constexpr std::int64_t worth_sharing = 1 << 16;
  if (scores < worth_sharing) device.threads = 1;
  return device;
}

/// use(list, bench) for each list, which writes to what is the list's own. Lists are shared among threads
/// that keep their benches.
template <class Use>
void each_list(const Device& device, const SiteScorer& scorer, std::int64_t lists, const Use& use) {
  const Device team = team_for(device, scorer.sites() * lists);
  const std::int64_t threads = std::min<std::int64_t>(std::max(1, team.threads), lists);
  std::vector<Bench> benches;
  for (std::int64_t thread = 0; thread < threads; ++thread) benches.emplace_back(scorer);
  backend::for_each_row(team, threads, [&](std::int64_t thread) noexcept {
    for (std::int64_t list = thread; list < lists; list += threads)
      use(list, benches[static_cast<std::size_t>(thread)]);
  });
}

}  // namespace firnline::drawn_lists
