// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "host/finished_run/finished_run.hpp"
#include "host/words/words.hpp"
#include "kernels/composition/change_shares.hpp"
#include "kernels/ranking/agreement.hpp"

namespace firnline {

/// Something that was not the same when the two lists were made.
struct ListDifference {
  ChangeKind kind = ChangeKind::input;
  std::string what;           ///< "weight of flood_hazard_class", "layer ice", "site list"
  std::string before, after;  ///< in words; empty where there was none
};

/// What one thing that differs adds to the change of a site's score.
struct MovingPart {
  ChangeKind kind = ChangeKind::input;
  std::string what;  ///< as in ListDifference; of an input the title of the indicator
  std::string unit;
  double share = 0;
  double value_before = 0, value_after = 0;  ///< of an input; NaN = missing, and for what is no input
};

/// One site of both lists.
struct ComparedSite {
  std::string id, name;
  std::int64_t rank_before = 0, rank_after = 0;  ///< in its own list; 0 = not scored
  double score_before = 0, score_after = 0;      ///< NaN when not scored
  SiteStatus status_before = SiteStatus::scored, status_after = SiteStatus::scored;
  std::array<double, change_kinds> by_kind{};  ///< of score_after - score_before; NaN when not known
  std::vector<MovingPart> parts;               ///< largest magnitude first; see compare_lists()
  /// Its rank if only this kind of thing had changed, among the sites of both lists; 0 = no score then.
  std::array<std::int64_t, change_kinds> rank_with_only{};
};

/// A site that stands in one list alone.
struct LoneSite {
  std::string id, name;
  std::int64_t rank = 0;
};

/// Two ranked lists, site by site.
struct ListComparison {
  std::string profile_before, profile_after, title_before, title_after, sites_name;
  int top_k = 10;                                    ///< of the list after
  std::vector<ListDifference> differences;           ///< by kind
  std::int64_t scored_in_both = 0;                   ///< sites with a score before and after
  Agreement agreement;                               ///< of the ranks, over all sites of either list
  std::array<double, change_kinds> tau_with_only{};  ///< tau_b with the list before, if only this had changed
  std::vector<LoneSite> into_top, out_of_top;  ///< of both lists; rank = the one they come from, or go to
  std::vector<LoneSite> only_before, only_after;
  std::vector<ComparedSite> sites;  ///< of both lists: by how far the rank moved, then as in the list after
};

/// Two lists of one question. Sites are matched by id, indicators by id. Shares of changes are those of
/// TwoJudgements; `parts` are filled for the sites whose better rank is at most 1,000, by_kind for all. Every
/// figure can be recomputed from the two sites.csv and manifests. throws: UsageError when no site stands in
/// both lists, or the two judge by more than 64 indicators together
[[nodiscard]] ListComparison compare_lists(const FinishedRun& run_before, const FinishedProfile& before,
                                           const FinishedRun& run_after, const FinishedProfile& after);

/// Two runs.
struct RunComparison {
  std::string folder_before, folder_after, title_before, title_after, version_before, version_after;
  std::vector<ListComparison> lists;
  std::vector<std::string> profiles_only_before, profiles_only_after;
};

/// Which profiles to hold against each other; empty = every profile of that name in both runs.
struct ComparedProfiles {
  std::string before, after;  ///< after empty = the same name
};

/// Reads both folders and compares them. throws: UsageError when nothing can be compared; as
/// read_finished_run()
[[nodiscard]] RunComparison compare_runs(const std::string& folder_before, const std::string& folder_after,
                                         const ComparedProfiles& profiles);

/// "inputs", "value functions", "weights", "rules"
[[nodiscard]] const words::Message& kind_of(ChangeKind kind);

/// The kinds of changes that moved the score of any site.
[[nodiscard]] std::vector<ChangeKind> kinds_that_moved(const ListComparison& list);

/// What moved a site, in one line: its largest parts, or why they are not known.
[[nodiscard]] std::string what_moved(const words::Words& words, const ComparedSite& site);

/// The comparison in sentences, with the ten sites that moved farthest per list.
[[nodiscard]] std::string comparison_text(const RunComparison& comparison,
                                          const words::Words& words = words::Words());
[[nodiscard]] std::string comparison_json(const RunComparison& comparison);

}  // namespace firnline
