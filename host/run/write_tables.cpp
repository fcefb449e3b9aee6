// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "host/run/write_tables.hpp"

#include <utility>

#include "host/run/change_tables.hpp"
#include "host/run/class_legend.hpp"
#include "host/run/robustness_tables.hpp"
#include "host/run/sensitivity_table.hpp"
#include "host/run/table_values.hpp"
#include "host/run/unit_tables.hpp"
#include "host/run/water_tables.hpp"
#include "rasters/export/site_style.hpp"
#include "rasters/export/table.hpp"

namespace firnline {
namespace {

constexpr std::int64_t named_sites = 10;  // on the map in QGIS, as many as in the report's

/// What of a site's water everybody should see who opens the list.
void add_water(const FinishedProfile& profile, const FinishedSite& site, std::vector<Value>& row) {
  if (!profile.upstream) return;
  const FinishedWater* water = site.water.get();
  row.push_back(water == nullptr ? Value() : Value(water->upstream_km2));
  row.push_back(water == nullptr ? Value() : Value(std::int64_t{water->lower_bound}));
  if (!profile.upstream->definition.empty())
    row.push_back(water == nullptr ? Value() : real(water->glacier_share_of_year));
}

void add_robustness(const FinishedProfile& profile, const FinishedSite& site, std::vector<Value>& row) {
  if (!profile.robustness) return;
  const SiteRobustness& drawn = site.robustness;
  row.insert(row.end(), {rank_or_nothing(drawn.rank_p05), rank_or_nothing(drawn.rank_p50),
                         rank_or_nothing(drawn.rank_p95), real(drawn.p_top_k), real(drawn.p_top_k_se)});
}

/// The site held against all requirements of its list.
void add_requirements(const FinishedProfile& profile, const FinishedSite& site, std::vector<Value>& row) {
  if (profile.requirements.list.empty()) return;
  const RequirementSummary summary = summary_of(profile.requirements, site.requirement_value);
  row.push_back(std::string(name_of(summary.meets)));
  row.push_back(real(summary.score()));
  row.push_back(real(summary.coverage()));
  row.push_back(failed_ids(profile.requirements, site.requirement_value));
}

void add_energy(const FinishedProfile& profile, const FinishedSite& site, std::vector<Value>& row) {
  if (!profile.energy) return;
  const FinishedSiteEnergy none;
  const FinishedSiteEnergy& energy = site.energy == nullptr ? none : *site.energy;
  for (const double number : {energy.emissions_t, energy.pv_share, energy.battery_hours})
    row.push_back(real(number));
}

/// in: a profile that outlives the table
Table site_table(const FinishedProfile& profile) {
  Table table;
  table.name = "sites";
  table.lon_column = "lon";
  table.lat_column = "lat";
  for (const auto& name : site_columns(profile)) {
    const bool text = name == "id" || name == "name" || name == "status" || name == "reason" ||
                      name == "meets" || name == "requirements_failed" || name == "safety_class";
    const bool whole = name == "rank" || name == "topsis_rank" || name == "promethee_rank" ||
                       name == "lower_bound" || name.starts_with("rank_");
    table.columns.push_back({name, whole ? ColumnType::integer : text ? ColumnType::text : ColumnType::real});
  }
  table.made_rows = profile.sites.size();
  table.make_row = [&profile](std::size_t number) {
    const FinishedSite& site = profile.sites[number];
    std::vector<Value> row = {rank_or_nothing(site.rank),
                              site.id,
                              site.name,
                              site.lon,
                              site.lat,
                              real(site.score),
                              site.coverage,
                              std::string(name_of(site.status)),
                              site.reason,
                              real(site.cell_score_mean)};
    for (std::size_t leaf = 0; leaf < profile.indicators.size(); ++leaf) {
      row.push_back(real(site.value[leaf]));
      row.push_back(real(site.score_of[leaf]));
      row.push_back(real(site.contribution[leaf]));
    }
    if (profile.topsis) {
      row.push_back(real(site.topsis));
      row.push_back(rank_or_nothing(site.topsis_rank));
    }
    if (profile.promethee) {
      row.push_back(real(site.net_flow));
      row.push_back(rank_or_nothing(site.net_flow_rank));
    }
    add_water(profile, site, row);
    for (const double value : site.access) row.push_back(real(value));
    add_robustness(profile, site, row);
    add_requirements(profile, site, row);
    add_energy(profile, site, row);
    if (profile.safety_index) row.push_back(site.safety_class);
    return row;
  };
  return table;
}

/// A row for each site and requirement, the sites in the order of their table. in: likewise
Table requirement_table(const FinishedProfile& profile) {
  Table table;
  table.name = "requirements";
  for (const auto& name : requirement_columns()) {
    const bool real_number = name == "threshold" || name == "value" || name == "margin";
    table.columns.push_back({name, name == "mandatory" ? ColumnType::integer
                                   : real_number       ? ColumnType::real
                                                       : ColumnType::text});
  }
  table.made_rows = profile.sites.size() * profile.requirements.list.size();
  table.make_row = [&profile](std::size_t number) {
    const auto& list = profile.requirements.list;
    const FinishedSite& site = profile.sites[number / list.size()];
    const FinishedRequirement& one = list[number % list.size()];
    const double value = site.requirement_value[number % list.size()];
    return std::vector<Value>{site.id,
                              site.name,
                              one.id,
                              one.pillar,
                              one.metric,
                              one.source,
                              std::string(name_of(one.comparator)),
                              one.threshold,
                              one.unit,
                              real(value),
                              std::string(name_of(verdict_of(one, value))),
                              real(margin(one.comparator, value, one.threshold)),
                              std::int64_t{one.mandatory},
                              one.evidence_date};
  };
  return table;
}

/// The energy of every site, in the order of their table, with the factor in each row. in: likewise
Table energy_table(const FinishedProfile& profile) {
  Table table;
  table.name = "energy";
  for (const auto& name : energy_columns()) {
    const bool text = name == "id" || name == "name" || name == "emission_factor_source";
    table.columns.push_back({name, text                             ? ColumnType::text
                                   : name == "emission_factor_year" ? ColumnType::integer
                                                                    : ColumnType::real});
  }
  table.made_rows = profile.sites.size();
  table.make_row = [&profile](std::size_t number) {
    const FinishedSite& site = profile.sites[number];
    std::vector<Value> row = {site.id, site.name};
    const FinishedSiteEnergy energy = site.energy == nullptr ? FinishedSiteEnergy{} : *site.energy;
    for (const double* one : numbers_of(energy)) row.push_back(real(*one));
    row.insert(row.end(), {profile.energy->factor_t_mwh, std::int64_t{profile.energy->factor_year},
                           profile.energy->factor_source});
    return row;
  };
  return table;
}

/// A row for each site and repair. in: likewise
Table repair_table(const FinishedProfile& profile) {
  Table table;
  table.name = "repairs";
  for (const auto& name : repair_columns()) {
    const bool text = name == "id" || name == "name" || name == "repair" || name == "meets_after";
    table.columns.push_back({name, text                         ? ColumnType::text
                                   : name.starts_with("score_") ? ColumnType::real
                                                                : ColumnType::integer});
  }
  table.made_rows = profile.sites.size() * profile.repairs.size();
  table.make_row = [&profile](std::size_t number) {
    const FinishedSite& site = profile.sites[number / profile.repairs.size()];
    const std::size_t which = number % profile.repairs.size();
    const RepairedSite& then = site.repaired[which];
    return std::vector<Value>{site.id,
                              site.name,
                              profile.repairs[which].name,
                              real(site.score),
                              real(then.score),
                              rank_or_nothing(site.rank),
                              rank_or_nothing(then.rank),
                              then.requirements_gained,
                              std::string(name_of(then.meets))};
  };
  return table;
}

Table indicator_table(const FinishedProfile& profile) {
  Table table;
  table.name = "indicators";
  table.columns = {{"indicator", ColumnType::text},
                   {"dimension", ColumnType::text},
                   {"stated_weight", ColumnType::real},
                   {"effective_weight", ColumnType::real}};
  for (const auto& other : profile.indicators)
    table.columns.push_back({"correlation_" + other.id, ColumnType::real});
  for (const auto& indicator : profile.indicators) {
    std::vector<Value> row = {indicator.id, indicator.dimension, indicator.stated_weight,
                              real(indicator.effective_weight)};
    for (const double rho : indicator.correlation) row.push_back(real(rho));
    table.rows.push_back(std::move(row));
  }
  return table;
}

Table audit_table(const std::vector<FinishedAudit>& audit) {
  Table table;
  table.name = "audit";
  table.columns = {{"layer", ColumnType::text},
                   {"source", ColumnType::text},
                   {"step", ColumnType::text},
                   {"method", ColumnType::text},
                   {"cells_in", ColumnType::integer},
                   {"cells_out", ColumnType::integer},
                   {"cells_no_data", ColumnType::integer},
                   {"total_before", ColumnType::real},
                   {"total_after", ColumnType::real},
                   {"seen_low", ColumnType::real},
                   {"seen_high", ColumnType::real},
                   {"warning", ColumnType::text}};
  for (const auto& row : audit)
    table.rows.push_back({row.layer, row.source, row.step, row.method, row.cells_in, row.cells_out,
                          row.cells_no_data, real(row.total_before), real(row.total_after),
                          real(row.seen_low), real(row.seen_high), row.warning});
  return table;
}

}  // namespace

Table rejected_table(const std::vector<FinishedRejection>& rows) {
  Table table;
  table.name = "rejected";
  table.columns = {{"line", ColumnType::integer},
                   {"column", ColumnType::text},
                   {"value", ColumnType::text},
                   {"reason", ColumnType::text}};
  for (const auto& row : rows) table.rows.push_back({row.line, row.column, row.value, row.reason});
  return table;
}

void write_site_tables(const RunPlan& plan, const OutputFolder& folder, const FinishedProfile& profile,
                       std::vector<WrittenFile>& files) {
  Table table = site_table(profile);
  table.reference_date = plan.job.reference_date;
  files.push_back(write_csv(folder, profile.name + "/sites.csv", table));
  files.push_back(write_gpkg(folder, profile.name + "/sites.gpkg", table));
  files.push_back(write_csv(folder, profile.name + "/indicators.csv", indicator_table(profile)));
  files.push_back(
      folder.write(profile.name + "/sites.qml", site_style(score_steps(profile.class_breaks), named_sites)));
  if (profile.choices != nullptr)
    files.push_back(write_csv(folder, profile.name + "/choices.csv", choice_table(profile)));
  if (profile.robustness) {
    files.push_back(write_csv(folder, profile.name + "/robustness.csv", robustness_table(profile)));
    files.push_back(write_csv(folder, profile.name + "/pairs.csv", pair_table(profile)));
    if (const auto sensitivity = sensitivity_table(plan.device, profile))
      files.push_back(write_csv(folder, profile.name + "/sensitivity.csv", *sensitivity));
    if (has_rank_shares(profile, plan.job.robustness.all_ranks))
      files.push_back(write_csv(folder, profile.name + "/rank_shares.csv", rank_share_table(profile)));
  }
  if (!profile.requirements.list.empty())
    files.push_back(write_csv(folder, profile.name + "/requirements.csv", requirement_table(profile)));
  if (!profile.rejected.empty())
    files.push_back(
        write_csv(folder, profile.name + "/sites_rejected.csv", rejected_table(profile.rejected)));
}

void write_tables(const RunPlan& plan, const OutputFolder& folder, FinishedRun& run) {
  for (const auto& profile : run.profiles) {
    write_site_tables(plan, folder, profile, run.files);
    write_unit_tables(plan, folder, profile, run.files);
    if (profile.upstream) {
      run.files.push_back(write_csv(folder, profile.name + "/water.csv", water_table(profile)));
      run.files.push_back(write_csv(folder, profile.name + "/overlaps.csv", overlap_table(profile)));
    }
    if (!profile.repairs.empty())
      run.files.push_back(write_csv(folder, profile.name + "/repairs.csv", repair_table(profile)));
    if (profile.energy)
      run.files.push_back(write_csv(folder, profile.name + "/energy.csv", energy_table(profile)));
    if (profile.changes.empty()) continue;
    run.files.push_back(write_csv(folder, profile.name + "/variants.csv", variants_table(profile)));
    run.files.push_back(write_csv(folder, profile.name + "/change.csv", change_table(profile)));
  }
  run.files.push_back(write_csv(folder, "audit.csv", audit_table(run.audit)));
}

}  // namespace firnline
