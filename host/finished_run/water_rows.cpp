// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "host/finished_run/water_rows.hpp"

#include <memory>
#include <span>
#include <string>

#include "host/finished_run/overlaps.hpp"
#include "host/finished_run/own_table.hpp"
#include "host/finished_run/rows_by_id.hpp"

namespace firnline {
namespace {

constexpr std::size_t columns_without_glaciers = 8;

FinishedWater water_of(const std::filesystem::path& csv, std::span<const std::string> fields) {
  const auto real = [&](std::size_t column) { return number_in(csv, fields[column]); };
  FinishedWater out;
  out.lon = real(2);
  out.lat = real(3);
  out.moved_m = real(4);
  out.upstream_km2 = real(5);
  out.lower_bound = fields[6] == "1";
  if (const double inside = real(7); inside >= 0 && inside < 1e15)
    out.inside = static_cast<std::int64_t>(inside);
  std::size_t column = columns_without_glaciers;
  if (fields.size() == column) return out;
  out.known_share = real(column++);
  out.glacier_share_of_year = real(column++);
  for (double& share : out.glacier_share) share = real(column++);
  out.discharge_of_year_m3_s = real(column++);
  for (double& discharge : out.discharge_m3_s) discharge = real(column++);
  return out;
}

}  // namespace

void read_water_rows(const std::filesystem::path& csv, FinishedProfile& profile) {
  const RowsById rows(profile);
  read_own_table(csv, water_columns(profile), [&](std::span<const std::string> fields) {
    if (fields[5].empty()) return;  // a site without a catchment
    profile.sites[rows.row(csv, fields[0])].water =
        std::make_shared<const FinishedWater>(water_of(csv, fields));
  });
}

void read_overlap_rows(const std::filesystem::path& csv, FinishedProfile& profile) {
  const RowsById rows(profile);
  read_own_table(csv, overlap_columns(), [&](std::span<const std::string> fields) {
    profile.overlaps.push_back({rows.row(csv, fields[0]), rows.row(csv, fields[2])});
  });
  // The rows of a variant have another order than those of the table.
  sort_by_site(profile.overlaps);
}

}  // namespace firnline
