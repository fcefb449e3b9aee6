// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "host/finished_run/comparison.hpp"
#include "host/finished_run/finished_run.hpp"
#include "host/job/weights.hpp"
#include "kernels/ranking/agreement.hpp"

namespace firnline {

/// The weight of an indicator or a dimension, in the run and now.
struct RerankedWeight {
  std::string name, title;                 ///< id of an indicator, or the dimension's own name and no title
  double before = 0, now = 0;              ///< raw
  double share_before = 0, share_now = 0;  ///< of the whole weight, 0..1
};

struct RerankedSite {
  std::size_t row = 0;    ///< in the profile's list
  std::int64_t rank = 0;  ///< 0 = not scored
  double score = 0;       ///< NaN when not scored
  double coverage = 0;
  double dimension[dimensions] = {};
  SiteStatus status = SiteStatus::scored;
};

/// A list of a finished run with other weights.
struct Reranking {
  FinishedProfile profile;              ///< as the run left it
  std::vector<RerankedWeight> weights;  ///< dimensions that have indicators, each before its indicators
  std::vector<RerankedSite> sites;      ///< by rank, then id; the unscored last
  std::int64_t scored_before = 0, scored = 0, moved = 0;
  Agreement agreement;                         ///< of the ranks now with those of the run
  std::vector<LoneSite> into_top, out_of_top;  ///< rank = the one they come from, or go to
};

/// The profile's composition with other raw weights. A name is an indicator's id or a dimension; whoever is
/// not named keeps what it has, and 0 leaves an indicator out as if the profile had never named it. throws:
/// UsageError (no such name; nothing left of a dimension or of all; a weight of 0 where an ordered mean
/// counts its children)
[[nodiscard]] Composition reweighted(const FinishedProfile& profile, const NamedWeights& weights);

/// Ranks the rows of a list again, from the raw values that stand in them: with no new weights scores and
/// ranks are the run's own to the last bit. What nothing is known of stays unscored; a site that lacked data
/// for the old weights may have enough for the new.
[[nodiscard]] Reranking rerank(FinishedProfile profile, const NamedWeights& weights);

/// Reads one list of a finished run and ranks it again. profile: its name, or empty where the run has one
/// alone. throws: UsageError, as read_list()
[[nodiscard]] Reranking rerank_run(const std::filesystem::path& folder, const std::string& profile,
                                   const NamedWeights& weights);

/// In sentences, with the first twenty rows; all rows as a document; all rows as CSV.
[[nodiscard]] std::string reranking_text(const Reranking& reranking);
[[nodiscard]] std::string reranking_json(const Reranking& reranking);
[[nodiscard]] std::string reranking_csv(const Reranking& reranking);

/// The columns of that CSV, in order; docs/outputs.md describes each.
[[nodiscard]] std::vector<std::string> reranking_columns();

}  // namespace firnline
