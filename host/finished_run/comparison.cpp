// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "host/finished_run/comparison.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <span>
#include <utility>

#include "host/finished_run/list_differences.hpp"
#include "host/job/names.hpp"
#include "host/job/profile.hpp"
#include "kernels/backend/device.hpp"
#include "kernels/grid/error.hpp"
#include "kernels/ranking/rank.hpp"

namespace firnline {
namespace {

constexpr double unknown = std::numeric_limits<double>::quiet_NaN();
constexpr std::int64_t most_explained = 1000;  ///< ranks whose moves are told part by part
constexpr std::size_t most_indicators = 64;    ///< of TwoJudgements

/// Places of one site in the two lists.
struct Match {
  std::size_t before = 0, after = 0;
};

std::vector<Match> matches_of(const FinishedProfile& before, const FinishedProfile& after) {
  std::map<std::string_view, std::size_t> place;
  for (std::size_t i = 0; i < before.sites.size(); ++i) place[before.sites[i].id] = i;
  std::vector<Match> matches;
  for (std::size_t i = 0; i < after.sites.size(); ++i) {
    const auto at = place.find(after.sites[i].id);
    if (at != place.end()) matches.push_back({at->second, i});
  }
  return matches;
}

std::vector<LoneSite> without_match(const FinishedProfile& list, const std::vector<Match>& matches,
                                    std::size_t Match::*side) {
  std::vector<bool> matched(list.sites.size(), false);
  for (const Match& match : matches) matched[match.*side] = true;
  std::vector<LoneSite> lone;
  for (std::size_t i = 0; i < list.sites.size(); ++i)
    if (!matched[i]) lone.push_back({list.sites[i].id, list.sites[i].name, list.sites[i].rank});
  return lone;
}

/// Indicators of either list: those of the list after, then those that only the list before has.
std::vector<LeafPair> pairs_of(const FinishedProfile& before, const FinishedProfile& after) {
  const auto place_in = [](const FinishedProfile& profile, const std::string& id) {
    for (std::size_t i = 0; i < profile.indicators.size(); ++i)
      if (profile.indicators[i].id == id) return static_cast<int>(i);
    return -1;
  };
  std::vector<LeafPair> pairs;
  for (std::size_t i = 0; i < after.indicators.size(); ++i)
    pairs.push_back({place_in(before, after.indicators[i].id), static_cast<int>(i)});
  for (std::size_t i = 0; i < before.indicators.size(); ++i)
    if (place_in(after, before.indicators[i].id) < 0) pairs.push_back({static_cast<int>(i), -1});
  if (pairs.size() > most_indicators)
    throw UsageError("the two lists judge by " + std::to_string(pairs.size()) +
                         " indicators together, which is more than " + std::to_string(most_indicators),
                     "compare", "compare profiles that share more indicators");
  return pairs;
}

class Lists {
 public:
  Lists(const FinishedProfile& before, const FinishedProfile& after)
      : before_(before),
        after_(after),
        matches_(matches_of(before, after)),
        pairs_(pairs_of(before, after)),
        two_(before.composition, after.composition, pairs_) {}

  [[nodiscard]] const std::vector<Match>& matches() const { return matches_; }

  [[nodiscard]] ComparedSite compared(const Match& match) const {
    const FinishedSite& then = before_.sites[match.before];
    const FinishedSite& now = after_.sites[match.after];
    ComparedSite out{now.id,      now.name,   then.rank, now.rank, then.score, now.score,
                     then.status, now.status, {},        {},       {}};
    out.by_kind.fill(unknown);
    if (then.rank == 0 || now.rank == 0) return out;
    if (std::min(then.rank, now.rank) > most_explained) {
      out.by_kind = two_.shares_by_kind(then.value, now.value);
      return out;
    }
    const ChangeShares shares = two_.shares(then.value, now.value);
    out.by_kind = shares.by_kind;
    for (std::size_t i = 0; i < shares.parts.size(); ++i)
      out.parts.push_back(part_of(shares.parts[i], shares.share[i], then, now));
    std::stable_sort(out.parts.begin(), out.parts.end(), [](const MovingPart& a, const MovingPart& b) {
      return std::abs(a.share) > std::abs(b.share);
    });
    return out;
  }

  /// Ranks of the sites of both lists when the kinds of `changed` are as they are after.
  [[nodiscard]] std::vector<std::int64_t> ranks(const Device& device, unsigned changed) const {
    std::vector<double> scores;
    scores.reserve(matches_.size());
    for (const Match& match : matches_)
      scores.push_back(
          two_.score(before_.sites[match.before].value, after_.sites[match.after].value, changed));
    return competition_ranks(device, scores);
  }

 private:
  [[nodiscard]] MovingPart part_of(const ChangePart& part, double share, const FinishedSite& then,
                                   const FinishedSite& now) const {
    MovingPart out{part.kind, {}, {}, share, unknown, unknown};
    if (part.leaf < 0) {
      out.what = part.kind == ChangeKind::rule
                     ? rule_of(part.node)
                     : weight_of(dimension_names[static_cast<std::size_t>(part.node)]);
      return out;
    }
    const LeafPair pair = pairs_[static_cast<std::size_t>(part.leaf)];
    const FinishedProfile& list = pair.after >= 0 ? after_ : before_;
    const auto place = static_cast<std::size_t>(pair.after >= 0 ? pair.after : pair.before);
    const FinishedIndicator& indicator = list.indicators[place];
    if (part.kind == ChangeKind::input) {
      out.what = title_in(list, place);
      out.unit = indicator.unit;
      out.value_before = then.value[static_cast<std::size_t>(pair.before)];
      out.value_after = now.value[static_cast<std::size_t>(pair.after)];
    } else {
      out.what =
          part.kind == ChangeKind::weight ? weight_of(indicator.id) : "value function of " + indicator.id;
    }
    return out;
  }

  const FinishedProfile &before_, &after_;
  std::vector<Match> matches_;
  std::vector<LeafPair> pairs_;
  TwoJudgements two_;
};

/// Ranks of all sites of either list, in one order: those of both, then those of one alone.
std::pair<std::vector<std::int64_t>, std::vector<std::int64_t>> ranks_of_both(const ListComparison& list) {
  std::vector<std::int64_t> before, after;
  for (const auto& site : list.sites) before.push_back(site.rank_before), after.push_back(site.rank_after);
  for (const auto& site : list.only_before) before.push_back(site.rank), after.push_back(0);
  for (const auto& site : list.only_after) before.push_back(0), after.push_back(site.rank);
  return {std::move(before), std::move(after)};
}

void add_top_changes(ListComparison& list) {
  const auto in_top = [&](std::int64_t rank) { return rank >= 1 && rank <= list.top_k; };
  for (const auto& site : list.sites) {
    if (in_top(site.rank_after) && !in_top(site.rank_before))
      list.into_top.push_back({site.id, site.name, site.rank_before});
    if (in_top(site.rank_before) && !in_top(site.rank_after))
      list.out_of_top.push_back({site.id, site.name, site.rank_after});
  }
}

void add_ranks_with_only(const Lists& lists, ListComparison& list) {
  const Device device = choose_device("cpu", 0);
  const auto unchanged = lists.ranks(device, 0);
  for (std::size_t kind = 0; kind < change_kinds; ++kind) {
    const auto ranks = lists.ranks(device, 1U << kind);
    list.tau_with_only[kind] = kendall_tau_b(unchanged, ranks);
    for (std::size_t i = 0; i < ranks.size(); ++i) list.sites[i].rank_with_only[kind] = ranks[i];
  }
}

std::int64_t moved_by(const ComparedSite& site) {
  if ((site.rank_before == 0) != (site.rank_after == 0)) return std::numeric_limits<std::int64_t>::max();
  return std::abs(site.rank_after - site.rank_before);
}

const FinishedProfile* find(const std::vector<FinishedProfile>& profiles, const std::string& name) {
  for (const auto& profile : profiles)
    if (profile.name == name) return &profile;
  return nullptr;
}

const FinishedProfile& named(const FinishedRun& run, const std::string& folder, const std::string& name) {
  if (const auto* profile = find(run.profiles, name)) return *profile;
  if (const auto* variant = find(run.variants, name)) return *variant;
  std::vector<std::string> names;
  for (const auto& profile : run.profiles) names.push_back(profile.name);
  for (const auto& variant : run.variants) names.push_back(variant.name);
  throw UsageError("the run in " + folder + " has no profile '" + name + "'", "compare",
                   "use one of: " + joined(names));
}

void add_lists_of_equal_names(const FinishedRun& before, const FinishedRun& after, RunComparison& out) {
  for (const auto& profile : before.profiles) {
    if (const auto* other = find(after.profiles, profile.name))
      out.lists.push_back(compare_lists(before, profile, after, *other));
    else
      out.profiles_only_before.push_back(profile.name);
  }
  for (const auto& profile : after.profiles)
    if (find(before.profiles, profile.name) == nullptr) out.profiles_only_after.push_back(profile.name);
  if (out.lists.empty())
    throw UsageError("no profile has the same name in both runs (" + joined(out.profiles_only_before) +
                         " and " + joined(out.profiles_only_after) + ")",
                     "compare", "name one of each with --profile and --against");
}

}  // namespace

ListComparison compare_lists(const FinishedRun& run_before, const FinishedProfile& before,
                             const FinishedRun& run_after, const FinishedProfile& after) {
  ListComparison out;
  out.profile_before = before.name;
  out.profile_after = after.name;
  out.title_before = before.title;
  out.title_after = after.title;
  out.sites_name = after.sites_name;
  out.top_k = after.top_k;
  out.differences = list_differences(run_before, before, run_after, after);
  const Lists lists(before, after);
  if (lists.matches().empty())
    throw UsageError("no site of profile '" + before.name + "' stands in the other list as well", "compare",
                     "sites are matched by their id; give both lists the same ids");
  for (const Match& match : lists.matches()) {
    out.sites.push_back(lists.compared(match));
    if (out.sites.back().rank_before > 0 && out.sites.back().rank_after > 0) ++out.scored_in_both;
  }
  out.only_before = without_match(before, lists.matches(), &Match::before);
  out.only_after = without_match(after, lists.matches(), &Match::after);
  add_ranks_with_only(lists, out);
  const auto [ranks_before, ranks_after] = ranks_of_both(out);
  out.agreement = agreement_of(ranks_before, ranks_after, out.top_k);
  add_top_changes(out);
  std::stable_sort(out.sites.begin(), out.sites.end(),
                   [](const ComparedSite& a, const ComparedSite& b) { return moved_by(a) > moved_by(b); });
  return out;
}

RunComparison compare_runs(const std::string& folder_before, const std::string& folder_after,
                           const ComparedProfiles& profiles) {
  const std::string name_after = profiles.after.empty() ? profiles.before : profiles.after;
  FinishedRun before = read_finished_run(folder_before), after = read_finished_run(folder_after);
  RunComparison out{folder_before,         folder_after, before.title, after.title, before.program_version,
                    after.program_version, {},           {},           {}};
  if (profiles.before.empty()) {
    add_lists_of_equal_names(before, after, out);
    return out;
  }
  read_variant_rows(folder_before, profiles.before, before);
  read_variant_rows(folder_after, name_after, after);
  out.lists.push_back(compare_lists(before, named(before, folder_before, profiles.before), after,
                                    named(after, folder_after, name_after)));
  return out;
}

}  // namespace firnline
