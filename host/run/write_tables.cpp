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

/// in: a profile that outlives the table
Table site_table(const FinishedProfile& profile) {
  Table table;
  table.name = "sites";
  table.lon_column = "lon";
  table.lat_column = "lat";
  for (const auto& name : site_columns(profile)) {
    const bool text = name == "id" || name == "name" || name == "status" || name == "reason";
    const bool whole =
        name == "rank" || name == "topsis_rank" || name == "lower_bound" || name.starts_with("rank_");
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
    add_water(profile, site, row);
    for (const double value : site.access) row.push_back(real(value));
    add_robustness(profile, site, row);
    return row;
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
  if (profile.robustness) {
    files.push_back(write_csv(folder, profile.name + "/robustness.csv", robustness_table(profile)));
    files.push_back(write_csv(folder, profile.name + "/pairs.csv", pair_table(profile)));
    if (const auto sensitivity = sensitivity_table(plan.device, profile))
      files.push_back(write_csv(folder, profile.name + "/sensitivity.csv", *sensitivity));
    if (has_rank_shares(profile, plan.job.robustness.all_ranks))
      files.push_back(write_csv(folder, profile.name + "/rank_shares.csv", rank_share_table(profile)));
  }
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
    if (profile.changes.empty()) continue;
    run.files.push_back(write_csv(folder, profile.name + "/variants.csv", variants_table(profile)));
    run.files.push_back(write_csv(folder, profile.name + "/change.csv", change_table(profile)));
  }
  run.files.push_back(write_csv(folder, "audit.csv", audit_table(run.audit)));
}

}  // namespace firnline
