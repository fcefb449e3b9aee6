// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "host/run/change_tables.hpp"

#include <string>
#include <vector>

#include "host/finished_run/outlook.hpp"
#include "host/run/table_values.hpp"

namespace firnline {
namespace {

std::vector<Value> outlook_values(const Outlook& outlook) {
  std::vector<Value> values = {outlook.scored,
                               real(outlook.score_median),
                               real(outlook.score_low),
                               real(outlook.score_high),
                               real(outlook.rank_median),
                               rank_or_nothing(outlook.rank_best),
                               rank_or_nothing(outlook.rank_worst),
                               real(outlook.change_mean)};
  for (const double share : outlook.change_by_mean) values.push_back(real(share));
  return values;
}

}  // namespace

Table variants_table(const FinishedProfile& profile) {
  Table table;
  table.name = "variants";
  for (const char* name : {"id", "name", "variant", "scenario", "horizon", "model", "status"})
    table.columns.push_back({name, ColumnType::text});
  for (const char* name : {"rank", "rank_now"}) table.columns.push_back({name, ColumnType::integer});
  for (const char* name : {"score", "score_now", "coverage", "change", "change_by_hazard",
                           "change_by_exposure", "change_by_vulnerability"})
    table.columns.push_back({name, ColumnType::real});
  table.made_rows = profile.sites.size() * profile.changes.size();
  table.make_row = [&profile](std::size_t number) {
    const FinishedSite& now = profile.sites[number / profile.changes.size()];
    const FinishedChange& change = profile.changes[number % profile.changes.size()];
    const SiteInVariant& then = change.sites[number / profile.changes.size()];
    const FinishedVariant& variant = change.variant;
    std::vector<Value> row = {now.id,
                              now.name,
                              variant.name,
                              variant.scenario,
                              variant.horizon,
                              variant.model,
                              std::string(name_of(then.status)),
                              rank_or_nothing(then.rank),
                              rank_or_nothing(now.rank),
                              real(then.score),
                              real(now.score),
                              then.coverage,
                              real(then.change)};
    for (const double share : then.change_by) row.push_back(real(share));
    return row;
  };
  return table;
}

Table change_table(const FinishedProfile& profile) {
  Table table;
  table.name = "change";
  table.columns = {{"id", ColumnType::text},          {"name", ColumnType::text},
                   {"lon", ColumnType::real},         {"lat", ColumnType::real},
                   {"rank_now", ColumnType::integer}, {"score_now", ColumnType::real}};
  const auto groups = groups_of(profile);
  for (const auto& group : groups) {
    const auto add = [&](const std::string& what, ColumnType type) {
      table.columns.push_back({what + "_" + group.name, type});
    };
    add("scored", ColumnType::integer);
    for (const char* what : {"score_median", "score_min", "score_max", "rank_median"})
      add(what, ColumnType::real);
    for (const char* what : {"rank_best", "rank_worst"}) add(what, ColumnType::integer);
    for (const char* what :
         {"change_mean", "change_by_hazard_mean", "change_by_exposure_mean", "change_by_vulnerability_mean"})
      add(what, ColumnType::real);
  }
  table.made_rows = profile.sites.size();
  table.make_row = [&profile, groups](std::size_t number) {
    const FinishedSite& now = profile.sites[number];
    std::vector<Value> row = {now.id, now.name, now.lon, now.lat, rank_or_nothing(now.rank), real(now.score)};
    for (const auto& group : groups)
      for (auto& value : outlook_values(outlook_of(profile, group, number))) row.push_back(std::move(value));
    return row;
  };
  return table;
}

}  // namespace firnline
