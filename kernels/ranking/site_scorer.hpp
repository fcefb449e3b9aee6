// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "kernels/backend/device.hpp"
#include "kernels/composition/compose.hpp"
#include "kernels/ranking/weight_draws.hpp"
#include "kernels/ranking/weight_limits.hpp"

namespace firnline {

/// How far an indicator's values may be off: one standard deviation, the two parts added as variances.
struct ValueError {
  double absolute = 0;  ///< in the indicator's unit
  double relative = 0;  ///< share of the value

  [[nodiscard]] bool any() const noexcept { return absolute > 0 || relative > 0; }
};

/// The sites whose ranks are asked about: all of them have a score, and the first comes first.
struct RankedSites {
  const Composition& composition;
  std::span<const double> raw;  ///< [site * leaves + leaf], NaN = missing
  std::int64_t sites = 0;
};

/// What is drawn.
struct DrawPlan {
  std::int64_t draws = 1000;  ///< below 65536
  std::uint64_t seed = 1;
  bool weights = true;        ///< else those of the composition, as they are
  double concentration = 50;  ///< of weights around those of the composition (WeightPrior); 0 = all alike
  std::vector<ValueError> errors = {};  ///< per leaf; empty = values are taken as they are
  /// Of an error's variance: what is the same at all sites; the rest is every site's own. 1 and 0 are the
  /// bounds (domain-spec U3).
  double shared = 0.5;
  WeightLimits limits = {};  ///< that drawn weights keep
};

/// Weights of one draw, as shares: of each dimension's leaves, of the dimensions, and of all leaves in the
/// whole.
struct DrawnWeights {
  std::vector<double> leaf;
  double dimension[dimensions] = {};
  std::vector<double> whole;
};

/// A draw in which one number may be that of another draw: what a sensitivity analysis changes one at a time.
struct DrawMix {
  std::uint32_t sample = 0;
  std::uint32_t other = 0;
  /// From `other`: nothing (-1), the weight of leaf i (i), that of dimension d (leaves + d), the errors of
  /// leaf i (leaves + dimensions + i).
  std::int32_t swapped = -1;
};

/// Scores of sites under the weights and values of a draw, by the composition that scored them. Whether a
/// site has enough data was judged once, by the profile's own weights; every draw composes what counted then.
/// The composition's own weights and values give the composition's own scores, to the last bit.
class SiteScorer {
 public:
  /// throws: BugError when a site has no score, numbers do not fit, or an error is negative or no number
  SiteScorer(const RankedSites& sites, DrawPlan plan);

  [[nodiscard]] std::int64_t sites() const noexcept { return sites_; }
  [[nodiscard]] std::int64_t leaves() const noexcept { return composition_->leaves; }
  [[nodiscard]] const DrawPlan& plan() const noexcept { return plan_; }
  [[nodiscard]] int dimension_of(std::size_t leaf) const {
    return static_cast<int>(composition_->leaf[leaf].dimension);
  }
  /// The weight that stands at this place of DrawMix shares limits with others: it cannot change alone.
  [[nodiscard]] bool limited(std::int32_t swapped) const;
  /// Some value may be off.
  [[nodiscard]] bool with_errors() const noexcept;

  /// Those of the composition, which are no shares: they give its own scores.
  [[nodiscard]] DrawnWeights own_weights() const;
  [[nodiscard]] DrawnWeights weights_of(const DrawMix& mix) const;
  /// What a thread scores with: the composition's nodes and leaves, whose weights change from draw to draw.
  [[nodiscard]] std::unique_ptr<Composition> workroom() const {
    return std::make_unique<Composition>(*composition_);
  }
  /// room: from workroom(). out: scores in [0, 1], one per site. safe: for several threads at a time, each
  /// with a workroom of its own
  void score(const DrawMix& mix, const DrawnWeights& weights, Composition& room,
             std::span<double> scores) const;
  /// The same from the values as they are.
  void score(const DrawnWeights& weights, Composition& room, std::span<double> scores) const;

  static constexpr int width = 32;  ///< sites side by side

 private:
  struct Lanes;
  void keep_what_counts(const RankedSites& sites);
  void score(const DrawMix* mix, const DrawnWeights& weights, Composition& room,
             std::span<double> scores) const;
  void errors_of(const DrawMix& mix, std::int32_t leaf, std::int64_t first, double* value) const;

  std::unique_ptr<Composition> composition_;  ///< larger than a short stack has room for
  DrawPlan plan_;
  std::int64_t sites_ = 0, blocks_ = 0;
  std::vector<WeightDraws> leaf_draws_, dimension_draws_;  ///< per dimension with leaves; one at most
  std::vector<double> raw_, score_, deviation_;  ///< [leaf][site], filled up with sites that lack all
  std::vector<std::uint8_t> whole_;              ///< [leaf][block]: nothing is missing
  std::vector<composing::Slopes> slopes_;
};

}  // namespace firnline
