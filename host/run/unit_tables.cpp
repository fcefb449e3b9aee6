// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "host/run/unit_tables.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>
#include <string>

#include "host/run/class_legend.hpp"
#include "host/run/table_values.hpp"
#include "kernels/grid/error.hpp"
#include "rasters/export/site_style.hpp"
#include "rasters/export/table.hpp"

namespace firnline {
namespace {

constexpr std::int64_t named_units = 10;
constexpr std::array<const char*, unit_means> mean_names = {"score", "hazard", "exposure", "vulnerability",
                                                            "coverage"};

/// A column, and what a unit has there.
struct UnitColumn {
  Column column;
  std::function<Value(const FinishedUnit&)> value;
};

double urgent(const double (&of_class)[risk_classes]) {
  return of_class[risk_classes - 2] + of_class[risk_classes - 1];
}

double sum(const double (&of_class)[risk_classes]) {
  double all = 0;
  for (const double one : of_class) all += one;
  return all;
}

Value share_of_people(const FinishedUnit& unit, double people) {
  const double all = sum(unit.people_in_class);
  return all > 0 ? real(people / all) : Value();
}

std::vector<UnitColumn> columns_of_the_unit() {
  return {
      {{"rank", ColumnType::integer}, [](const FinishedUnit& unit) { return rank_or_nothing(unit.rank); }},
      {{"id", ColumnType::text}, [](const FinishedUnit& unit) -> Value { return unit.id; }},
      {{"name", ColumnType::text}, [](const FinishedUnit& unit) -> Value { return unit.name; }},
      {{"lon", ColumnType::real}, [](const FinishedUnit& unit) -> Value { return unit.lon; }},
      {{"lat", ColumnType::real}, [](const FinishedUnit& unit) -> Value { return unit.lat; }},
      {{"score", ColumnType::real}, [](const FinishedUnit& unit) { return real(unit.score); }},
      {{"status", ColumnType::text},
       [](const FinishedUnit& unit) -> Value { return std::string(name_of(unit.status)); }},
      {{"reason", ColumnType::text}, [](const FinishedUnit& unit) -> Value { return unit.reason; }},
      {{"area_km2", ColumnType::real}, [](const FinishedUnit& unit) -> Value { return unit.area_km2; }},
      {{"share_on_grid", ColumnType::real},
       [](const FinishedUnit& unit) -> Value { return unit.share_on_grid; }},
      {{"share_scored", ColumnType::real},
       [](const FinishedUnit& unit) -> Value { return unit.share_scored; }}};
}

void add_area(std::vector<UnitColumn>& columns) {
  for (std::size_t mean = 0; mean < unit_means; ++mean)
    columns.push_back({{std::string(mean_names[mean]) + "_by_area", ColumnType::real},
                       [mean](const FinishedUnit& unit) { return real(unit.by_area[mean]); }});
  for (std::size_t c = 0; c < risk_classes; ++c)
    columns.push_back({{"area_share_class_" + std::to_string(c + 1), ColumnType::real},
                       [c](const FinishedUnit& unit) { return real(unit.area_in_class[c]); }});
  columns.push_back({{"area_share_high", ColumnType::real},
                     [](const FinishedUnit& unit) { return real(urgent(unit.area_in_class)); }});
}

void add_people(std::vector<UnitColumn>& columns) {
  columns.push_back(
      {{"people", ColumnType::real}, [](const FinishedUnit& unit) { return real(unit.people); }});
  for (std::size_t mean = 0; mean + 1 < unit_means; ++mean)
    columns.push_back({{std::string(mean_names[mean]) + "_by_people", ColumnType::real},
                       [mean](const FinishedUnit& unit) { return real(unit.by_people[mean]); }});
  for (std::size_t c = 0; c < risk_classes; ++c)
    columns.push_back(
        {{"people_share_class_" + std::to_string(c + 1), ColumnType::real},
         [c](const FinishedUnit& unit) { return share_of_people(unit, unit.people_in_class[c]); }});
  columns.push_back({{"people_share_high", ColumnType::real}, [](const FinishedUnit& unit) {
                       return share_of_people(unit, urgent(unit.people_in_class));
                     }});
  columns.push_back({{"people_high", ColumnType::real},
                     [](const FinishedUnit& unit) { return real(urgent(unit.people_in_class)); }});
}

void add_sites(std::vector<UnitColumn>& columns) {
  columns.push_back(
      {{"sites", ColumnType::integer}, [](const FinishedUnit& unit) -> Value { return unit.sites; }});
  columns.push_back({{"sites_scored", ColumnType::integer},
                     [](const FinishedUnit& unit) -> Value { return unit.scored_sites; }});
  columns.push_back({{"first_site_rank", ColumnType::integer},
                     [](const FinishedUnit& unit) { return rank_or_nothing(unit.best_rank); }});
  columns.push_back(
      {{"first_site", ColumnType::text}, [](const FinishedUnit& unit) -> Value { return unit.best_id; }});
  columns.push_back({{"first_site_name", ColumnType::text},
                     [](const FinishedUnit& unit) -> Value { return unit.best_name; }});
}

/// in: a list that outlives the table
Table unit_table(const FinishedUnits& list, const std::vector<SiteShape>& shapes,
                 const std::string& reference_date) {
  auto columns = columns_of_the_unit();
  add_area(columns);
  if (!list.population.empty()) add_people(columns);
  add_sites(columns);
  Table table;
  table.name = "units_" + list.name;
  table.reference_date = reference_date;
  for (const auto& one : columns) table.columns.push_back(one.column);
  table.made_rows = list.units.size();
  table.make_row = [&list, columns = std::move(columns)](std::size_t number) {
    std::vector<Value> row;
    for (const auto& one : columns) row.push_back(one.value(list.units[number]));
    return row;
  };
  table.polygon_of_row = [&list, &shapes](std::size_t number) -> const std::string& {
    return shapes[list.units[number].number].wkb;
  };
  return table;
}

const std::vector<SiteShape>& shapes_of(const RunPlan& plan, const std::string& name) {
  for (const PlannedUnits& units : plan.units)
    if (units.list.request.id == name) return units.list.shapes;
  throw BugError("The units '" + name + "' are not planned.");
}

}  // namespace

void write_unit_tables(const RunPlan& plan, const OutputFolder& folder, const FinishedProfile& profile,
                       std::vector<WrittenFile>& files) {
  for (const FinishedUnits& list : profile.units) {
    const std::string name = profile.name + "/units_" + list.name;
    const Table table = unit_table(list, shapes_of(plan, list.name), plan.job.reference_date);
    files.push_back(write_csv(folder, name + ".csv", table));
    files.push_back(write_gpkg(folder, name + ".gpkg", table));
    files.push_back(folder.write(
        name + ".qml", site_style(score_steps(profile.class_breaks), named_units, SiteSymbol::area)));
    if (!list.rejected.empty())
      files.push_back(write_csv(folder, name + "_rejected.csv", rejected_table(list.rejected)));
  }
}

}  // namespace firnline
