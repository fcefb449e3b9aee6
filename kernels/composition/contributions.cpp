// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "kernels/composition/contributions.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <string>

#include "kernels/composition/shapley.hpp"
#include "kernels/grid/error.hpp"

namespace firnline {
namespace {

using NodeScore = composing::NodeScore<1>;
using NodeSum = composing::NodeSum<1>;

/// A set of leaves, one bit each: those that take their score from the site.
using Coalition = std::uint64_t;
static_assert(most_leaves <= 64);

using Group = std::vector<int>;        ///< leaves, in the order of declaration
using Union = std::vector<Group>;      ///< groups of one dimension
using Structure = std::vector<Union>;  ///< the tree whose orders are averaged over

constexpr int most_in_group = 12;  // 2^12 coalitions are scored per table

Coalition bit(int leaf) {
  return Coalition{1} << leaf;
}

Coalition members(const Group& group) {
  Coalition all = 0;
  for (const int leaf : group) all |= bit(leaf);
  return all;
}

Coalition members(const Union& groups) {
  Coalition all = 0;
  for (const Group& group : groups) all |= members(group);
  return all;
}

/// Both rows as scores.
struct Rows {
  std::array<double, most_leaves> site{};
  std::array<double, most_leaves> reference{};
};

struct MixedScores {
  const Rows& rows;
  Coalition from_site;
  [[nodiscard]] static bool whole(int) { return false; }
  template <class Take>
  void operator()(int leaf, const Take& take) const {
    const auto i = static_cast<std::size_t>(leaf);
    take(0, (from_site & bit(leaf)) != 0 ? rows.site[i] : rows.reference[i]);
  }
};

/// The members of `group` that `subset` names by their positions in it.
Coalition chosen(const Group& group, std::size_t subset) {
  Coalition some = 0;
  for (std::size_t i = 0; i < group.size(); ++i)
    if ((subset >> i & 1) != 0) some |= bit(group[i]);
  return some;
}

struct DimensionTable {
  std::vector<NodeScore> of_subset;  ///< by subset of the group's leaves in this dimension
  bool exists = false;               ///< the dimension has leaves
};

DimensionTable table_of(const Composition& composition, int dimension, const Rows& rows, Coalition base,
                        const Group& leaves) {
  DimensionTable table;
  table.of_subset.resize(std::size_t{1} << leaves.size());
  for (std::size_t subset = 0; subset < std::size_t{1} << leaves.size(); ++subset) {
    const MixedScores mixed{rows, base | chosen(leaves, subset)};
    composing::Workroom<1> room;
    composing::NodeSum<1> sum(composition.node[dimension], room);
    composing::Stops<1> stops;
    composing::sum_dimension(composition, dimension, mixed, sum, stops);
    composing::finish<1>(sum, table.of_subset[subset]);
    table.exists = sum.total_weight > 0 && composition.node[dimension].weight > 0;
  }
  return table;
}

/// Scores of every coalition base | subset of the group, by subset. The group's leaves are sorted by
/// dimension. Node scores are computed once per dimension and subset; only the root is evaluated per
/// coalition.
std::vector<double> worths(const Composition& composition, const Rows& rows, Coalition base,
                           const Group& group) {
  std::array<DimensionTable, dimensions> tables;
  for (int d = 0; d < dimensions; ++d) {
    Group here;
    for (const int leaf : group)
      if (static_cast<int>(composition.leaf[leaf].dimension) == d) here.push_back(leaf);
    tables[static_cast<std::size_t>(d)] = table_of(composition, d, rows, base, here);
  }
  std::vector<double> scores;
  scores.reserve(std::size_t{1} << group.size());
  for (std::size_t subset = 0; subset < std::size_t{1} << group.size(); ++subset) {
    composing::Workroom<1> room;
    NodeSum root(composition.root, room);
    std::size_t rest = subset;
    for (int d = 0; d < dimensions; ++d) {
      const DimensionTable& table = tables[static_cast<std::size_t>(d)];
      const NodeScore& node = table.of_subset[rest % table.of_subset.size()];
      rest /= table.of_subset.size();
      if (table.exists) composing::take<1>(root, composition.node[d].weight, node);
    }
    NodeScore whole;
    composing::finish<1>(root, whole);
    scores.push_back(whole.score[0]);
  }
  return scores;
}

/// Adds share x the Shapley value inside one table to the members of its group.
void add_shapley(const Group& group, const std::vector<double>& worth, double share,
                 std::vector<double>& into) {
  const auto values = shapley::values(group.size(), worth);
  for (std::size_t i = 0; i < group.size(); ++i)
    into[static_cast<std::size_t>(group[i])] += share * values[i];
}

/// Calls visit(coalition, share) for every set of the parts that may precede part `self` in an order of all
/// of them.
template <class Part, class Visit>
void each_preceding(const std::vector<Part>& parts, std::size_t self, const Visit& visit) {
  shapley::each_preceding(parts.size(), self, [&](std::size_t subset, double share) {
    Coalition before = 0;
    for (std::size_t p = 0; p < parts.size(); ++p)
      if ((subset >> p & 1) != 0) before |= members(parts[p]);
    visit(before, share);
  });
}

/// Only leaves that differ take part: one that does not is worth 0 in every order and changes nobody else's
/// value.
bool differs(const Rows& rows, int leaf) {
  const double a = rows.site[static_cast<std::size_t>(leaf)],
               b = rows.reference[static_cast<std::size_t>(leaf)];
  return composing::is_missing(a) ? !composing::is_missing(b) : a != b;
}

Group without_bystanders(const Rows& rows, const Group& group) {
  Group kept;
  for (const int leaf : group)
    if (differs(rows, leaf)) kept.push_back(leaf);
  return kept;
}

/// The tree is that of the composition, not of the rows: sites of one profile are explained alike.
Structure structure_of(const Composition& composition, const Rows& rows) {
  std::array<Group, dimensions> by_dimension;
  for (int i = 0; i < composition.leaves; ++i)
    by_dimension[static_cast<std::size_t>(composition.leaf[i].dimension)].push_back(i);
  if (composition.leaves <= most_in_group) {
    Group all;
    for (const Group& group : by_dimension) all.insert(all.end(), group.begin(), group.end());
    return {{without_bystanders(rows, all)}};
  }
  Structure structure;
  for (const Group& all : by_dimension) {
    Union groups;
    for (std::size_t first = 0; first < all.size(); first += most_in_group) {
      const auto from = all.begin() + static_cast<std::ptrdiff_t>(first);
      const auto size = static_cast<std::ptrdiff_t>(std::min<std::size_t>(most_in_group, all.size() - first));
      Group kept = without_bystanders(rows, Group(from, from + size));
      if (!kept.empty()) groups.push_back(std::move(kept));
    }
    if (!groups.empty()) structure.push_back(std::move(groups));
  }
  return structure;
}

Rows scored_rows(const Composition& composition, std::span<const double> site,
                 std::span<const double> reference) {
  const auto leaves = static_cast<std::size_t>(composition.leaves);
  if (site.size() != leaves || reference.size() != leaves)
    throw BugError("A row of " + std::to_string(site.size()) + " and a reference of " +
                   std::to_string(reference.size()) + " values do not fit a composition of " +
                   std::to_string(leaves) + " indicators.");
  Rows rows;
  for (std::size_t i = 0; i < leaves; ++i) {
    rows.site[i] = score_of(composition.leaf[i].value, site[i]);
    rows.reference[i] = score_of(composition.leaf[i].value, reference[i]);
    if (composing::is_missing(rows.reference[i]) && !composing::is_missing(rows.site[i]))
      throw BugError("The reference site has no value of indicator " + std::to_string(i) +
                     ", which the explained site has; there is nothing to compare with.");
  }
  if (composing::is_missing(aggregate(composition, rows.site.data()).score) ||
      composing::is_missing(aggregate(composition, rows.reference.data()).score))
    throw BugError("Contributions were asked for a site, or against a reference, that has no score.");
  return rows;
}

}  // namespace

// Every coalition can be scored. The leaves missing in a coalition are a subset of those missing at the site,
// a node's coverage only falls as leaves go missing (sums of non-negative terms in a fixed order are monotone
// even when rounded), and the site itself has a score.
std::vector<double> contributions(const Composition& composition, std::span<const double> site,
                                  std::span<const double> reference) {
  const Rows rows = scored_rows(composition, site, reference);
  const Structure structure = structure_of(composition, rows);
  std::vector<double> result(site.size(), 0.0);
  for (std::size_t u = 0; u < structure.size(); ++u) {
    each_preceding(structure, u, [&](Coalition unions_before, double union_share) {
      for (std::size_t g = 0; g < structure[u].size(); ++g) {
        each_preceding(structure[u], g, [&](Coalition groups_before, double group_share) {
          const Group& group = structure[u][g];
          const auto worth = worths(composition, rows, unions_before | groups_before, group);
          add_shapley(group, worth, union_share * group_share, result);
        });
      }
    });
  }
  return result;
}

}  // namespace firnline
