// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "host/run/travel_report.hpp"

#include <algorithm>
#include <limits>
#include <map>
#include <numeric>
#include <utility>

#include "host/run/access_columns.hpp"
#include "host/run/travel_plan.hpp"
#include "kernels/grid/error.hpp"
#include "kernels/travel/annual_mean.hpp"

namespace firnline {
namespace {

constexpr double nothing = std::numeric_limits<double>::quiet_NaN();

/// What events of one kind take from each facility and threshold, in the order of their return periods.
struct Losses {
  std::vector<double> return_periods;
  std::vector<std::size_t> events;
};

Losses by_return_period(const JobTravel& job) {
  Losses out;
  for (std::size_t e = 0; e < job.events.size(); ++e)
    if (job.events[e].return_period_years) out.events.push_back(e);
  std::stable_sort(out.events.begin(), out.events.end(), [&](std::size_t a, std::size_t b) {
    return *job.events[a].return_period_years < *job.events[b].return_period_years;
  });
  for (const std::size_t e : out.events) out.return_periods.push_back(*job.events[e].return_period_years);
  return out;
}

bool has_rates(const JobTravel& job) {
  return std::any_of(job.events.begin(), job.events.end(),
                     [](const JobTravelEvent& event) { return event.rate_per_year.has_value(); });
}

double days_lost(const JobTravel& job, const TravelOutcome& outcome, std::size_t event, std::size_t threshold,
                 std::size_t facility) {
  return job.events[event].outage_days * people_of(outcome.shocks[event].lost->within[threshold][facility]);
}

std::int64_t sum_of(const std::vector<std::int64_t>& parts) {
  return std::accumulate(parts.begin(), parts.end(), std::int64_t{0});
}

std::vector<double> coverage_of(const PeopleByFacility& people) {
  std::vector<double> out;
  const std::int64_t all = people.counted();
  for (std::size_t t = 0; t < people.within.size(); ++t)
    out.push_back(all > 0 ? static_cast<double>(people.covered(t)) / static_cast<double>(all) : nothing);
  return out;
}

FinishedShock finished_shock(const RunPlan& plan, const ShockReport& shock, std::size_t number) {
  const JobTravelEvent& job = plan.job.travel->events[number];
  FinishedShock out;
  out.name = job.name;
  out.hazard = job.hazard;
  out.band = job.band;
  out.return_period_years = job.return_period_years;
  out.rate_per_year = job.rate_per_year;
  out.outage_days = job.outage_days;
  out.closed_cells = shock.ways.closed;
  out.slowed_cells = shock.ways.slowed;
  out.closed_facilities = std::count(shock.closed.begin(), shock.closed.end(), true);
  if (!shock.lost) return out;
  out.coverage = coverage_of(*shock.served);
  for (const auto& lost : shock.lost->within) out.people_losing.push_back(people_of(sum_of(lost)));
  out.people_cut_off = people_of(sum_of(shock.lost->all));
  return out;
}

/// Facilities that stand in the cell of one with a lower number.
std::int64_t sharing_a_cell(const TravelOutcome& outcome) {
  std::map<std::pair<std::int64_t, std::int64_t>, std::int64_t> in_cell;
  for (const Cell& cell : outcome.cells)
    if (cell.row >= 0) ++in_cell[{cell.row, cell.col}];
  std::int64_t sharing = 0;
  for (const auto& [cell, facilities] : in_cell) sharing += facilities - 1;
  return sharing;
}

std::int64_t standing(const TravelOutcome& outcome, FacilityPlace place) {
  return std::count(outcome.report.facilities.begin(), outcome.report.facilities.end(), place);
}

}  // namespace

AnnualLoss annual_loss(const RunPlan& plan, const TravelOutcome& outcome) {
  const JobTravel& job = *plan.job.travel;
  AnnualLoss out;
  if (!outcome.people) return out;
  const Losses periods = by_return_period(job);
  if (periods.events.empty() && !has_rates(job)) return out;
  out.from = periods.events.empty() ? "rates" : "return periods";
  std::vector<double> loss(periods.events.size());
  for (std::size_t t = 0; t < job.thresholds_min.size(); ++t) {
    std::vector<double>& of_facility = out.person_days.emplace_back(outcome.cells.size(), 0.0);
    for (std::size_t f = 0; f < of_facility.size(); ++f) {
      for (std::size_t i = 0; i < loss.size(); ++i)
        loss[i] = days_lost(job, outcome, periods.events[i], t, f);
      of_facility[f] = mean_per_year(periods.return_periods, loss);
      for (std::size_t e = 0; e < job.events.size(); ++e)
        if (job.events[e].rate_per_year)
          of_facility[f] += *job.events[e].rate_per_year * days_lost(job, outcome, e, t, f);
    }
  }
  return out;
}

FinishedTravel finished_travel(const RunPlan& plan, const TravelOutcome& outcome) {
  const JobTravel& job = *plan.job.travel;
  FinishedTravel out;
  out.facilities = job.facilities;
  out.population = job.population;
  out.neighbours = job.neighbours;
  out.slope = job.slope;
  out.thresholds_min = job.thresholds_min;
  out.facility_count = static_cast<std::int64_t>(outcome.cells.size());
  out.outside = standing(outcome, FacilityPlace::outside);
  out.on_barrier = standing(outcome, FacilityPlace::on_barrier);
  out.sharing_a_cell = sharing_a_cell(outcome);
  for (std::size_t e = 0; e < outcome.shocks.size(); ++e)
    out.shocks.push_back(finished_shock(plan, outcome.shocks[e], e));
  if (!outcome.people) return out;
  out.people = people_of(outcome.people->counted());
  out.people_cut_off = people_of(outcome.people->cut_off);
  out.coverage = coverage_of(*outcome.people);
  for (std::size_t t = 0; t < job.thresholds_min.size(); ++t)
    out.people_within.push_back(people_of(outcome.people->covered(t)));
  const AnnualLoss annual = annual_loss(plan, outcome);
  out.annual = annual.from;
  for (const auto& days : annual.person_days)
    out.person_days_per_year.push_back(std::accumulate(days.begin(), days.end(), 0.0));
  return out;
}

SitesAccess access_of_sites(const RunPlan& plan, const TravelOutcome& outcome) {
  const JobTravel& job = *plan.job.travel;
  SitesAccess out;
  for (const AccessColumn& column : access_columns(job)) out.access.columns.push_back(column.name);
  out.of_site.resize(plan.sites[plan.set.travel->facilities].sites.size());
  /// The next column. value(facility): of one that stands on open ground
  const auto add = [&](const auto& value) {
    for (std::size_t f = 0; f < outcome.site_of.size(); ++f) {
      const bool stands = outcome.report.facilities[f] == FacilityPlace::on_ground;
      out.of_site[outcome.site_of[f]].push_back(stands ? value(f) : nothing);
    }
  };
  const auto add_people = [&](const std::vector<std::int64_t>& people) {
    add([&](std::size_t f) { return people_of(people[f]); });
  };
  const auto add_thresholds = [&](const std::optional<PeopleByFacility>& people) {
    if (!people) return;
    for (const auto& within : people->within) add_people(within);
  };
  if (outcome.people) add_people(outcome.people->all);
  add_thresholds(outcome.people);
  add_thresholds(outcome.relying);
  add([&](std::size_t f) { return outcome.longest_min[f]; });
  for (const ShockReport& shock : outcome.shocks) {
    add([&](std::size_t f) { return shock.closed[f] ? 1.0 : 0.0; });
    add_thresholds(shock.lost);
  }
  for (const std::vector<double>& days : annual_loss(plan, outcome).person_days)
    add([&](std::size_t f) { return days[f]; });
  for (const auto& values : out.of_site)
    if (values.size() != out.access.columns.size())
      throw BugError("a facility has another number of values than columns", "travel",
                     "report this with the job file");
  return out;
}

}  // namespace firnline
