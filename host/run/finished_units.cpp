// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "host/run/finished_units.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "host/finished_run/figure.hpp"
#include "host/run/site_scores.hpp"
#include "kernels/grid/number_text.hpp"
#include "kernels/mapalgebra/zone_overlap.hpp"
#include "kernels/ranking/rank.hpp"
#include "rasters/sites/sites_within.hpp"

namespace firnline {
namespace {

constexpr double unknown = std::numeric_limits<double>::quiet_NaN();
constexpr auto score_mean = static_cast<std::size_t>(UnitMean::score);
constexpr auto coverage_mean = static_cast<std::size_t>(UnitMean::coverage);

double ratio(__int128 part, __int128 whole) {
  return whole == 0 ? unknown : static_cast<double>(part) / static_cast<double>(whole);
}

double cells_of(const ZoneRun& run) {
  return static_cast<double>(run.col_last - run.col_first + 1);
}

/// Where a figure has room for a word: of the rows of cells that are nearly as long as the longest, that
/// which is nearest to the middle of the unit.
void find_room(const Zone& zone, FinishedUnit& unit) {
  constexpr double nearly = 0.7;
  double longest = 0, rows = 0, cells = 0;
  for (const ZoneRun& run : zone.runs) {
    longest = std::max(longest, cells_of(run));
    rows += cells_of(run) * static_cast<double>(run.row);
    cells += cells_of(run);
  }
  unit.label_row = unit.label_col = unknown;
  double nearest = std::numeric_limits<double>::infinity();
  for (const ZoneRun& run : zone.runs) {
    const double off = std::abs(static_cast<double>(run.row) - rows / cells);
    if (cells_of(run) < nearly * longest || off >= nearest) continue;
    nearest = off;
    unit.label_width = cells_of(run);
    unit.label_row = static_cast<double>(run.row) + 0.5;
    unit.label_col = static_cast<double>(run.col_first) + cells_of(run) / 2;
  }
}

/// Every unit of one list under one profile.
class UnitJudge {
 public:
  UnitJudge(const RunPlan& plan, std::size_t list, std::size_t profile)
      : units_(plan.set.units[list]),
        planned_(plan.units[list]),
        scores_(plan.quantities[plan.set.indicators.size() + profile].quantum) {
    if (units_.population) people_ = plan.quantities[*units_.population].quantum;
  }

  [[nodiscard]] FinishedUnit judged(std::size_t number, const UnitSums& sums) const {
    const Site& site = planned_.list.sites[number];
    const Zone& zone = planned_.zones[number];
    FinishedUnit out;
    out.id = site.id;
    out.name = site.name;
    out.lon = site.lon;
    out.lat = site.lat;
    out.number = number;
    find_room(zone, out);
    const ZoneSums& score = sums.by_area[score_mean];
    out.area_km2 = zone_area_m2(score, scores_) / 1e6;
    const double inside = covered_cells(zone);
    out.share_on_grid = inside > 0 ? inside / (inside + zone.outside_cells) : 0;
    out.share_scored = zone_valid_share(score);
    add_means(sums, out);
    judge(out);
    return out;
  }

 private:
  void add_means(const UnitSums& sums, FinishedUnit& out) const {
    const __int128 scored_area = sums.by_area[score_mean].valid_area;
    out.people = people_ ? zone_sum(sums.people, *people_) : unknown;
    for (std::size_t mean = 0; mean < unit_means; ++mean) {
      out.by_area[mean] = zone_mean(sums.by_area[mean], scores_);
      out.by_people[mean] = people_ && mean != coverage_mean ? counted_mean(sums.by_people[mean]) : unknown;
    }
    for (std::size_t c = 0; c < risk_classes; ++c) {
      out.area_in_class[c] = ratio(sums.class_area[c].valid_area, scored_area);
      const double people = people_ ? zone_sum(sums.class_people[c], *people_) : unknown;
      out.people_in_class[c] = people_ && !std::isnan(out.people) && std::isnan(people) ? 0 : people;
    }
  }

  void judge(FinishedUnit& unit) const {
    const double share = unit.share_scored * unit.share_on_grid;
    unit.score = people_ ? unit.by_people[score_mean] : unit.by_area[score_mean];
    if (unit.share_on_grid == 0) {
      unit.status = SiteStatus::outside;
      unit.reason = "The unit lies outside the grid of this run.";
    } else if (share == 0) {
      unit.status = SiteStatus::no_data;
      unit.reason = "No cell of the unit has a score.";
    } else if (share < units_.job.min_valid_share) {
      unit.status = SiteStatus::under_covered;
      unit.reason = "Only " + percent(share) + " of the unit's area has a score, and the job asks for " +
                    percent(units_.job.min_valid_share) + ".";
    } else if (std::isnan(unit.score)) {
      unit.status = SiteStatus::no_data;
      unit.reason =
          "Nobody lives in those of the unit's cells that have a score, so that people cannot weigh them.";
    }
    if (unit.status != SiteStatus::scored) unit.score = unknown;
  }

  const ResolvedUnits& units_;
  const PlannedUnits& planned_;
  SumQuantum scores_;
  std::optional<SumQuantum> people_;
};

/// The sites of the profile that lie in each unit, and the most urgent of them.
void add_sites(const SiteList& units, const SiteList& sites, const FinishedProfile& profile,
               std::vector<FinishedUnit>& out) {
  std::unordered_map<std::string_view, const FinishedSite*> by_id;
  for (const FinishedSite& site : profile.sites) by_id.emplace(site.id, &site);
  const auto within = sites_within(units, sites);
  for (FinishedUnit& unit : out)
    for (const std::size_t number : within[unit.number]) {
      const FinishedSite& site = *by_id.at(sites.sites[number].id);
      ++unit.sites;
      if (site.rank == 0) continue;
      ++unit.scored_sites;
      if (unit.best_rank != 0 && std::pair(unit.best_rank, std::string_view(unit.best_id)) <=
                                     std::pair(site.rank, std::string_view(site.id)))
        continue;
      unit.best_rank = site.rank;
      unit.best_id = site.id;
      unit.best_name = site.name;
    }
}

/// Ranks, and the order of the table.
void rank(const Device& device, FinishedUnits& list) {
  std::vector<double> scores;
  std::vector<std::string> ids;
  for (const FinishedUnit& unit : list.units) {
    scores.push_back(unit.score);
    ids.push_back(unit.id);
  }
  const auto ranks = competition_ranks(device, scores);
  std::vector<FinishedUnit> ordered;
  for (const std::size_t i : row_order(ranks, ids)) {
    ordered.push_back(std::move(list.units[i]));
    ordered.back().rank = ranks[i];
    list.ranked += ranks[i] > 0;
  }
  list.units = std::move(ordered);
}

FinishedUnits described(const RunPlan& plan, std::size_t number) {
  const SiteList& list = plan.units[number].list;
  FinishedUnits out;
  out.name = list.request.id;
  out.source = list.request.source;
  out.summary = list.geometry_summary;
  out.population = plan.set.units[number].job.population;
  out.min_valid_share = plan.set.units[number].job.min_valid_share;
  out.count = static_cast<std::int64_t>(list.sites.size());
  out.rejected = finished_rejections(list);
  return out;
}

}  // namespace

void add_units(const RunPlan& plan, const std::vector<SumsOfUnits>& sums, FinishedRun& run) {
  for (std::size_t u = 0; u < plan.units.size(); ++u) {
    const ResolvedUnits& resolved = plan.set.units[u];
    auto outlines = std::make_shared<std::vector<std::vector<GridRing>>>();
    for (const SiteShape& shape : plan.units[u].list.shapes) outlines->push_back(shape.rings);
    for (std::size_t i = 0; i < resolved.profiles.size(); ++i) {
      const std::size_t p = resolved.profiles[i];
      const UnitJudge judge(plan, u, p);
      FinishedUnits list = described(plan, u);
      list.outlines = outlines;
      for (std::size_t number = 0; number < sums[u][i].size(); ++number)
        list.units.push_back(judge.judged(number, sums[u][i][number]));
      add_sites(plan.units[u].list, plan.sites[plan.set.profiles[p].sites], run.profiles[p], list.units);
      rank(plan.device, list);
      run.profiles[p].units.push_back(std::move(list));
    }
  }
}

std::vector<FinishedAudit> audit_of_units(const RunPlan& plan) {
  std::vector<FinishedAudit> rows;
  for (const PlannedUnits& units : plan.units) {
    const SiteList& list = units.list;
    const ZoneOverlap overlap = zone_overlap(plan.tiles.grid, units.zones);
    FinishedAudit row;
    row.layer = "units." + list.request.id;
    row.source = list.request.source;
    row.step = "read";
    row.method = list.geometry_summary + ", they cover " +
                 number_text(100 * overlap.covered_m2 / overlap.grid_m2, 1) +
                 " % of the grid's area, totals: km2 of the grid, and of all units on it";
    row.cells_in = static_cast<std::int64_t>(list.sites.size() + list.rejected.size());
    row.cells_out = static_cast<std::int64_t>(list.sites.size());
    row.cells_no_data = static_cast<std::int64_t>(list.rejected.size());
    row.total_before = overlap.grid_m2 / 1e6;
    row.total_after = overlap.counted_m2 / 1e6;
    for (const auto& warning : list.warnings) row.warning += (row.warning.empty() ? "" : " ") + warning;
    // Borders that are drawn twice never match to the last digit: a millionth of a unit is no overlap.
    if (overlap.overlap_m2() > 1e-6 * overlap.covered_m2)
      row.warning +=
          std::string(row.warning.empty() ? "" : " ") + "Units overlap on " +
          number_text(overlap.overlap_m2() / 1e6) +
          " km2, which count in each of them: what is summed over the units is more than there is.";
    rows.push_back(std::move(row));
  }
  return rows;
}

}  // namespace firnline
