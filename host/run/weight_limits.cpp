// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "host/run/weight_limits.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>

#include "host/job/names.hpp"
#include "kernels/composition/compose_inline.hpp"
#include "kernels/grid/number_text.hpp"

namespace firnline {
namespace {

constexpr double least_kept = 0.002;  // of draws; rarer ones cost more time than the run itself

std::size_t leaves_of(const ResolvedProfile& profile) {
  return profile.leaf_source.size();
}

const std::string& name_of_leaf(const ResolvedProfile& profile, std::size_t leaf) {
  return profile.profile.indicators[profile.leaf_source[leaf]].id;
}

bool has_leaf(const ResolvedProfile& profile, int dimension) {
  for (std::int32_t leaf = 0; leaf < profile.composition.leaves; ++leaf)
    if (composing::belongs(profile.composition.leaf[leaf], dimension)) return true;
  return false;
}

/// Names of the leaves, then of the dimensions; a dimension without leaves has none.
std::vector<std::string> names_of_weights(const ResolvedProfile& profile) {
  std::vector<std::string> names;
  for (std::size_t leaf = 0; leaf < leaves_of(profile); ++leaf) names.push_back(name_of_leaf(profile, leaf));
  for (std::size_t d = 0; d < dimension_names.size(); ++d)
    names.push_back(has_leaf(profile, static_cast<int>(d)) ? std::string(dimension_names[d]) : "");
  return names;
}

std::optional<std::size_t> number_of(const std::vector<std::string>& names, const std::string& name) {
  const auto found = std::find(names.begin(), names.end(), name);
  if (found == names.end()) return std::nullopt;
  return static_cast<std::size_t>(found - names.begin());
}

/// What its share is a share of: a dimension, or nothing narrower than the whole.
std::string whole_of(const ResolvedProfile& profile, std::size_t number) {
  if (number >= leaves_of(profile)) return "the whole";
  return std::string(dimension_names[static_cast<std::size_t>(profile.composition.leaf[number].dimension)]);
}

/// What is said of one node of a profile.
class NodeOfLimits {
 public:
  NodeOfLimits(const Job& job, const ResolvedProfile& profile, const WeightPrior& prior)
      : job_(job), profile_(profile), prior_(prior), names_(names_of_weights(profile)) {
    if (prior.first_layer > 0)  // dimensions
      names_.erase(names_.begin(), names_.begin() + static_cast<std::ptrdiff_t>(leaves_of(profile)));
    names_.resize(prior.weights.size());
    for (std::size_t child = 0; child < prior.weights.size(); ++child)
      if (!(prior.weights[child] > 0)) names_[child].clear();
  }

  void check(std::vector<Mistake>& mistakes) const {
    if (const auto conflict = conflict_of(prior_))
      mistakes.push_back(of(*conflict));
    else if (WeightDraws(prior_, static_cast<std::uint64_t>(job_.robustness.seed)).kept_share() < least_kept)
      mistakes.push_back(
          at({}, "lets through fewer than one in 500 drawn sets of weights" + where() +
                     "; widen the ranges, compare fewer of them" +
                     (job_.robustness.concentration > 0
                          ? ", or lower the concentration of " + number_text(job_.robustness.concentration) +
                                " around the profile's own weights"
                          : "")));
  }

 private:
  [[nodiscard]] std::string where() const {
    const bool root = prior_.first_layer > 0;
    std::string dimension;
    for (std::size_t child = 0; child < names_.size() && !root; ++child)
      if (prior_.weights[child] > 0) dimension = whole_of(profile_, child);
    return (root ? std::string(" between the dimensions") : " in " + dimension) + " of profile '" +
           profile_.job.name + "'";
  }

  /// A mistake where the range of that name stands or, without one, the first range or order of the node.
  [[nodiscard]] Mistake at(const std::string& name, const std::string& message) const {
    for (const auto& range : job_.robustness.weights)
      if (!range.name.empty() && (name.empty() ? holds(names_, range.name) : range.name == name))
        return {job_.file, range.line, range.column, "robustness.weights." + range.name, message};
    for (const auto& order : job_.robustness.order)
      if (std::any_of(order.names.begin(), order.names.end(),
                      [&](const std::string& one) { return holds(names_, one); }))
        return {job_.file, order.line, order.column, "robustness.order", message};
    return {job_.file, job_.robustness.line, 0, "robustness", message};
  }

  [[nodiscard]] Mistake of(const WeightConflict& conflict) const {
    using Kind = WeightConflict::Kind;
    if (conflict.kind == Kind::circle)
      return at({}, "takes part in a circle of comparisons" + where() +
                        ", which only equal weights keep; leave one of them out");
    if (conflict.kind == Kind::no_room) {
      const std::string& name = names_[static_cast<std::size_t>(conflict.child)];
      return at(name, "leaves '" + name + "'" + where() + " no share to be drawn: with the order, " +
                          number_text(conflict.least) + " at least and " + number_text(conflict.greatest) +
                          " at most; widen a range, or compare fewer weights");
    }
    const bool least = conflict.kind == Kind::least_sum;
    return at({}, std::string(least ? "has lowest" : "has highest") + " shares" + where() +
                      " that sum up to " + number_text(least ? conflict.least : conflict.greatest) +
                      " with those beside it and the order, and all shares together are 1; " +
                      (least ? "lower some" : "raise some"));
  }

  const Job& job_;
  const ResolvedProfile& profile_;
  const WeightPrior& prior_;
  std::vector<std::string> names_;  ///< per child of the node; empty for one without a weight
};

void check_names(const Job& job, const LayerSet& set, std::vector<Mistake>& mistakes) {
  std::vector<std::string> known;
  for (std::size_t p = 0; p < set.baselines; ++p)
    for (const auto& name : names_of_weights(set.profiles[p]))
      if (!name.empty()) known.push_back(name);
  const auto require = [&](const std::string& name, const std::string& key, int line, int column) {
    if (!holds(known, name))
      mistakes.push_back({job.file, line, column, key,
                          "names no indicator with a weight, and no dimension, of this job's profiles: '" +
                              name + "'" + did_you_mean(name, known)});
  };
  for (const auto& range : job.robustness.weights)
    require(range.name, "robustness.weights." + range.name, range.line, range.column);
  for (const auto& order : job.robustness.order)
    for (const auto& name : order.names) require(name, "robustness.order", order.line, order.column);
}

/// Shares of different wholes say nothing about each other.
void check_wholes(const Job& job, const ResolvedProfile& profile, std::vector<Mistake>& mistakes) {
  const auto names = names_of_weights(profile);
  for (const auto& order : job.robustness.order) {
    std::string first;
    std::optional<std::size_t> first_number;
    for (const auto& name : order.names) {
      const auto number = number_of(names, name);
      if (!number) continue;
      if (first_number && whole_of(profile, *first_number) != whole_of(profile, *number)) {
        mistakes.push_back({job.file, order.line, order.column, "robustness.order",
                            "compares '" + first + "', a share of " + whole_of(profile, *first_number) +
                                ", with '" + name + "', a share of " + whole_of(profile, *number) +
                                " in profile '" + profile.job.name +
                                "'; compare indicators of one dimension, or dimensions"});
        break;
      }
      if (!first_number) first_number = number, first = name;
    }
  }
}

}  // namespace

WeightLimits limits_of_weights(const Job& job, const ResolvedProfile& profile) {
  const auto names = names_of_weights(profile);
  WeightLimits limits;
  for (const auto& range : job.robustness.weights)
    if (const auto number = number_of(names, range.name)) {
      limits.least.resize(names.size(), 0);
      limits.greatest.resize(names.size(), 1);
      limits.least[*number] = range.least;
      limits.greatest[*number] = range.greatest;
    }
  for (const auto& order : job.robustness.order) {
    std::vector<std::int32_t> chain;
    for (const auto& name : order.names)
      if (const auto number = number_of(names, name)) chain.push_back(static_cast<std::int32_t>(*number));
    if (chain.size() > 1) limits.falling.push_back(std::move(chain));
  }
  return limits;
}

void check_weight_limits(const Job& job, const LayerSet& set, std::vector<Mistake>& mistakes) {
  if (job.robustness.weights.empty() && job.robustness.order.empty()) return;
  const std::size_t before = mistakes.size();
  check_names(job, set, mistakes);
  for (std::size_t p = 0; p < set.baselines; ++p) check_wholes(job, set.profiles[p], mistakes);
  for (std::size_t p = 0; p < set.baselines && mistakes.size() == before; ++p) {
    const ResolvedProfile& profile = set.profiles[p];
    const WeightPriors priors =
        priors_of(profile.composition, job.robustness.concentration, limits_of_weights(job, profile));
    for (const auto* nodes : {&priors.leaves, &priors.root})
      for (const WeightPrior& prior : *nodes) NodeOfLimits(job, profile, prior).check(mistakes);
  }
}

}  // namespace firnline
