// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "host/run/indicator_relations.hpp"

#include <cmath>
#include <string>
#include <vector>

#include "host/finished_run/stated_weights.hpp"
#include "kernels/grid/number_text.hpp"
#include "kernels/ranking/correlation.hpp"

namespace firnline {
namespace {

/// From here on two indicators are called one and the same: 0.9 is this project's own choice.
constexpr double almost_alike = 0.9;
/// Fewer sites say little: with ten, a correlation of 0.9 between unrelated columns is seen about once in
/// 1,000 lists.
constexpr std::int64_t fewest_sites = 10;

}  // namespace

void add_indicator_relations(FinishedProfile& profile) {
  std::vector<std::vector<double>> columns(profile.indicators.size());
  std::vector<double> scores;
  for (const FinishedSite& site : profile.sites) {
    if (site.status != SiteStatus::scored) continue;
    scores.push_back(site.score);
    for (std::size_t i = 0; i < columns.size(); ++i) columns[i].push_back(site.score_of[i]);
  }
  const auto stated = stated_weights(profile.composition);
  const auto effective = effective_weights(columns, scores);
  const auto correlations = spearman_matrix(columns);
  for (std::size_t i = 0; i < columns.size(); ++i) {
    profile.indicators[i].stated_weight = stated[i];
    profile.indicators[i].effective_weight = effective[i];
    profile.indicators[i].correlation = correlations[i];
  }
}

std::vector<std::string> warnings_of_twins(const FinishedProfile& profile) {
  std::vector<std::string> warnings;
  if (scored_sites(profile) < fewest_sites) return warnings;
  for (std::size_t i = 0; i < profile.indicators.size(); ++i)
    for (std::size_t j = i + 1; j < profile.indicators.size(); ++j) {
      const double rho = profile.indicators[i].correlation[j];
      if (!(std::abs(rho) >= almost_alike)) continue;
      warnings.push_back("Profile '" + profile.name + "': '" + profile.indicators[i].id + "' and '" +
                         profile.indicators[j].id + "' order the sites " +
                         (rho > 0 ? "almost alike" : "almost oppositely") + " (rank correlation " +
                         number_text(rho, 2) + "): together they count " +
                         (rho > 0 ? "twice." : "for nothing."));
    }
  return warnings;
}

}  // namespace firnline
