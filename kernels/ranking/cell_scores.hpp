// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "kernels/backend/device.hpp"
#include "kernels/composition/compose.hpp"

namespace firnline {

/// Weights of many draws, as shares: of each dimension's leaves, and of the dimensions.
struct DrawnShares {
  std::int64_t draws = 0;
  std::vector<double> leaf;       ///< [draw * leaves + leaf]
  std::vector<double> dimension;  ///< [draw * dimensions + d]
};

/// Cells of a map that have a score, as many draws compose them: whether a cell has enough data is judged
/// once, by the profile's own weights, and so is which of its dimensions count; every draw composes what
/// counted then.
struct JudgedCells {
  std::int64_t counted = 0;  ///< cells with a score
  std::int64_t whole = 0;    ///< so many of the first lack nothing, with what fills up the last block
  std::int64_t stride = 0;
  std::vector<std::int32_t> place;  ///< of the counted cells, in what was given
  std::vector<float> score;         ///< [leaf * stride + cell]; NaN = missing; zeros behind the last cell
};

/// Scores of cells under the weights of many draws, in steps of 1e-6. Where every aggregation is a weighted
/// mean and nothing is missing, a score is one sum of products of floats, within 1e-6 or two of the sites';
/// else it is composed as sites are.
class CellScorer {
 public:
  static constexpr int beside = 64;             ///< cells side by side
  static constexpr std::int64_t chunk = 16384;  ///< cells judged at a time, at most

  /// composition: of the cells, without leaves that only sites have. throws: BugError (no draws, 65536 or
  /// more, or shares that do not fit)
  CellScorer(const Composition& composition, DrawnShares shares);

  [[nodiscard]] std::int64_t draws() const noexcept { return shares_.draws; }
  [[nodiscard]] std::int32_t leaves() const noexcept { return composition_->leaves; }
  /// Every aggregation is a weighted mean.
  [[nodiscard]] bool linear() const noexcept { return linear_; }

  /// in: raw values as value functions take them, [leaf * raw_stride + cell], NaN = missing; at most `chunk`
  void judge(const Device& device, const float* raw, std::int64_t raw_stride, std::int64_t cells,
             JudgedCells& out) const;

  /// Steps of the cells [first, first + count) in one draw, and of as many more as fill up `beside`.
  /// in: first a multiple of `beside`
  void steps(const JudgedCells& cells, std::int64_t draw, std::int64_t first, std::int64_t count,
             std::int32_t* step) const;

  /// The composition with a draw's weights, in which nothing that counted is refused. out: `drawn`, a copy of
  /// composition()
  void weigh(std::int64_t draw, Composition& drawn) const;
  [[nodiscard]] const Composition& composition() const noexcept { return *drawn_; }
  /// Of the whole, times 1e6: [draw * leaves + leaf]; empty unless linear.
  [[nodiscard]] std::span<const float> whole_weights() const noexcept { return whole_weight_; }
  [[nodiscard]] const DrawnShares& shares() const noexcept { return shares_; }

 private:
  void add_whole_weights();
  void judge_block(const float* raw, std::int64_t raw_stride, std::int64_t cells, float* score,
                   std::uint8_t* state) const;

  /// As the profile judges; as draws compose. Larger than a short stack has room for.
  std::unique_ptr<Composition> composition_, drawn_;
  DrawnShares shares_;
  bool linear_ = false, ordered_ = false;
  std::vector<composing::Slopes> slopes_;
  std::vector<float> whole_weight_;
};

}  // namespace firnline
