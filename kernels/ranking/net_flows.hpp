// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "kernels/backend/device.hpp"

namespace firnline {

/// How much an excess d of one score over another says that the first is the worse: 0 at d <= 0 and, with an
/// indifference q, at d <= q; 1 beyond. The Gaussian shape is not there: its values are no fractions, and
/// flows of whole maps are exact here. source: brans1985
enum class PreferenceShape : std::int32_t {
  usual,    ///< 1 from d > 0 on
  u_shape,  ///< 1 from d > q on
  v_shape,  ///< d / p up to p
  level,    ///< one half from d > q on, 1 from d > p on
  linear,   ///< (d - q) / (p - q) between q and p: V-shape with indifference
};

struct FlowCriterion {
  double weight = 1;  ///< raw, >= 0; shares of the sum count
  PreferenceShape shape = PreferenceShape::usual;
  double indifference = 0;  ///< q, 0..1, of scores; taken in steps of 1e-6
  double preference = 0;    ///< p, above q, 0..1, likewise
};

/// PROMETHEE II: the net flow of a cell or site is what it is worse than the others by, less what they are
/// worse than it by, the mean over all others, weighed over criteria: -1..1, 1 = worse than all others in
/// everything. Criteria are scores (1 = highest risk) in steps of 1e-6. Instead of every pair, scores are
/// counted by step; sums of the counts and of count x step then give the flow of every step at once, in whole
/// numbers. Cells are seen twice, in any order and in any pieces, with the same bits. One that lacks a
/// criterion has no flow and is no measure for the others. Another cell in the map may change the order of
/// the rest, so this is never computed on a part of a list. Memory: 8 MB per criterion. cost: O(n) per look
/// source: brans1985, equations of the net flow
class NetFlows {
 public:
  /// throws: BugError (no criteria; a weight that is negative or no number, or none above 0; thresholds that
  /// its shape does not allow)
  explicit NetFlows(std::vector<FlowCriterion> criteria);

  /// The first time. in: scores 0..1, [criterion * count + cell], NaN = missing
  void count(std::span<const float> scores, std::int64_t count);
  /// Once, after the first time. throws: LimitError for more than 4e12 cells
  void sum_up();
  /// The second time. out: net flows; NaN without one, and where no other is there to be held against
  void flows(const Device& device, std::span<const float> scores, std::int64_t count,
             std::span<double> out) const;

  [[nodiscard]] std::int64_t cells() const noexcept { return cells_; }

 private:
  [[nodiscard]] std::int64_t criteria() const noexcept { return static_cast<std::int64_t>(criteria_.size()); }
  void sum_up(std::size_t criterion);
  void require_sound() const;

  std::vector<FlowCriterion> criteria_;
  std::int64_t cells_ = 0;
  std::vector<std::vector<std::int64_t>>
      at_step_;                        ///< per criterion; cells, then flows in parts of 1 / parts_
  std::vector<double> share_of_part_;  ///< per criterion: what one part adds to a flow
};

}  // namespace firnline
