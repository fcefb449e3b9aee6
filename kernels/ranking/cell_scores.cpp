// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "kernels/ranking/cell_scores.hpp"

#include <algorithm>
#include <string>
#include <utility>

#include "kernels/backend/rows.hpp"
#include "kernels/backend/vector_clones.hpp"
#include "kernels/grid/error.hpp"
#include "kernels/grid/tile.hpp"
#include "kernels/ranking/cell_steps.hpp"

namespace firnline {
namespace {

constexpr int beside = CellScorer::beside;
constexpr std::int64_t most_draws = 65535;
/// Of a child that has some weight: a draw in which it underflowed would lose cells that have nothing else.
constexpr double least_share = 1e-12;

enum class State : std::uint8_t { without_score, partial, whole };

/// Leaves whose scores lie ready side by side, for compose_lanes().
struct ReadyScores {
  const Composition& composition;
  const composing::Slopes* slope;
  const float* score;  ///< of the first lane
  std::int64_t stride;
  bool all_whole;

  [[nodiscard]] bool whole(int) const { return all_whole; }
  [[nodiscard]] composing::LineKind line(int) const { return composing::LineKind::identity; }
  [[nodiscard]] const float* raw(int leaf) const { return score + leaf * stride; }
  [[nodiscard]] const ValueFunction& judged(int leaf) const { return composition.leaf[leaf].value; }
  [[nodiscard]] const composing::Slopes& slopes(int leaf) const { return slope[leaf]; }
  [[nodiscard]] double weight(int leaf) const { return composition.leaf[leaf].weight; }
  template <class Take>
  void operator()(int leaf, const Take& take) const {
    const float* const from = raw(leaf);
    for (int l = 0; l < beside; ++l) take(l, static_cast<double>(from[l]));
  }
};

FIRN_VECTOR_CLONES void compose_ordered(const Composition& composition, const ReadyScores& scores,
                                        composing::ComposedLanes<beside>& out) {
  composing::compose_lanes<beside>(composition, scores, out);
}
FIRN_VECTOR_CLONES void compose_unordered(const Composition& composition, const ReadyScores& scores,
                                          composing::ComposedLanes<beside>& out) {
  composing::compose_lanes<beside, 0>(composition, scores, out);
}

FIRN_VECTOR_CLONES void score_leaf(const ValueFunction& value, const composing::Slopes& slopes,
                                   const float* raw, float* score) {
  composing::each_score<beside>(
      value, slopes, [&](int l) { return static_cast<double>(raw[l]); },
      [&](int l, double own) { score[l] = static_cast<float>(own); });
}

/// weight: of the whole, in steps
FIRN_VECTOR_CLONES void sums_of_products(const float* score, std::int64_t stride, const float* weight,
                                         std::int32_t leaves, std::int64_t cells, std::int32_t* step) {
  for (std::int64_t first = 0; first < cells; first += beside) {
    float sum[beside];
    for (int l = 0; l < beside; ++l) sum[l] = weight[0] * score[first + l];
    for (std::int32_t leaf = 1; leaf < leaves; ++leaf) {
      const float own = weight[leaf];
      const float* const from = score + leaf * stride + first;
      for (int l = 0; l < beside; ++l) sum[l] += own * from[l];
    }
    for (int l = 0; l < beside; ++l) step[first + l] = cell_steps::step_of(sum[l]);
  }
}

FIRN_VECTOR_CLONES void steps_of_scores(const double* score, std::int32_t* step) {
  for (int l = 0; l < beside; ++l) step[l] = cell_steps::step_of(score[l] >= 0 ? score[l] : 0.0);
}

[[nodiscard]] bool counts(const Composition& composition, const Leaf& leaf) {
  return leaf.weight > 0 && composition.node[static_cast<int>(leaf.dimension)].weight > 0;
}

[[nodiscard]] bool all_arithmetic(const Composition& composition) {
  bool used[dimensions] = {};
  for (std::int32_t i = 0; i < composition.leaves; ++i)
    used[static_cast<int>(composition.leaf[i].dimension)] = true;
  bool linear = composition.root.how == Aggregation::arithmetic;
  for (int d = 0; d < dimensions; ++d)
    linear = linear && (!used[d] || composition.node[d].how == Aggregation::arithmetic);
  return linear;
}

}  // namespace

CellScorer::CellScorer(const Composition& composition, DrawnShares shares)
    : composition_(std::make_unique<Composition>(composition)),
      drawn_(std::make_unique<Composition>(composition)),
      shares_(std::move(shares)) {
  const auto leaves = static_cast<std::size_t>(composition.leaves),
             draws = static_cast<std::size_t>(shares_.draws);
  if (shares_.draws < 1 || shares_.draws > most_draws || shares_.leaf.size() != draws * leaves ||
      shares_.dimension.size() != draws * dimensions)
    throw BugError("Shares of " + std::to_string(shares_.leaf.size()) + " leaves were given for " +
                   std::to_string(shares_.draws) + " draws of " + std::to_string(leaves) + ".");
  for (double& share : shares_.dimension)
    if (share > 0) share = std::max(share, least_share);
  for (double& share : shares_.leaf)
    if (share > 0) share = std::max(share, least_share);
  for (std::int32_t i = 0; i < drawn_->leaves; ++i) {
    drawn_->leaf[i].missing = MissingRule::renormalise;
    slopes_.push_back(composing::slopes_of(composition_->leaf[i].value));
  }
  drawn_->root.min_coverage = 0;
  for (Node& node : drawn_->node) node.min_coverage = 0;
  linear_ = all_arithmetic(composition);
  ordered_ = orders_scores(composition);
  if (linear_) add_whole_weights();
}

void CellScorer::add_whole_weights() {
  const auto leaves = static_cast<std::size_t>(composition_->leaves);
  whole_weight_.assign(static_cast<std::size_t>(shares_.draws) * leaves, 0);
  for (std::size_t draw = 0; draw < static_cast<std::size_t>(shares_.draws); ++draw) {
    const double* const leaf = shares_.leaf.data() + draw * leaves;
    const double* const dimension = shares_.dimension.data() + draw * dimensions;
    double in_dimension[dimensions] = {}, all = 0;
    for (std::size_t i = 0; i < leaves; ++i)
      in_dimension[static_cast<int>(composition_->leaf[i].dimension)] += leaf[i];
    for (int d = 0; d < dimensions; ++d) all += in_dimension[d] > 0 ? dimension[d] : 0.0;
    for (std::size_t i = 0; i < leaves; ++i) {
      const int d = static_cast<int>(composition_->leaf[i].dimension);
      const double share = leaf[i] > 0 ? leaf[i] / in_dimension[d] * dimension[d] / all : 0.0;
      whole_weight_[draw * leaves + i] = static_cast<float>(share * cell_steps::most);
    }
  }
}

void CellScorer::weigh(std::int64_t draw, Composition& drawn) const {
  const double* const leaf = shares_.leaf.data() + draw * composition_->leaves;
  const double* const dimension = shares_.dimension.data() + draw * dimensions;
  for (std::int32_t i = 0; i < drawn.leaves; ++i) drawn.leaf[i].weight = leaf[i];
  for (int d = 0; d < dimensions; ++d) drawn.node[d].weight = dimension[d];
}

/// Scores of up to `beside` cells, and which of them count. A dimension that has too little data for a score
/// keeps none, whatever is drawn: its leaves go.
void CellScorer::judge_block(const float* raw, std::int64_t raw_stride, std::int64_t cells, float* score,
                             std::uint8_t* state) const {
  float value[beside];
  for (std::int32_t leaf = 0; leaf < composition_->leaves; ++leaf) {
    std::fill(value, value + beside, no_data_f32);
    std::copy_n(raw + leaf * raw_stride, cells, value);
    score_leaf(composition_->leaf[leaf].value, slopes_[static_cast<std::size_t>(leaf)], value,
               score + leaf * beside);
  }
  composing::ComposedLanes<beside> own;
  const ReadyScores ready{*composition_, slopes_.data(), score, beside, false};
  ordered_ ? compose_ordered(*composition_, ready, own) : compose_unordered(*composition_, ready, own);
  for (int l = 0; l < beside; ++l) {
    const bool scored = !composing::is_missing(own.root.score[l]);
    bool whole = true;
    for (std::int32_t leaf = 0; leaf < composition_->leaves; ++leaf) {
      float& one = score[leaf * beside + l];
      const Leaf& judged = composition_->leaf[leaf];
      const composing::NodeScore<beside>& node = own.dimension[static_cast<int>(judged.dimension)];
      if (composing::is_missing(node.score[l])) one = no_data_f32;
      const bool there = one == one;
      if (!counts(*composition_, judged)) one = 0;
      whole = whole && (there || !counts(*composition_, judged));
    }
    state[l] = static_cast<std::uint8_t>(!scored ? State::without_score
                                         : whole ? State::whole
                                                 : State::partial);
  }
}

void CellScorer::judge(const Device& device, const float* raw, std::int64_t raw_stride, std::int64_t cells,
                       JudgedCells& out) const {
  if (cells > chunk) throw BugError("More cells were to be judged at a time than there is room for.");
  const std::int64_t blocks = (cells + beside - 1) / beside;
  const auto leaves = static_cast<std::size_t>(composition_->leaves);
  std::vector<float> score(static_cast<std::size_t>(blocks * beside) * leaves);
  std::vector<std::uint8_t> state(static_cast<std::size_t>(blocks * beside));
  backend::for_each_row(device, blocks, [&](std::int64_t block) noexcept {
    const std::int64_t first = block * beside;
    judge_block(raw + first, raw_stride, std::min<std::int64_t>(beside, cells - first),
                score.data() + first * composition_->leaves, state.data() + first);
  });
  out.place.clear();
  for (const State wanted : {State::whole, State::partial}) {
    for (std::int64_t cell = 0; cell < cells; ++cell)
      if (state[static_cast<std::size_t>(cell)] == static_cast<std::uint8_t>(wanted))
        out.place.push_back(static_cast<std::int32_t>(cell));
    if (wanted == State::whole) out.whole = static_cast<std::int64_t>(out.place.size());
  }
  out.counted = static_cast<std::int64_t>(out.place.size());
  out.stride = (out.counted + beside - 1) / beside * beside;
  if (out.whole == out.counted) out.whole = out.stride;
  out.score.assign(static_cast<std::size_t>(out.stride) * leaves, 0);
  for (std::size_t leaf = 0; leaf < leaves; ++leaf) {
    float* const to = out.score.data() + leaf * static_cast<std::size_t>(out.stride);
    for (std::size_t i = 0; i < out.place.size(); ++i) {
      const auto cell = static_cast<std::size_t>(out.place[i]);
      to[i] = score[cell / beside * beside * leaves + leaf * beside + cell % beside];
    }
  }
}

void CellScorer::steps(const JudgedCells& cells, std::int64_t draw, std::int64_t first, std::int64_t count,
                       std::int32_t* step) const {
  const std::int64_t end = first + count;
  // A block in which one cell lacks something is composed as a whole: the others' bits must not depend on it.
  const std::int64_t summed = linear_ ? std::clamp(cells.whole - first, std::int64_t{0}, count) : 0;
  if (summed > 0)
    sums_of_products(cells.score.data() + first, cells.stride,
                     whole_weight_.data() + draw * composition_->leaves, composition_->leaves, summed, step);
  if (summed == count) return;
  Composition drawn = *drawn_;
  weigh(draw, drawn);
  composing::ComposedLanes<beside> result;
  for (std::int64_t at = first + summed / beside * beside; at < end; at += beside) {
    const ReadyScores ready{drawn, slopes_.data(), cells.score.data() + at, cells.stride,
                            at + beside <= cells.whole};
    ordered_ ? compose_ordered(drawn, ready, result) : compose_unordered(drawn, ready, result);
    std::int32_t composed[beside];
    steps_of_scores(result.root.score, composed);
    for (std::int64_t l = std::max<std::int64_t>(0, first + summed - at); l < beside; ++l)
      step[at - first + l] = composed[l];
  }
}

}  // namespace firnline
