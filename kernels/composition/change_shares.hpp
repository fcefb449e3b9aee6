// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "kernels/composition/composition.hpp"

namespace firnline {

/// What can differ between two judgements of a site.
enum class ChangeKind : std::int32_t {
  input,           ///< the raw value of an indicator
  value_function,  ///< how an indicator's raw value becomes a score
  weight,          ///< how much an indicator or a dimension weighs, or whether it is judged by at all
  rule             ///< how the children of a node are put together, and what missing ones do
};
inline constexpr int change_kinds = 4;
inline constexpr int root_node = dimensions;  ///< place of the root among the nodes of a ChangePart

/// One thing that differs.
struct ChangePart {
  ChangeKind kind = ChangeKind::input;
  int leaf = -1;  ///< place in the list of pairs; -1 for a node
  int node = -1;  ///< a Dimension, or root_node; -1 for a leaf
  friend bool operator==(const ChangePart&, const ChangePart&) = default;
};

/// The same indicator in two compositions: its leaf in each, -1 where it is not judged by.
struct LeafPair {
  int before = -1, after = -1;
};

/// What a change of a site's score is made of.
struct ChangeShares {
  std::array<double, change_kinds> by_kind{};  ///< Shapley values over the kinds
  std::vector<ChangePart> parts;               ///< that differ for this site, by kind
  std::vector<double> share;                   ///< one per part; those of one kind sum to by_kind
};

/// Two judgements of one list: every site has a row of raw values in each, and each has its own value
/// functions, weights and rules.
class TwoJudgements {
 public:
  /// leaves: each leaf of either composition exactly once. throws: BugError when they are not
  TwoJudgements(const Composition& before, const Composition& after, std::vector<LeafPair> leaves);

  /// What differs between the two whatever the site: value functions, weights and rules.
  [[nodiscard]] const std::vector<ChangePart>& lasting_parts() const { return lasting_; }

  /// The score with the kinds of `changed` (bit 1 << kind) as they are after, the others as before; NaN when
  /// that has none. in: rows of raw values, one per leaf of its own composition
  [[nodiscard]] double score(std::span<const double> before, std::span<const double> after,
                             unsigned changed) const;

  /// What each thing that differs adds to score(after) - score(before): its Owen value over the tree of
  /// kinds, then groups of at most 8 in the order of the pairs, then single parts; up to 8 parts of a kind it
  /// is their exact Shapley value inside the kind. out: shares sum to the change within 1e-12; all NaN when a
  /// row, or a mixture of the two that some order passes through, has no score. cost: up to 2^3 * 2^(groups -
  /// 1) * 2^8 compositions per group. source: shapley1953, owen1977, winter1989; for changes of an index
  /// shorrocks2013
  [[nodiscard]] ChangeShares shares(std::span<const double> before, std::span<const double> after) const;

  /// Only by_kind of it: 16 compositions. cost: as said
  [[nodiscard]] std::array<double, change_kinds> shares_by_kind(std::span<const double> before,
                                                                std::span<const double> after) const;

 private:
  struct Changed;
  class Mixture;

  Composition before_, after_;
  std::vector<LeafPair> leaves_;
  std::vector<ChangePart> lasting_;
};

}  // namespace firnline
