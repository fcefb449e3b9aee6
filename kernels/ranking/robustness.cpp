// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "kernels/ranking/robustness.hpp"

#include <algorithm>
#include <limits>
#include <numeric>
#include <string>

#include "kernels/backend/rows.hpp"
#include "kernels/backend/vector_clones.hpp"
#include "kernels/grid/elementary.hpp"
#include "kernels/grid/error.hpp"
#include "kernels/ranking/draw_ranks.hpp"
#include "kernels/ranking/drawn_lists.hpp"

namespace firnline {
namespace {

constexpr double none = std::numeric_limits<double>::quiet_NaN();
constexpr std::int64_t batch_bytes = 64 << 20;  // of ranks of draws under way
constexpr std::int64_t most_at_once = 512;      // draws
constexpr std::int64_t sites_beside = 16;       // a line of the cache of ranks
constexpr double weight_quantum =
    0x1p40;  // central weights are summed in whole numbers: no order of draws counts
constexpr std::int64_t most_confident = 20;  // sites whose confidence factor is worked out

using Count = std::uint16_t;
using backend::for_each_row;
using drawn_lists::Bench;
using drawn_lists::each_list;

}  // namespace

struct RankCounts::State {
  RankBins bins;
  std::int64_t sites, leaves, top_k, paired, draws = 0;
  std::vector<Count> at, in_top_k, in_deciles, ahead_of_next, ahead;
  std::vector<std::int64_t> rank_sum, first_weights;
  std::vector<std::uint8_t> decile_of;  ///< [rank - 1]

  State(std::int64_t of_sites, std::int64_t of_leaves, std::int64_t best)
      : bins(of_sites),
        sites(of_sites),
        leaves(of_leaves),
        top_k(best),
        paired(std::min(of_sites, RankRobustness::most_paired)) {
    const auto n = static_cast<std::size_t>(sites);
    at.assign(n * static_cast<std::size_t>(bins.size()), 0);
    in_top_k.assign(n, 0);
    in_deciles.assign(n * RankRobustness::deciles, 0);
    ahead_of_next.assign(n, 0);
    ahead.assign(static_cast<std::size_t>(paired * paired), 0);
    rank_sum.assign(n, 0);
    first_weights.assign(n * static_cast<std::size_t>(leaves), 0);
    decile_of.resize(n);
    for (std::int64_t r = 0; r < sites; ++r)
      decile_of[static_cast<std::size_t>(r)] = static_cast<std::uint8_t>(r * RankRobustness::deciles / sites);
  }

  /// ranks: [draw * sites + site]; weights: [draw * leaves + leaf], whole numbers
  void count_sites(std::int64_t first, std::int64_t last, const std::vector<std::uint32_t>& ranks,
                   const std::vector<std::int64_t>& weights, std::int64_t of_draws) {
    const std::int64_t size = bins.size();
    for (std::int64_t draw = 0; draw < of_draws; ++draw) {
      const std::uint32_t* const rank = ranks.data() + draw * sites;
      for (std::int64_t site = first; site < last; ++site) {
        const std::uint32_t here = rank[site];
        const auto s = static_cast<std::size_t>(site);
        ++at[static_cast<std::size_t>(site * size + bins.bin_of(here))];
        ++in_deciles[s * RankRobustness::deciles + decile_of[here - 1]];
        in_top_k[s] = static_cast<Count>(in_top_k[s] + (here <= top_k ? 1 : 0));
        rank_sum[s] += here;
        if (site + 1 < sites)
          ahead_of_next[s] = static_cast<Count>(ahead_of_next[s] + (here < rank[site + 1] ? 1 : 0));
        if (here != 1) continue;
        for (std::int64_t leaf = 0; leaf < leaves; ++leaf)
          first_weights[static_cast<std::size_t>(site * leaves + leaf)] +=
              weights[static_cast<std::size_t>(draw * leaves + leaf)];
      }
    }
  }

  void count_pairs(std::int64_t a, const std::vector<std::uint32_t>& ranks, std::int64_t of_draws) {
    Count* const won = ahead.data() + a * paired;
    for (std::int64_t draw = 0; draw < of_draws; ++draw) {
      const std::uint32_t* const rank = ranks.data() + draw * sites;
      const std::uint32_t here = rank[a];
      for (std::int64_t b = 0; b < paired; ++b)
        won[b] = static_cast<Count>(won[b] + (here < rank[b] ? 1 : 0));
    }
  }

  [[nodiscard]] std::int64_t quantile(std::int64_t site, std::int64_t percent) const {
    const std::int64_t wanted = (draws * percent + 99) / 100;
    std::int64_t seen = 0;
    for (std::int64_t bin = 0; bin < bins.size(); ++bin) {
      seen += at[static_cast<std::size_t>(site * bins.size() + bin)];
      if (seen >= wanted) return bins.rank_of(bin);
    }
    return sites;
  }
};

namespace {

/// Ranks of some draws, one list each.
void rank_draws(const Device& device, const SiteScorer& scorer, std::uint32_t first_draw,
                const std::vector<DrawnWeights>& weights, std::vector<std::uint32_t>& ranks) {
  const auto sites = static_cast<std::size_t>(scorer.sites());
  each_list(device, scorer, static_cast<std::int64_t>(weights.size()),
            [&](std::int64_t draw, Bench& bench) noexcept {
              const auto d = static_cast<std::size_t>(draw);
              scorer.score({first_draw + static_cast<std::uint32_t>(draw), 0, -1}, weights[d], *bench.room,
                           bench.scores);
              bench.sorter.rank(bench.scores, std::span(ranks).subspan(d * sites, sites));
            });
}

void add_up(std::vector<Count>& sums, const std::vector<Count>& more) {
  for (std::size_t i = 0; i < sums.size(); ++i) sums[i] = static_cast<Count>(sums[i] + more[i]);
}
void add_up(std::vector<std::int64_t>& sums, const std::vector<std::int64_t>& more) {
  for (std::size_t i = 0; i < sums.size(); ++i) sums[i] += more[i];
}

void require_room(std::int64_t draws) {
  if (draws > RankCounts::most_draws)
    throw LimitError(std::to_string(draws) + " draws were asked for", "robustness",
                     "ask for " + std::to_string(RankCounts::most_draws) + " at most");
}

/// Weights whose shares of the whole are these.
DrawnWeights weights_with_shares(const SiteScorer& scorer, std::span<const double> shares) {
  DrawnWeights weights = scorer.own_weights();
  for (double& dimension : weights.dimension) dimension = 0;
  for (std::size_t leaf = 0; leaf < shares.size(); ++leaf) {
    weights.leaf[leaf] = shares[leaf];
    weights.dimension[scorer.dimension_of(leaf)] += shares[leaf];
  }
  weights.whole.assign(shares.begin(), shares.end());
  return weights;
}

/// In how many draws the site is first, alone or with others.
std::int64_t times_first(const Device& device, const SiteScorer& scorer, std::size_t site,
                         const DrawnWeights& weights, std::int64_t draws) {
  std::vector<std::uint8_t> first(static_cast<std::size_t>(draws), 0);
  each_list(device, scorer, draws, [&](std::int64_t draw, Bench& bench) noexcept {
    scorer.score({static_cast<std::uint32_t>(draw), 0, -1}, weights, *bench.room, bench.scores);
    std::vector<std::uint32_t>& keys = bench.ranks;
    keys_of(bench.scores, keys);
    first[static_cast<std::size_t>(draw)] = keys[site] == *std::min_element(keys.begin(), keys.end()) ? 1 : 0;
  });
  return std::accumulate(first.begin(), first.end(), std::int64_t{0});
}

/// P(first given the central weights) over the errors of values, of the sites that are first most often.
void add_confidence(const Device& device, const SiteScorer& scorer, RankRobustness& out) {
  const auto leaves = static_cast<std::size_t>(out.leaves);
  const auto times = [&](std::size_t site) { return out.at_first_ranks[site * RankRobustness::first_ranks]; };
  std::vector<std::size_t> candidates;
  for (std::size_t site = 0; site < out.confidence.size(); ++site)
    if (times(site) > 0) candidates.push_back(site);
  std::stable_sort(candidates.begin(), candidates.end(),
                   [&](std::size_t a, std::size_t b) { return times(a) > times(b); });
  candidates.resize(std::min<std::size_t>(candidates.size(), most_confident));
  const std::int64_t draws = scorer.with_errors() ? std::max<std::int64_t>(1, out.draws / most_confident) : 1;
  for (const std::size_t site : candidates) {
    const auto central = std::span(out.central_weight).subspan(site * leaves, leaves);
    const auto first = times_first(device, scorer, site, weights_with_shares(scorer, central), draws);
    out.confidence[site] = static_cast<double>(first) / static_cast<double>(draws);
  }
}

}  // namespace

double standard_error(double p, std::int64_t draws) {
  return elementary::sqrt(p * (1 - p) / static_cast<double>(draws));
}

RankCounts::RankCounts(const SiteScorer& scorer, std::int64_t top_k) : scorer_(&scorer) {
  if (top_k < 1) throw BugError("The first " + std::to_string(top_k) + " sites were asked about.");
  state_ = std::make_unique<State>(scorer.sites(), scorer.leaves(), top_k);
}
RankCounts::~RankCounts() = default;
RankCounts::RankCounts(RankCounts&&) noexcept = default;

void RankCounts::add(const Device& device, std::uint32_t first_draw, std::int64_t draws) {
  State& state = *state_;
  require_room(state.draws + draws);
  if (state.sites == 0) {
    state.draws += draws;
    return;
  }
  const auto leaves = static_cast<std::size_t>(state.leaves);
  const std::int64_t at_once =
      std::clamp<std::int64_t>(batch_bytes / (4 * state.sites), std::max(1, device.threads), most_at_once);
  std::vector<std::uint32_t> ranks;
  std::vector<std::int64_t> shares;
  for (std::int64_t done = 0; done < draws; done += at_once) {
    const std::int64_t count = std::min(at_once, draws - done);
    const auto first = static_cast<std::uint32_t>(first_draw + done);
    std::vector<DrawnWeights> weights;
    shares.clear();
    for (std::int64_t draw = 0; draw < count; ++draw) {
      weights.push_back(scorer_->weights_of({first + static_cast<std::uint32_t>(draw), 0, -1}));
      for (std::size_t leaf = 0; leaf < leaves; ++leaf)
        shares.push_back(static_cast<std::int64_t>(
            elementary::round_half_even(weights.back().whole[leaf] * weight_quantum)));
    }
    ranks.resize(static_cast<std::size_t>(count * state.sites));
    rank_draws(device, *scorer_, first, weights, ranks);
    const Device team = drawn_lists::team_for(device, count * state.sites);
    for_each_row(team, (state.sites + sites_beside - 1) / sites_beside, [&](std::int64_t block) noexcept {
      state.count_sites(block * sites_beside, std::min(state.sites, (block + 1) * sites_beside), ranks,
                        shares, count);
    });
    for_each_row(team, state.paired,
                 [&](std::int64_t site) noexcept { state.count_pairs(site, ranks, count); });
  }
  state.draws += draws;
}

void RankCounts::add(const RankCounts& other) {
  State& state = *state_;
  const State& more = *other.state_;
  require_room(state.draws + more.draws);
  if (state.at.size() != more.at.size() || state.top_k != more.top_k || state.leaves != more.leaves)
    throw BugError("Counts of different lists were to be added up.");
  add_up(state.at, more.at);
  add_up(state.in_top_k, more.in_top_k);
  add_up(state.in_deciles, more.in_deciles);
  add_up(state.ahead_of_next, more.ahead_of_next);
  add_up(state.ahead, more.ahead);
  add_up(state.rank_sum, more.rank_sum);
  add_up(state.first_weights, more.first_weights);
  state.draws += more.draws;
}

RankRobustness RankCounts::result(const Device& device) const {
  const State& state = *state_;
  if (state.draws == 0) throw BugError("Ranks were asked about before anything was drawn.");
  RankRobustness out;
  out.sites = state.sites;
  out.leaves = state.leaves;
  out.draws = state.draws;
  out.top_k = state.top_k;
  out.paired = state.paired;
  out.rank_resolution = state.bins.resolution();
  out.in_top_k.assign(state.in_top_k.begin(), state.in_top_k.end());
  out.in_deciles.assign(state.in_deciles.begin(), state.in_deciles.end());
  out.ahead_of_next.assign(state.ahead_of_next.begin(), state.ahead_of_next.end());
  out.ahead.assign(state.ahead.begin(), state.ahead.end());
  if (state.bins.exact()) out.at_ranks.assign(state.at.begin(), state.at.end());
  const auto leaves = static_cast<std::size_t>(state.leaves);
  out.confidence.assign(static_cast<std::size_t>(state.sites), none);
  for (std::int64_t site = 0; site < state.sites; ++site) {
    const auto s = static_cast<std::size_t>(site);
    out.rank_p05.push_back(state.quantile(site, 5));
    out.rank_p50.push_back(state.quantile(site, 50));
    out.rank_p95.push_back(state.quantile(site, 95));
    out.rank_mean.push_back(static_cast<double>(state.rank_sum[s]) / static_cast<double>(state.draws));
    for (std::int64_t rank = 0; rank < RankRobustness::first_ranks; ++rank)
      out.at_first_ranks.push_back(
          rank < state.sites ? state.at[static_cast<std::size_t>(site * state.bins.size() + rank)] : 0);
    const double times = out.at_first_ranks[s * RankRobustness::first_ranks];
    for (std::size_t leaf = 0; leaf < leaves; ++leaf)
      out.central_weight.push_back(times > 0 ? static_cast<double>(state.first_weights[s * leaves + leaf]) /
                                                   weight_quantum / times
                                             : none);
  }
  add_confidence(device, *scorer_, out);
  return out;
}

RankRobustness rank_robustness(const Device& device, const SiteScorer& scorer, std::int64_t top_k) {
  RankCounts counts(scorer, top_k);
  counts.add(device, 0, scorer.plan().draws);
  return counts.result(device);
}

}  // namespace firnline
