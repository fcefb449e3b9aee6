// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "host/run/water_tables.hpp"

#include <string>
#include <vector>

#include "host/run/table_values.hpp"

namespace firnline {
namespace {

bool is_text(const std::string& column) {
  return column == "id" || column == "name" || column == "inside_id" || column == "inside_name";
}

void add_columns(const std::vector<std::string>& names, Table& table) {
  for (const auto& name : names)
    table.columns.push_back({name, is_text(name)                               ? ColumnType::text
                                   : name == "lower_bound" || name == "inside" ? ColumnType::integer
                                                                               : ColumnType::real});
}

}  // namespace

Table water_table(const FinishedProfile& profile) {
  Table table;
  table.name = "water";
  add_columns(water_columns(profile), table);
  table.made_rows = profile.sites.size();
  table.make_row = [&profile, columns = table.columns.size()](std::size_t number) {
    const FinishedSite& site = profile.sites[number];
    std::vector<Value> row = {site.id, site.name};
    if (site.water == nullptr) {
      row.resize(columns);
      return row;
    }
    const FinishedWater& water = *site.water;
    row.insert(row.end(), {real(water.lon), real(water.lat), water.moved_m, water.upstream_km2,
                           std::int64_t{water.lower_bound}, water.inside});
    if (profile.upstream->definition.empty()) return row;
    row.push_back(real(water.known_share));
    row.push_back(real(water.glacier_share_of_year));
    for (const double share : water.glacier_share) row.push_back(real(share));
    row.push_back(real(water.discharge_of_year_m3_s));
    for (const double discharge : water.discharge_m3_s) row.push_back(real(discharge));
    return row;
  };
  return table;
}

Table overlap_table(const FinishedProfile& profile) {
  Table table;
  table.name = "overlaps";
  add_columns(overlap_columns(), table);
  table.made_rows = profile.overlaps.size();
  table.make_row = [&profile](std::size_t number) {
    const FinishedSite& site = profile.sites[profile.overlaps[number].site];
    const FinishedSite& in = profile.sites[profile.overlaps[number].in];
    return std::vector<Value>{site.id,
                              site.name,
                              in.id,
                              in.name,
                              site.water->upstream_km2,
                              site.water->upstream_km2 / in.water->upstream_km2};
  };
  return table;
}

}  // namespace firnline
