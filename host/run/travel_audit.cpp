// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

#include "host/job/names.hpp"
#include "host/job/travel_block.hpp"
#include "host/run/travel_report.hpp"
#include "kernels/grid/number_text.hpp"
#include "kernels/mapalgebra/zonal.hpp"

namespace firnline {
namespace {

/// Beyond, a cell holds roads, rivers and their bridges together: who crosses it cannot be told.
constexpr double coarse_cell_m = 1000;

void add_warning(FinishedAudit& row, const std::string& warning) {
  row.warning += (row.warning.empty() ? "" : " ") + warning;
}

FinishedAudit row_of(const RunPlan& plan, const std::string& step) {
  FinishedAudit row;
  row.layer = "travel";
  row.step = step;
  row.cells_in = plan.tiles.grid.cells();
  return row;
}

/// The layers that ways are made from, each once.
std::string sources_of_ways(const JobTravel& job) {
  std::vector<std::string> names;
  for (const auto& [key, layer] : layers_named_by(job))
    if (key != "population" && !key.starts_with("events") && !holds(names, layer)) names.push_back(layer);
  return joined(names);
}

FinishedAudit row_of_ways(const RunPlan& plan, const TravelOutcome& outcome) {
  const JobTravel& job = *plan.job.travel;
  const WayReport& ways = outcome.ways;
  FinishedAudit row = row_of(plan, "ways");
  row.source = sources_of_ways(job);
  row.method = std::string(job.friction.empty() ? "speeds" : "friction") + ", slope " + job.slope + ", " +
               std::to_string(ways.roads) + " cells of roads, " + std::to_string(ways.barriers) +
               " cells of barriers, " + std::to_string(ways.bridged) + " cells of bridges";
  row.cells_out = ways.open;
  row.cells_no_data = ways.unknown;
  const double side_m = std::sqrt(largest_cell_area_m2(plan.tiles.grid));
  if (side_m > coarse_cell_m)
    add_warning(row,
                "Cells are some " + number_text(side_m / 1000, 1) +
                    " km wide: a road, a river and its bridge lie in one of them together. Times say how "
                    "remote a region is, not which way anybody takes.");
  if (ways.open == 0) add_warning(row, "No cell can be crossed: there are no ways.");
  if (!job.bridges.empty() && ways.bridged == 0)
    add_warning(row, "No bridge lies on a barrier: check where both were drawn.");
  return row;
}

std::string ids_of(const RunPlan& plan, const TravelOutcome& outcome, FacilityPlace place) {
  constexpr std::size_t most = 10;
  std::vector<std::string> ids;
  std::size_t count = 0;
  for (std::size_t f = 0; f < outcome.site_of.size(); ++f)
    if (outcome.report.facilities[f] == place && ++count <= most)
      ids.push_back(plan.sites[plan.set.travel->facilities].sites[outcome.site_of[f]].id);
  return joined(ids) + (count > most ? ", ..." : "");
}

FinishedAudit row_of_reach(const RunPlan& plan, const TravelOutcome& outcome) {
  const FinishedTravel told = finished_travel(plan, outcome);
  FinishedAudit row = row_of(plan, "reach");
  row.source = "sites." + told.facilities;
  row.method = std::to_string(told.facility_count) +
               (told.facility_count == 1 ? " facility, " : " facilities, ") +
               std::to_string(told.neighbours) + " neighbours";
  row.cells_out = outcome.reached;
  row.cells_no_data = outcome.unreached;
  if (told.outside > 0)
    add_warning(row, std::to_string(told.outside) + " of " + std::to_string(told.facility_count) +
                         (told.outside == 1 ? " facilities lies outside the grid and serves nobody here: "
                                            : " facilities lie outside the grid and serve nobody here: ") +
                         ids_of(plan, outcome, FacilityPlace::outside) + ".");
  if (told.on_barrier > 0)
    add_warning(
        row, std::to_string(told.on_barrier) + " of " + std::to_string(told.facility_count) +
                 (told.on_barrier == 1
                      ? " facilities lies in a cell that nobody passes, or without data, and serves nobody: "
                      : " facilities lie in cells that nobody passes, or without data, and serve nobody: ") +
                 ids_of(plan, outcome, FacilityPlace::on_barrier) +
                 (told.on_barrier == 1 ? ". Move it beside the barrier, or open its cell."
                                       : ". Move them beside the barrier, or open their cells."));
  if (told.sharing_a_cell > 0)
    add_warning(row,
                std::to_string(told.sharing_a_cell) +
                    (told.sharing_a_cell == 1
                         ? " facility shares a cell with another one: the first by id gets the people."
                         : " facilities share a cell with another one: the first by id gets the people."));
  if (outcome.reached == 0) add_warning(row, "No facility is reached from anywhere.");
  return row;
}

std::string per_threshold(const JobTravel& job, const std::vector<double>& values, int decimals) {
  std::string text;
  for (std::size_t t = 0; t < values.size(); ++t)
    text += (t == 0 ? "" : ", ") + number_text(job.thresholds_min[t]) +
            " min: " + (std::isnan(values[t]) ? std::string("-") : number_text(values[t], decimals));
  return text;
}

FinishedAudit row_of_people(const RunPlan& plan, const TravelOutcome& outcome) {
  const FinishedTravel told = finished_travel(plan, outcome);
  FinishedAudit row = row_of(plan, "people");
  row.source = told.population;
  row.method = per_threshold(*plan.job.travel, told.coverage, 6);
  row.cells_out = row.cells_in;
  row.total_before = told.people;
  row.total_after = told.people - told.people_cut_off;
  if (told.people <= 0)
    add_warning(row, "Nobody was counted in '" + told.population + "': there is no coverage.");
  else if (told.people_cut_off > 0)
    add_warning(row, number_text(told.people_cut_off, 0) + " of " + number_text(told.people, 0) +
                         " people in " + std::to_string(outcome.people->cut_off_cells) +
                         (outcome.people->cut_off_cells == 1
                              ? " cell reach no facility at all; they count as not covered."
                              : " cells reach no facility at all; they count as not covered."));
  return row;
}

FinishedAudit row_of_shock(const RunPlan& plan, const FinishedShock& shock) {
  FinishedAudit row = row_of(plan, "shock");
  row.layer = "travel." + shock.name;
  row.source = shock.hazard;
  row.method = std::to_string(shock.closed_facilities) +
               (shock.closed_facilities == 1 ? " facility closed, " : " facilities closed, ") +
               std::to_string(shock.slowed_cells) +
               (shock.slowed_cells == 1 ? " cell of roads slower" : " cells of roads slower");
  if (!shock.people_losing.empty())
    row.method += ", people losing access, " + per_threshold(*plan.job.travel, shock.people_losing, 0);
  row.cells_out = shock.closed_cells;
  if (shock.closed_cells == 0 && shock.closed_facilities == 0 && shock.slowed_cells == 0)
    add_warning(row, "This event closes nothing: check its layer, band and thresholds.");
  return row;
}

/// A larger flood that takes less from people is a fault of the maps.
std::string losses_that_fall(const RunPlan& plan, const FinishedTravel& told) {
  std::vector<const FinishedShock*> rising;
  for (const auto& shock : told.shocks)
    if (shock.return_period_years) rising.push_back(&shock);
  std::stable_sort(rising.begin(), rising.end(), [](const FinishedShock* a, const FinishedShock* b) {
    return *a->return_period_years < *b->return_period_years;
  });
  for (std::size_t i = 1; i < rising.size(); ++i)
    for (std::size_t t = 0; t < rising[i]->people_losing.size(); ++t)
      if (rising[i]->people_losing[t] < rising[i - 1]->people_losing[t])
        return "Event '" + rising[i]->name + "' takes access within " +
               number_text(plan.job.travel->thresholds_min[t]) + " min from fewer people than '" +
               rising[i - 1]->name + "', which is more frequent: check both maps.";
  return {};
}

FinishedAudit row_of_years(const RunPlan& plan, const FinishedTravel& told) {
  FinishedAudit row = row_of(plan, "years");
  row.source = told.annual;
  row.method = "person-days per year, " + per_threshold(*plan.job.travel, told.person_days_per_year, 1);
  row.cells_out = row.cells_in;
  if (const std::string falling = losses_that_fall(plan, told); !falling.empty()) add_warning(row, falling);
  return row;
}

}  // namespace

std::vector<FinishedAudit> audit_of_travel(const RunPlan& plan, const TravelOutcome& outcome) {
  const FinishedTravel told = finished_travel(plan, outcome);
  std::vector<FinishedAudit> rows = {row_of_ways(plan, outcome), row_of_reach(plan, outcome)};
  if (outcome.people) rows.push_back(row_of_people(plan, outcome));
  for (const FinishedShock& shock : told.shocks) rows.push_back(row_of_shock(plan, shock));
  if (!told.annual.empty()) rows.push_back(row_of_years(plan, told));
  return rows;
}

}  // namespace firnline
