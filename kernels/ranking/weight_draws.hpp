// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "kernels/ranking/draws.hpp"

namespace firnline {

/// How the weights of a node's children are drawn: a Dirichlet distribution over their shares.
struct WeightPrior {
  /// Raw weights, >= 0 and not all 0; a child of weight 0 keeps it in every draw.
  std::vector<double> weights = {};
  /// How sure one is of them: shares are drawn around theirs with the variance w (1 - w) / (concentration +
  /// 1). 0: of nothing; all shares are equally likely.
  double concentration = 0;
  /// Of shares; empty = 0 and 1 for all.
  std::vector<double> least = {}, greatest = {};
  /// Chains of children whose shares never rise from each to the next.
  std::vector<std::vector<std::int32_t>> falling = {};
  /// Counter layer of the first child; of different nodes: as far apart as they have children.
  std::uint16_t first_layer = 0;
};

/// Draws shares of weight. Bounds and order are kept by drawing again until they hold; a chain whose children
/// are all alike is put in order instead, which comes to the same distribution.
class WeightDraws {
 public:
  static constexpr std::int64_t most_tries = 100'000;  ///< for one draw

  /// throws: BugError for weights that are negative, not finite or all 0, lists of another length than
  /// theirs, an order that names a child that is not there, and limits without room (conflict_of)
  WeightDraws(WeightPrior prior, std::uint64_t seed);

  /// out: shares of the children, which sum to 1 within rounding. returns: how often was drawn, 1 or more
  /// throws: LimitError when none of most_tries keeps bounds and order
  std::int64_t draw(std::uint32_t sample, std::span<double> shares) const;
  /// The same with each child's variate out of a draw of its own. in: samples, one per child
  std::int64_t draw(std::span<const std::uint32_t> samples, std::span<double> shares) const;
  /// Share of 20,000 tries, of other numbers than those of draws, that keep bounds and order.
  [[nodiscard]] double kept_share() const;
  /// Bounds or an order were given: a child's variate no longer changes its own share alone.
  [[nodiscard]] bool limited() const noexcept {
    return !prior_.least.empty() || !prior_.greatest.empty() || !prior_.falling.empty();
  }
  [[nodiscard]] const WeightPrior& prior() const noexcept { return prior_; }
  [[nodiscard]] std::size_t children() const noexcept { return prior_.weights.size(); }

 private:
  [[nodiscard]] bool keeps(std::span<const double> shares) const;
  [[nodiscard]] bool attempt(std::span<const std::uint32_t> samples, std::uint64_t tried,
                             std::span<double> shares) const;
  void choose_chains_of_alike();

  WeightPrior prior_;
  std::vector<double> shape_;
  std::vector<std::vector<std::int32_t>> alike_;  ///< of the chains: without a child in common
  PhiloxKey key_;
};

}  // namespace firnline
