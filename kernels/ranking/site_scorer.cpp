// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "kernels/ranking/site_scorer.hpp"

#include <algorithm>
#include <limits>
#include <string>
#include <utility>

#include "kernels/backend/vector_clones.hpp"
#include "kernels/grid/elementary.hpp"
#include "kernels/grid/error.hpp"

namespace firnline {
namespace {

constexpr double none = std::numeric_limits<double>::quiet_NaN();
/// Of a child that has some weight: a draw in which it underflowed would lose sites that have nothing else.
constexpr double least_share = 1e-12;
constexpr int width = SiteScorer::width;

void require_sound(const RankedSites& sites, const DrawPlan& plan) {
  const auto leaves = static_cast<std::size_t>(sites.composition.leaves);
  if (sites.sites < 0 || sites.raw.size() != static_cast<std::size_t>(sites.sites) * leaves)
    throw BugError(std::to_string(sites.raw.size()) + " values were given for " +
                   std::to_string(sites.sites) + " sites of " + std::to_string(leaves) + " indicators.");
  if (!plan.errors.empty() && plan.errors.size() != leaves)
    throw BugError(std::to_string(plan.errors.size()) + " errors were given for " + std::to_string(leaves) +
                   " indicators.");
  for (const ValueError& error : plan.errors)
    if (!(error.absolute >= 0 && error.relative >= 0 &&
          elementary::is_finite(error.absolute + error.relative)))
      throw BugError("An error of " + std::to_string(error.absolute) + " and " +
                     std::to_string(error.relative) + " of the value was given.");
  if (!(plan.shared >= 0 && plan.shared <= 1))
    throw BugError("A share of " + std::to_string(plan.shared) +
                   " of errors was to be the same at all sites.");
}

/// Shares of the composition that a drawn dimension takes, the least of them kept above 0.
void draw_shares(const WeightDraws& draws, std::span<const std::uint32_t> samples, std::span<double> shares) {
  draws.draw(samples, shares);
  for (std::size_t i = 0; i < shares.size(); ++i)
    if (draws.prior().weights[i] > 0) shares[i] = elementary::greater(shares[i], least_share);
}

void add_whole_shares(const Composition& composition, DrawnWeights& weights) {
  double of_dimension[dimensions] = {}, all = 0;
  for (std::int32_t i = 0; i < composition.leaves; ++i)
    of_dimension[static_cast<int>(composition.leaf[i].dimension)] +=
        weights.leaf[static_cast<std::size_t>(i)];
  for (int d = 0; d < dimensions; ++d)
    if (of_dimension[d] > 0) all += weights.dimension[d];
  weights.whole.assign(weights.leaf.size(), 0);
  for (std::int32_t i = 0; i < composition.leaves; ++i) {
    const int d = static_cast<int>(composition.leaf[i].dimension);
    const double share = weights.leaf[static_cast<std::size_t>(i)] / of_dimension[d];
    weights.whole[static_cast<std::size_t>(i)] = share * weights.dimension[d] / all;
  }
}

}  // namespace

/// Scores of neighbouring sites, for compose_lanes().
struct SiteScorer::Lanes {
  const SiteScorer& scorer;
  const DrawMix* mix;
  std::int64_t first;

  [[nodiscard]] bool whole(int leaf) const {
    return scorer.whole_[static_cast<std::size_t>(leaf * scorer.blocks_ + first / SiteScorer::width)] != 0;
  }
  /// Scores lie ready as doubles, or values change with the draw: no line is taken.
  [[nodiscard]] composing::LineKind line(int) const { return composing::LineKind::none; }
  [[nodiscard]] const float* raw(int) const { return nullptr; }
  [[nodiscard]] const ValueFunction& judged(int leaf) const { return scorer.composition_->leaf[leaf].value; }
  [[nodiscard]] const composing::Slopes& slopes(int leaf) const {
    return scorer.slopes_[static_cast<std::size_t>(leaf)];
  }
  [[nodiscard]] double weight(int leaf) const { return scorer.composition_->leaf[leaf].weight; }

  template <class Take>
  void operator()(int leaf, const Take& take) const {
    const std::size_t at = static_cast<std::size_t>(leaf * scorer.blocks_ * SiteScorer::width + first);
    if (mix == nullptr || scorer.plan_.errors.empty() ||
        !scorer.plan_.errors[static_cast<std::size_t>(leaf)].any()) {
      const double* const score = scorer.score_.data() + at;
      for (int l = 0; l < SiteScorer::width; ++l) take(l, score[l]);
      return;
    }
    double value[SiteScorer::width];
    scorer.errors_of(*mix, leaf, first, value);
    const double* const raw = scorer.raw_.data() + at;
    const double* const deviation = scorer.deviation_.data() + at;
    for (int l = 0; l < SiteScorer::width; ++l) value[l] = raw[l] + deviation[l] * value[l];
    composing::each_score<SiteScorer::width>(
        judged(leaf), slopes(leaf), [&](int l) { return value[l]; }, take);
  }
};

namespace {

template <class Lanes>
FIRN_VECTOR_CLONES void compose_ordered(const Composition& composition, const Lanes& lanes,
                                        composing::ComposedLanes<width>& out) {
  composing::compose_lanes<width>(composition, lanes, out);
}
template <class Lanes>
FIRN_VECTOR_CLONES void compose_unordered(const Composition& composition, const Lanes& lanes,
                                          composing::ComposedLanes<width>& out) {
  composing::compose_lanes<width, 0>(composition, lanes, out);
}

/// Standard normals of neighbouring sites: normal_draw() of each, with the rounds of Philox in the outer
/// loop.
FIRN_VECTOR_CLONES void own_errors(PhiloxKey key, std::uint32_t sample, std::uint16_t leaf,
                                   std::uint64_t first, double* z) {
  const std::uint32_t purpose = purpose_word({0, sample, leaf, DrawPurpose::own_error}, 0);
  std::uint32_t a[width], b[width], c[width], d[width];
  for (std::uint32_t l = 0; l < width; ++l) {
    a[l] = static_cast<std::uint32_t>(first) + l;  // width divides first: nothing is carried
    b[l] = static_cast<std::uint32_t>(first >> 32);
    c[l] = sample;
    d[l] = purpose;
  }
  for (int round = 0; round < philox_rounds; ++round, key = philox_next(key))
    for (int l = 0; l < width; ++l) {
      const PhiloxWords next = philox_round({{a[l], b[l], c[l], d[l]}}, key);
      a[l] = next.word[0], b[l] = next.word[1], c[l] = next.word[2], d[l] = next.word[3];
    }
  for (int l = 0; l < width; ++l) z[l] = normal_of(uniform_of(a[l]));
}

}  // namespace

SiteScorer::SiteScorer(const RankedSites& sites, DrawPlan plan)
    : composition_(std::make_unique<Composition>(sites.composition)),
      plan_(std::move(plan)),
      sites_(sites.sites) {
  require_sound(sites, plan_);
  WeightPriors priors = priors_of(*composition_, plan_.concentration, plan_.limits);
  for (WeightPrior& prior : priors.leaves) leaf_draws_.emplace_back(std::move(prior), plan_.seed);
  for (WeightPrior& prior : priors.root) dimension_draws_.emplace_back(std::move(prior), plan_.seed);
  keep_what_counts(sites);
}

/// A dimension that had too little data for a score keeps none, whatever is drawn: its leaves go.
void SiteScorer::keep_what_counts(const RankedSites& sites) {
  const auto leaves = static_cast<std::size_t>(composition_->leaves);
  blocks_ = (sites_ + width - 1) / width;
  const auto padded = static_cast<std::size_t>(blocks_ * width);
  raw_.assign(leaves * padded, none);
  score_ = deviation_ = raw_;
  whole_.assign(leaves * static_cast<std::size_t>(blocks_), 1);
  for (std::int64_t site = 0; site < sites_; ++site) {
    const double* const row = sites.raw.data() + static_cast<std::size_t>(site) * leaves;
    const Composed own = compose(*composition_, row);
    if (composing::is_missing(own.score))
      throw BugError("Site " + std::to_string(site) + " has no score, and its rank was asked about.");
    for (std::size_t leaf = 0; leaf < leaves; ++leaf) {
      const Leaf& judged = composition_->leaf[leaf];
      const bool counts = !composing::is_missing(own.dimension[static_cast<int>(judged.dimension)]);
      const std::size_t at = leaf * padded + static_cast<std::size_t>(site);
      raw_[at] = counts ? row[leaf] : none;
      score_[at] = score_of(judged.value, raw_[at]);
      if (plan_.errors.empty()) continue;
      const double absolute = plan_.errors[leaf].absolute, relative = plan_.errors[leaf].relative * raw_[at];
      deviation_[at] = elementary::sqrt(absolute * absolute + relative * relative);
    }
  }
  for (std::size_t at = 0; at < score_.size(); ++at)
    if (composing::is_missing(score_[at]))
      whole_[at / padded * static_cast<std::size_t>(blocks_) + at % padded / width] = 0;
  for (std::int32_t leaf = 0; leaf < composition_->leaves; ++leaf) {
    composition_->leaf[leaf].missing = MissingRule::renormalise;
    slopes_.push_back(composing::slopes_of(composition_->leaf[leaf].value));
  }
  composition_->root.min_coverage = 0;
  for (Node& node : composition_->node) node.min_coverage = 0;
}

bool SiteScorer::with_errors() const noexcept {
  return std::any_of(plan_.errors.begin(), plan_.errors.end(),
                     [](const ValueError& error) { return error.any(); });
}

bool SiteScorer::limited(std::int32_t swapped) const {
  const auto among = [](const std::vector<WeightDraws>& all, std::size_t child) {
    return std::any_of(all.begin(), all.end(), [&](const WeightDraws& draws) {
      return draws.limited() && draws.prior().weights[child] > 0;
    });
  };
  if (swapped < 0 || swapped >= leaves() + dimensions) return false;
  return swapped < leaves() ? among(leaf_draws_, static_cast<std::size_t>(swapped))
                            : among(dimension_draws_, static_cast<std::size_t>(swapped - leaves()));
}

DrawnWeights SiteScorer::own_weights() const {
  DrawnWeights weights;
  for (std::int32_t i = 0; i < composition_->leaves; ++i)
    weights.leaf.push_back(composition_->leaf[i].weight);
  for (int d = 0; d < dimensions; ++d) weights.dimension[d] = composition_->node[d].weight;
  add_whole_shares(*composition_, weights);
  return weights;
}

DrawnWeights SiteScorer::weights_of(const DrawMix& mix) const {
  if (!plan_.weights) return own_weights();
  DrawnWeights weights;
  const auto leaves = static_cast<std::size_t>(composition_->leaves);
  std::vector<std::uint32_t> samples(leaves + dimensions, mix.sample);
  if (mix.swapped >= 0 && static_cast<std::size_t>(mix.swapped) < samples.size())
    samples[static_cast<std::size_t>(mix.swapped)] = mix.other;
  weights.leaf.assign(leaves, 0);
  std::vector<double> shares(leaves);
  for (const WeightDraws& draws : leaf_draws_) {
    draw_shares(draws, std::span(samples).first(leaves), shares);
    for (std::size_t i = 0; i < leaves; ++i) weights.leaf[i] += shares[i];  // the others are 0
  }
  for (const WeightDraws& draws : dimension_draws_)
    draw_shares(draws, std::span(samples).last(dimensions), weights.dimension);
  add_whole_shares(*composition_, weights);
  return weights;
}

/// out: standard normals, of which `shared` of the variance is the same at all sites.
void SiteScorer::errors_of(const DrawMix& mix, std::int32_t leaf, std::int64_t first, double* value) const {
  const std::uint32_t sample =
      mix.swapped == composition_->leaves + dimensions + leaf ? mix.other : mix.sample;
  const PhiloxKey key = key_of_seed(plan_.seed);
  const auto layer = static_cast<std::uint16_t>(leaf);
  const double shared = elementary::sqrt(plan_.shared), own = elementary::sqrt(1 - plan_.shared);
  const double same =
      shared > 0 ? shared * normal_draw(key, {0, sample, layer, DrawPurpose::shared_error}) : 0.0;
  if (own > 0) own_errors(key, sample, layer, static_cast<std::uint64_t>(first), value);
  for (int l = 0; l < width; ++l) value[l] = same + (own > 0 ? own * value[l] : 0.0);
}

void SiteScorer::score(const DrawMix* mix, const DrawnWeights& weights, Composition& room,
                       std::span<double> scores) const {
  if (scores.size() != static_cast<std::size_t>(sites_) ||
      weights.leaf.size() != static_cast<std::size_t>(composition_->leaves) ||
      room.leaves != composition_->leaves)
    throw BugError("Room for " + std::to_string(scores.size()) + " scores was given for " +
                   std::to_string(sites_) + " sites.");
  for (std::int32_t i = 0; i < room.leaves; ++i)
    room.leaf[i].weight = weights.leaf[static_cast<std::size_t>(i)];
  for (int d = 0; d < dimensions; ++d) room.node[d].weight = weights.dimension[d];
  const bool ordered = orders_scores(room);
  composing::ComposedLanes<width> result;
  for (std::int64_t first = 0; first < sites_; first += width) {
    const Lanes lanes{*this, mix, first};
    ordered ? compose_ordered(room, lanes, result) : compose_unordered(room, lanes, result);
    const auto count = std::min<std::int64_t>(width, sites_ - first);
    std::copy_n(result.root.score, count, scores.begin() + first);
  }
}

void SiteScorer::score(const DrawMix& mix, const DrawnWeights& weights, Composition& room,
                       std::span<double> scores) const {
  score(&mix, weights, room, scores);
}

void SiteScorer::score(const DrawnWeights& weights, Composition& room, std::span<double> scores) const {
  score(nullptr, weights, room, scores);
}

}  // namespace firnline
