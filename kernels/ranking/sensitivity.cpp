// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "kernels/ranking/sensitivity.hpp"

#include <algorithm>
#include <limits>
#include <string>

#include "kernels/grid/error.hpp"
#include "kernels/ranking/drawn_lists.hpp"

namespace firnline {
namespace {

constexpr double none = std::numeric_limits<double>::quiet_NaN();

double mean_of(std::span<const double> a, std::span<const double> b) {
  double sum = 0;
  for (const double one : a) sum += one;
  for (const double one : b) sum += one;
  return sum / static_cast<double>(a.size() + b.size());
}

/// Scores and ranks of the first sites in some lists: [site * lists + list].
struct Results {
  std::vector<double> score, rank;
};

/// mix(list) tells the draw of each list.
template <class MixOf>
Results results_of(const Device& device, const SiteScorer& scorer, std::int64_t sites, std::int64_t lists,
                   const MixOf& mix) {
  Results out;
  out.score.resize(static_cast<std::size_t>(sites * lists));
  out.rank.resize(out.score.size());
  std::vector<DrawnWeights> weights;
  for (std::int64_t list = 0; list < lists; ++list) weights.push_back(scorer.weights_of(mix(list)));
  drawn_lists::each_list(device, scorer, lists, [&](std::int64_t list, drawn_lists::Bench& bench) noexcept {
    scorer.score(mix(list), weights[static_cast<std::size_t>(list)], *bench.room, bench.scores);
    bench.sorter.rank(bench.scores, bench.ranks);
    for (std::int64_t site = 0; site < sites; ++site) {
      const auto at = static_cast<std::size_t>(site * lists + list), s = static_cast<std::size_t>(site);
      out.score[at] = bench.scores[s];
      out.rank[at] = bench.ranks[s];
    }
  });
  return out;
}

/// Of one site, out of results of all.
std::span<const double> of_site(const std::vector<double>& results, std::int64_t site, std::int64_t lists) {
  return std::span(results).subspan(static_cast<std::size_t>(site * lists), static_cast<std::size_t>(lists));
}

}  // namespace

SensitivityIndex sensitivity_index(std::span<const double> a, std::span<const double> b,
                                   std::span<const double> mixed) {
  if (a.size() != b.size() || a.size() != mixed.size())
    throw BugError("Runs of " + std::to_string(a.size()) + ", " + std::to_string(b.size()) + " and " +
                   std::to_string(mixed.size()) + " points were to be compared.");
  if (a.empty()) return {none, none};
  const double mean = mean_of(a, b);
  double squares = 0, first = 0, total = 0;
  for (std::size_t i = 0; i < a.size(); ++i) {
    const double of_a = a[i] - mean, of_b = b[i] - mean, apart = mixed[i] - a[i];
    squares += of_a * of_a + of_b * of_b;
    first += of_b * apart;
    total += apart * apart;
  }
  if (!(squares > 0)) return {none, none};
  return {2 * first / squares, total / squares};
}

std::vector<DrawFactor> factors_of(const SiteScorer& scorer) {
  std::vector<DrawFactor> factors;
  const DrawnWeights own = scorer.own_weights();
  const auto leaves = static_cast<std::int32_t>(scorer.leaves());
  std::int32_t children[dimensions] = {}, nodes = 0;
  for (std::int32_t i = 0; i < leaves; ++i)
    children[scorer.dimension_of(static_cast<std::size_t>(i))] +=
        own.leaf[static_cast<std::size_t>(i)] > 0 ? 1 : 0;
  for (int d = 0; d < dimensions; ++d) nodes += children[d] > 0 && own.dimension[d] > 0 ? 1 : 0;
  if (scorer.plan().weights) {
    for (std::int32_t i = 0; i < leaves; ++i)
      if (children[scorer.dimension_of(static_cast<std::size_t>(i))] > 1 &&
          own.leaf[static_cast<std::size_t>(i)] > 0)
        factors.push_back({DrawFactor::Kind::weight, i, i});
    for (int d = 0; d < dimensions; ++d)
      if (nodes > 1 && children[d] > 0 && own.dimension[d] > 0)
        factors.push_back({DrawFactor::Kind::dimension_weight, d, leaves + d});
  }
  for (std::size_t i = 0; i < scorer.plan().errors.size(); ++i)
    if (scorer.plan().errors[i].any())
      factors.push_back({DrawFactor::Kind::value, static_cast<std::int32_t>(i),
                         leaves + dimensions + static_cast<std::int32_t>(i)});
  return factors;
}

SiteSensitivity site_sensitivity(const Device& device, const SiteScorer& scorer, std::int64_t sites,
                                 std::int64_t samples) {
  if (samples < 0 || sites < 0)
    throw BugError("The sensitivity of " + std::to_string(sites) + " sites to " + std::to_string(samples) +
                   " draws was asked for.");
  SiteSensitivity out;
  out.sites = std::min(sites, scorer.sites());
  out.samples = samples;
  out.factors = factors_of(scorer);
  const auto draw = [](std::int64_t number) { return static_cast<std::uint32_t>(number); };
  const auto run = [&](const auto& mix) { return results_of(device, scorer, out.sites, samples, mix); };
  const Results a = run([&](std::int64_t list) { return DrawMix{draw(list), 0, -1}; });
  const Results b = run([&](std::int64_t list) { return DrawMix{draw(samples + list), 0, -1}; });
  out.score.resize(static_cast<std::size_t>(out.sites) * out.factors.size());
  out.rank.resize(out.score.size());
  for (std::size_t f = 0; f < out.factors.size(); ++f) {
    if (scorer.limited(out.factors[f].swapped)) {
      for (std::size_t site = 0; site < static_cast<std::size_t>(out.sites); ++site)
        out.score[site * out.factors.size() + f] = out.rank[site * out.factors.size() + f] = {none, none};
      continue;
    }
    const Results mixed = run([&](std::int64_t list) {
      return DrawMix{draw(list), draw(samples + list), out.factors[f].swapped};
    });
    for (std::int64_t site = 0; site < out.sites; ++site) {
      const std::size_t at = static_cast<std::size_t>(site) * out.factors.size() + f;
      const auto index = [&](std::vector<double> Results::*of) {
        return sensitivity_index(of_site(a.*of, site, samples), of_site(b.*of, site, samples),
                                 of_site(mixed.*of, site, samples));
      };
      out.score[at] = index(&Results::score);
      out.rank[at] = index(&Results::rank);
    }
  }
  return out;
}

}  // namespace firnline
