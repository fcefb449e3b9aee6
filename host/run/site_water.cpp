// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "host/run/site_water.hpp"

#include <memory>
#include <utility>

#include "kernels/grid/month.hpp"
#include "rasters/sites/cell_positions.hpp"

namespace firnline {
namespace {

double share_of(double melt_m3, double water_m3) {
  return water_m3 >= least_water_m3 ? melt_m3 / water_m3 : FinishedWater::unknown;
}

void add_water(const WaterAtCell& at, FinishedWater& out) {
  double melt_m3 = 0, water_m3 = 0, seconds_of_year = 0;
  for (std::size_t month = 0; month < months_of_year; ++month) {
    const double seconds = seconds_in_month(static_cast<double>(month + 1));
    out.glacier_share[month] = share_of(at.melt_m3[month], at.water_m3[month]);
    out.discharge_m3_s[month] = at.water_m3[month] / seconds;
    melt_m3 += at.melt_m3[month];
    water_m3 += at.water_m3[month];
    seconds_of_year += seconds;
  }
  out.known_share = at.known_share;
  out.glacier_share_of_year = share_of(melt_m3, water_m3);
  out.discharge_of_year_m3_s = water_m3 / seconds_of_year;
}

FinishedUpstream describe(const RunPlan& plan) {
  FinishedUpstream out;
  out.snap_m = plan.set.hydrology->snap_m;
  if (!plan.set.hydrology->glaciers) return out;
  const JobGlacierWater& job = *plan.job.hydrology->glaciers;
  out.definition = job.definition;
  out.with_abstraction = !job.abstraction.empty();
  if (job.melt.empty()) {
    const JobMelt& melt = *plan.job.hydrology->melt;
    out.layers = {melt.temperature, melt.precipitation, melt.glaciers};
  } else {
    out.layers = {job.melt, job.runoff};
  }
  if (out.with_abstraction) out.layers.push_back(job.abstraction);
  return out;
}

}  // namespace

std::vector<Cell> pour_points(const std::vector<CatchmentReport>& reports) {
  std::vector<Cell> cells;
  for (const CatchmentReport& report : reports)
    for (const SitePourPoint& point : report.points) cells.push_back(point.cell);
  return cells;
}

void tell_water_of_sites(RunPlan& plan, const std::vector<CatchmentReport>& reports,
                         std::span<const WaterAtCell> water) {
  const std::vector<PlaceOnEarth> places = positions_of_cells(plan.tiles.grid, pour_points(reports));
  std::size_t next = 0;
  for (const CatchmentReport& report : reports) {
    SitesWater list{describe(plan), {}, {}};
    list.of_site.resize(plan.sites[report.sites].sites.size());
    for (const SitePourPoint& point : report.points) {
      FinishedWater one;
      one.lon = places[next].lon;
      one.lat = places[next].lat;
      one.moved_m = point.moved_m;
      one.upstream_km2 = point.km2;
      one.lower_bound = point.open;
      one.inside = point.inside;
      if (!water.empty()) add_water(water[next], one);
      list.of_site[point.site] = std::make_shared<const FinishedWater>(one);
      ++next;
    }
    for (const auto& [site, in] : report.insides) list.overlaps.push_back({site, in});
    plan.water[report.sites] = std::move(list);
  }
}

}  // namespace firnline
