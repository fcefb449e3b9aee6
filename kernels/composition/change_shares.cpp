// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "kernels/composition/change_shares.hpp"

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <limits>
#include <string>
#include <utility>

#include "kernels/composition/compose.hpp"
#include "kernels/composition/shapley.hpp"
#include "kernels/grid/error.hpp"

namespace firnline {
namespace {

constexpr int nodes = dimensions + 1;
constexpr std::size_t most_in_group = 8;
constexpr std::size_t most_pairs = 64;  // one bit each
constexpr double missing = std::numeric_limits<double>::quiet_NaN();

using Group = std::vector<ChangePart>;

std::uint64_t bit(int place) {
  return std::uint64_t{1} << place;
}

bool is_missing(double score) {
  return composing::is_missing(score);
}

bool differ(double a, double b) {
  return is_missing(a) ? !is_missing(b) : a != b;
}

bool same(const ValueFunction& a, const ValueFunction& b) {
  if (a.transform != b.transform || a.curve != b.curve) return false;
  if (a.curve != Curve::knots) return a.middle == b.middle && a.steepness == b.steepness;
  return a.knots == b.knots && std::equal(a.x, a.x + a.knots, b.x) && std::equal(a.v, a.v + a.knots, b.v);
}

bool same_rule(const Node& a, const Node& b) {
  return a.how == b.how && a.min_coverage == b.min_coverage &&
         a.geometric_may_renormalise == b.geometric_may_renormalise && a.exponent == b.exponent &&
         a.order_weights == b.order_weights &&
         std::equal(a.order_weight, a.order_weight + a.order_weights, b.order_weight);
}

const Node& node_of(const Composition& composition, int place) {
  return place == root_node ? composition.root : composition.node[place];
}

int dimension_of(const Composition& before, const Composition& after, const LeafPair& pair) {
  return static_cast<int>((pair.after >= 0 ? after.leaf[pair.after] : before.leaf[pair.before]).dimension);
}

/// Missing rules stand with the leaves, but are a rule of the dimension.
bool same_missing_rules(const Composition& before, const Composition& after,
                        const std::vector<LeafPair>& pairs, int dimension) {
  return std::all_of(pairs.begin(), pairs.end(), [&](const LeafPair& pair) {
    return pair.before < 0 || pair.after < 0 || dimension_of(before, after, pair) != dimension ||
           before.leaf[pair.before].missing == after.leaf[pair.after].missing;
  });
}

void require_each_leaf_once(const Composition& composition, const std::vector<LeafPair>& pairs,
                            int LeafPair::*side) {
  std::uint64_t seen = 0;
  for (const LeafPair& pair : pairs)
    if (pair.*side >= 0) seen += pair.*side < composition.leaves ? bit(pair.*side) : 0;
  if (seen != (composition.leaves > 0 ? bit(composition.leaves) - 1 : 0))
    throw BugError("The pairs do not name each of " + std::to_string(composition.leaves) +
                   " indicators exactly once.");
}

std::vector<Group> groups_of(const std::vector<ChangePart>& parts) {
  std::vector<Group> groups;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (i % most_in_group == 0) groups.emplace_back();
    groups.back().push_back(parts[i]);
  }
  return groups;
}

}  // namespace

/// Which parts are as they are after; one bit per pair of leaves, or per node.
struct TwoJudgements::Changed {
  std::uint64_t input = 0, value_function = 0, leaf_weight = 0;
  unsigned node_weight = 0, rule = 0;

  static Changed kinds(unsigned set) {
    const auto all = [&](ChangeKind kind) { return (set >> static_cast<int>(kind) & 1U) != 0; };
    Changed out;
    if (all(ChangeKind::input)) out.input = ~std::uint64_t{0};
    if (all(ChangeKind::value_function)) out.value_function = ~std::uint64_t{0};
    if (all(ChangeKind::weight)) out.leaf_weight = ~std::uint64_t{0}, out.node_weight = ~0U;
    if (all(ChangeKind::rule)) out.rule = ~0U;
    return out;
  }
  void add(const ChangePart& part) {
    if (part.kind == ChangeKind::input) input |= bit(part.leaf);
    if (part.kind == ChangeKind::value_function) value_function |= bit(part.leaf);
    if (part.kind == ChangeKind::weight && part.leaf >= 0) leaf_weight |= bit(part.leaf);
    if (part.kind == ChangeKind::weight && part.leaf < 0) node_weight |= 1U << part.node;
    if (part.kind == ChangeKind::rule) rule |= 1U << part.node;
  }
  void add(const Group& group) {
    for (const ChangePart& part : group) add(part);
  }
};

/// One site, ready to be scored in any mixture: a leaf's score is known for either value and either function.
class TwoJudgements::Mixture {
 public:
  Mixture(const TwoJudgements& two, std::span<const double> before, std::span<const double> after)
      : two_(two) {
    if (before.size() != static_cast<std::size_t>(two.before_.leaves) ||
        after.size() != static_cast<std::size_t>(two.after_.leaves))
      throw BugError("Rows of " + std::to_string(before.size()) + " and " + std::to_string(after.size()) +
                     " values do not fit the two compositions.");
    for (std::size_t i = 0; i < two.leaves_.size(); ++i) {
      const LeafPair pair = two.leaves_[i];
      const Leaf& then = pair.before >= 0 ? two.before_.leaf[pair.before] : two.after_.leaf[pair.after];
      const Leaf& now = pair.after >= 0 ? two.after_.leaf[pair.after] : then;
      const double raw_then = pair.before >= 0 ? before[static_cast<std::size_t>(pair.before)]
                                               : after[static_cast<std::size_t>(pair.after)];
      const double raw_now = pair.after >= 0 ? after[static_cast<std::size_t>(pair.after)] : raw_then;
      score_[i] = {score_of(then.value, raw_then), score_of(then.value, raw_now),
                   score_of(now.value, raw_then), score_of(now.value, raw_now)};
      if (differ(raw_then, raw_now)) inputs_.push_back({ChangeKind::input, static_cast<int>(i), -1});
    }
  }

  [[nodiscard]] const std::vector<ChangePart>& inputs() const { return inputs_; }

  [[nodiscard]] double score(const Changed& changed) {
    int leaves = 0;
    double scores[most_leaves];
    for (std::size_t i = 0; i < two_.leaves_.size(); ++i) {
      const int place = static_cast<int>(i);
      const LeafPair pair = two_.leaves_[i];
      const Leaf* weighs = weighing_leaf(pair, (changed.leaf_weight & bit(place)) != 0);
      if (weighs == nullptr) continue;
      if (leaves == most_leaves) return missing;
      Leaf& leaf = mixed_.leaf[leaves];
      leaf.dimension = weighs->dimension;
      leaf.weight = weighs->weight;
      leaf.missing = missing_rule(pair, changed, static_cast<int>(weighs->dimension));
      const std::size_t function = (changed.value_function & bit(place)) != 0 ? 2 : 0;
      scores[leaves++] = score_[i][function + ((changed.input & bit(place)) != 0 ? 1 : 0)];
    }
    mixed_.leaves = leaves;
    for (int n = 0; n < nodes; ++n) {
      Node& node = n == root_node ? mixed_.root : mixed_.node[n];
      node = node_of((changed.rule >> n & 1U) != 0 ? two_.after_ : two_.before_, n);
      node.weight = node_of((changed.node_weight >> n & 1U) != 0 ? two_.after_ : two_.before_, n).weight;
    }
    return aggregate(mixed_, scores).score;
  }

  /// Owen values of the parts of one kind, over the orders of kinds, of groups in it, and of parts in a
  /// group.
  [[nodiscard]] std::vector<double> shares_within(std::size_t kind, const std::vector<ChangePart>& own) {
    std::vector<double> shares;
    const auto groups = groups_of(own);
    for (std::size_t g = 0; g < groups.size(); ++g) {
      std::vector<double> of_group(groups[g].size(), 0.0);
      shapley::each_preceding(change_kinds, kind, [&](std::size_t kinds, double of_kinds) {
        shapley::each_preceding(groups.size(), g, [&](std::size_t others, double of_groups) {
          Changed base = Changed::kinds(static_cast<unsigned>(kinds));
          for (std::size_t o = 0; o < groups.size(); ++o)
            if ((others >> o & 1) != 0) base.add(groups[o]);
          const auto inside = shapley::values(groups[g].size(), worths(base, groups[g]));
          for (std::size_t i = 0; i < inside.size(); ++i) of_group[i] += of_kinds * of_groups * inside[i];
        });
      });
      shares.insert(shares.end(), of_group.begin(), of_group.end());
    }
    return shares;
  }

 private:
  /// Scores of base with every set of the group's parts, by set.
  [[nodiscard]] std::vector<double> worths(const Changed& base, const Group& group) {
    std::vector<double> worth;
    worth.reserve(std::size_t{1} << group.size());
    for (std::size_t set = 0; set < std::size_t{1} << group.size(); ++set) {
      Changed changed = base;
      for (std::size_t i = 0; i < group.size(); ++i)
        if ((set >> i & 1) != 0) changed.add(group[i]);
      worth.push_back(score(changed));
    }
    return worth;
  }

  [[nodiscard]] const Leaf* weighing_leaf(const LeafPair& pair, bool after) const {
    const int leaf = after ? pair.after : pair.before;
    if (leaf < 0) return nullptr;
    return &(after ? two_.after_ : two_.before_).leaf[leaf];
  }
  [[nodiscard]] MissingRule missing_rule(const LeafPair& pair, const Changed& changed, int dimension) const {
    const bool after = pair.before < 0 || (pair.after >= 0 && (changed.rule >> dimension & 1U) != 0);
    return (after ? two_.after_.leaf[pair.after] : two_.before_.leaf[pair.before]).missing;
  }

  const TwoJudgements& two_;
  std::array<std::array<double, 4>, most_pairs> score_{};  ///< by function (2) and value (1), 0 = before
  std::vector<ChangePart> inputs_;
  Composition mixed_;
};

TwoJudgements::TwoJudgements(const Composition& before, const Composition& after,
                             std::vector<LeafPair> leaves)
    : before_(before), after_(after), leaves_(std::move(leaves)) {
  if (leaves_.size() > most_pairs)
    throw BugError("Two lists of " + std::to_string(leaves_.size()) + " indicators together; at most " +
                   std::to_string(most_pairs) + " can be told apart.");
  require_each_leaf_once(before_, leaves_, &LeafPair::before);
  require_each_leaf_once(after_, leaves_, &LeafPair::after);
  const auto each_leaf = [&](ChangeKind kind, const auto& equal) {
    for (std::size_t i = 0; i < leaves_.size(); ++i) {
      const LeafPair pair = leaves_[i];
      const bool in_both = pair.before >= 0 && pair.after >= 0;
      if (in_both ? !equal(before_.leaf[pair.before], after_.leaf[pair.after]) : kind == ChangeKind::weight)
        lasting_.push_back({kind, static_cast<int>(i), -1});
    }
  };
  each_leaf(ChangeKind::value_function, [](const Leaf& a, const Leaf& b) { return same(a.value, b.value); });
  each_leaf(ChangeKind::weight,
            [](const Leaf& a, const Leaf& b) { return a.weight == b.weight && a.dimension == b.dimension; });
  for (int d = 0; d < dimensions; ++d)
    if (before_.node[d].weight != after_.node[d].weight) lasting_.push_back({ChangeKind::weight, -1, d});
  for (int n = 0; n < nodes; ++n)
    if (!same_rule(node_of(before_, n), node_of(after_, n)) ||
        !same_missing_rules(before_, after_, leaves_, n))
      lasting_.push_back({ChangeKind::rule, -1, n});
}

double TwoJudgements::score(std::span<const double> before, std::span<const double> after,
                            unsigned changed) const {
  return Mixture(*this, before, after).score(Changed::kinds(changed));
}

std::array<double, change_kinds> TwoJudgements::shares_by_kind(std::span<const double> before,
                                                               std::span<const double> after) const {
  Mixture mixture(*this, before, after);
  std::vector<double> worth;
  for (unsigned set = 0; set < 1U << change_kinds; ++set) worth.push_back(mixture.score(Changed::kinds(set)));
  const auto values = shapley::values(change_kinds, worth);
  std::array<double, change_kinds> shares{};
  std::copy(values.begin(), values.end(), shares.begin());
  if (std::any_of(worth.begin(), worth.end(), is_missing)) shares.fill(missing);
  return shares;
}

ChangeShares TwoJudgements::shares(std::span<const double> before, std::span<const double> after) const {
  Mixture mixture(*this, before, after);
  ChangeShares out;
  out.by_kind = shares_by_kind(before, after);
  out.parts = mixture.inputs();
  out.parts.insert(out.parts.end(), lasting_.begin(), lasting_.end());
  for (int kind = 0; kind < change_kinds; ++kind) {
    std::vector<ChangePart> own;
    std::copy_if(out.parts.begin(), out.parts.end(), std::back_inserter(own),
                 [&](const ChangePart& part) { return static_cast<int>(part.kind) == kind; });
    const auto shares = mixture.shares_within(static_cast<std::size_t>(kind), own);
    out.share.insert(out.share.end(), shares.begin(), shares.end());
  }
  const bool unknown =
      is_missing(out.by_kind[0]) || std::any_of(out.share.begin(), out.share.end(), is_missing);
  if (unknown) {
    out.by_kind.fill(missing);
    std::fill(out.share.begin(), out.share.end(), missing);
  }
  return out;
}

}  // namespace firnline
