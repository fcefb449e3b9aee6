// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "host/finished_run/choices.hpp"

#include "kernels/composition/compose.hpp"
#include "kernels/grid/error.hpp"

namespace firnline {
namespace {

/// A table that somebody wrote may rank what has no score.
void require_scores(const FinishedProfile& profile, std::int64_t ranked) {
  for (std::size_t row = 0; row < static_cast<std::size_t>(ranked); ++row) {
    const FinishedSite& site = profile.sites[row];
    if (site.rank < 1 || composing::is_missing(compose(profile.composition, site.value.data()).score))
      throw CheckpointError("site '" + site.id + "' stands among those with a rank and has no score",
                            profile.name + "/sites.csv", "repeat the run with --overwrite");
  }
}

}  // namespace

std::vector<double> values_of_ranked(const FinishedProfile& profile) {
  const auto ranked = static_cast<std::size_t>(scored_sites(profile));
  std::vector<double> values;
  values.reserve(ranked * profile.indicators.size());
  for (std::size_t row = 0; row < ranked; ++row)
    values.insert(values.end(), profile.sites[row].value.begin(), profile.sites[row].value.end());
  return values;
}

std::shared_ptr<const ChoiceRanks> choices_of(const Device& device, const FinishedProfile& profile) {
  const std::int64_t ranked = scored_sites(profile);
  if (ranked < 2) return nullptr;
  require_scores(profile, ranked);
  const std::vector<double> values = values_of_ranked(profile);
  return std::make_shared<const ChoiceRanks>(choice_ranks(device, {profile.composition, values, ranked}));
}

std::string column_of(const Choice& choice) {
  return "rank_" + std::string(name_of(choice.normalisation)) + "_" +
         std::string(name_of(choice.aggregation));
}

std::vector<std::string> choice_columns(const FinishedProfile& profile) {
  std::vector<std::string> names = {"rank",        "id",         "name",          "rank_best",
                                    "rank_median", "rank_worst", "share_in_top_k"};
  for (const Choice& choice : profile.choices->choices) names.push_back(column_of(choice));
  return names;
}

}  // namespace firnline
