// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "host/finished_run/names.hpp"

#include <algorithm>
#include <utility>

#include "host/finished_run/finished_run.hpp"
#include "kernels/ranking/robustness.hpp"
#include "rasters/sites/sites.hpp"

namespace firnline {

std::string_view name_of(SiteStatus status) {
  switch (status) {
    case SiteStatus::scored:
      return "scored";
    case SiteStatus::outside:
      return "outside";
    case SiteStatus::no_data:
      return "no_data";
    case SiteStatus::under_covered:
      return "under_covered";
  }
  return "";
}

std::string_view name_of(Extraction extraction) {
  return extraction == Extraction::sum ? "sum" : extraction == Extraction::max ? "max" : "mean";
}

Aggregation aggregation_named(std::string_view word) {
  constexpr std::pair<std::string_view, Aggregation> named[] = {
      {"geometric", Aggregation::geometric},
      {"max", Aggregation::max},
      {"min", Aggregation::min},
      {"power_mean", Aggregation::power_mean},
      {"product", Aggregation::product},
      {"noisy_or", Aggregation::noisy_or},
      {"scaled_geometric", Aggregation::scaled_geometric},
      {"owa", Aggregation::owa}};
  for (const auto& [name, aggregation] : named)
    if (word == name) return aggregation;
  return Aggregation::arithmetic;
}

Dimension dimension_named(std::string_view word) {
  return word == "exposure"        ? Dimension::exposure
         : word == "vulnerability" ? Dimension::vulnerability
                                   : Dimension::hazard;
}

MissingRule missing_rule_named(std::string_view word) {
  return word == "propagate" ? MissingRule::propagate : MissingRule::renormalise;
}

Transform transform_named(std::string_view word) {
  return word == "log1p"         ? Transform::log1p
         : word == "square_root" ? Transform::square_root
                                 : Transform::none;
}

Curve curve_named(std::string_view word) {
  return word == "logistic"      ? Curve::logistic
         : word == "normal"      ? Curve::normal
         : word == "logarithmic" ? Curve::logarithmic
                                 : Curve::knots;
}

std::string title_in(const FinishedProfile& profile, std::size_t indicator) {
  const FinishedIndicator& own = profile.indicators[indicator];
  bool shared = false, same_place = own.place.empty();
  for (std::size_t other = 0; other < profile.indicators.size(); ++other) {
    if (other == indicator || profile.indicators[other].title != own.title) continue;
    shared = true;
    same_place = same_place || profile.indicators[other].place == own.place;
  }
  if (!shared) return own.title;
  return own.title + (same_place ? " (" + own.id + ")" : " " + own.place);
}

bool is_upstream_place(std::string_view word) {
  return word == words_of({.kind = Footprint::pour_point}, false) ||
         word == words_of({.kind = Footprint::catchment}, false);
}

std::int64_t scored_sites(const FinishedProfile& profile) {
  return std::count_if(profile.sites.begin(), profile.sites.end(),
                       [](const FinishedSite& site) { return site.rank > 0; });
}

std::vector<std::string> attribute_titles(const FinishedProfile& profile) {
  std::vector<std::string> titles;
  for (const auto& indicator : profile.indicators)
    if (!indicator.column.empty()) titles.push_back(indicator.title);
  return titles;
}

std::vector<std::string> site_columns(const FinishedProfile& profile) {
  std::vector<std::string> names = {"rank",  "id",       "name",   "lon",    "lat",
                                    "score", "coverage", "status", "reason", "cell_score_mean"};
  for (const auto& indicator : profile.indicators)
    for (const char* what : {"value_", "score_", "contribution_"}) names.push_back(what + indicator.id);
  if (profile.topsis) names.insert(names.end(), {"topsis", "topsis_rank"});
  if (profile.promethee) names.insert(names.end(), {"promethee_net_flow", "promethee_rank"});
  if (profile.upstream) names.insert(names.end(), {"upstream_km2", "lower_bound"});
  if (profile.upstream && !profile.upstream->definition.empty()) names.emplace_back("glacier_share");
  if (profile.access)
    names.insert(names.end(), profile.access->columns.begin(), profile.access->columns.end());
  if (profile.robustness)
    names.insert(names.end(), {"rank_p05", "rank_p50", "rank_p95", "p_top_k", "p_top_k_se"});
  if (!profile.requirements.list.empty())
    names.insert(names.end(),
                 {"meets", "requirements_score", "requirements_coverage", "requirements_failed"});
  if (profile.energy) names.insert(names.end(), {"emissions_t_co2", "pv_share", "battery_hours"});
  if (profile.safety_index) names.emplace_back("safety_class");
  return names;
}

std::vector<std::string> robustness_columns(const FinishedProfile& profile) {
  std::vector<std::string> names = {"rank",       "id",       "name",       "rank_p05",
                                    "rank_p50",   "rank_p95", "rank_mean",  "p_top_k",
                                    "p_top_k_se", "p_first",  "confidence", "p_ahead_of_next"};
  if (profile.robustness && profile.robustness->with_errors())
    for (const std::string bound : {"shared_", "own_"})
      for (const char* what : {"rank_p05", "rank_p95", "p_top_k"}) names.push_back(bound + what);
  const auto numbered = [&](const char* what, std::int64_t count) {
    for (std::int64_t i = 1; i <= count; ++i)
      names.push_back(what + std::string(i < 10 ? "0" : "") + std::to_string(i));
  };
  numbered("p_rank_", RankRobustness::first_ranks);
  numbered("p_tenth_", RankRobustness::deciles);
  for (const auto& indicator : profile.indicators) names.push_back("central_weight_" + indicator.id);
  return names;
}

std::vector<std::string> energy_columns() {
  return {"id",
          "name",
          "demand_mwh",
          "fuel_t_co2",
          "emissions_t_co2",
          "panels_kw",
          "pv_yield_kwh_kw",
          "pv_share",
          "battery_kwh",
          "battery_hours",
          "heating_degree_days",
          "heat_loss_w_k",
          "heat_demand_mwh",
          "emission_factor_t_mwh",
          "emission_factor_year",
          "emission_factor_source"};
}

std::vector<std::string> requirement_columns() {
  return {"id",        "name", "requirement", "pillar", "metric", "source",    "comparator",
          "threshold", "unit", "value",       "result", "margin", "mandatory", "evidence_date"};
}

std::vector<std::string> water_columns(const FinishedProfile& profile) {
  std::vector<std::string> names = {"id",      "name",         "pour_lon",    "pour_lat",
                                    "moved_m", "upstream_km2", "lower_bound", "inside"};
  if (!profile.upstream || profile.upstream->definition.empty()) return names;
  names.emplace_back("share_with_data");
  for (const std::string what : {"glacier_share", "discharge_m3_s"}) {
    names.push_back(what);
    for (const char* month : {"01", "02", "03", "04", "05", "06", "07", "08", "09", "10", "11", "12"})
      names.push_back(what + "_" + month);
  }
  return names;
}

std::vector<std::string> repair_columns() {
  return {"id",          "name",     "repair",     "score_now",
          "score_after", "rank_now", "rank_after", "requirements_gained",
          "meets_after"};
}

std::vector<std::string> overlap_columns() {
  return {"id", "name", "inside_id", "inside_name", "shared_km2", "share_of_inside"};
}

}  // namespace firnline
