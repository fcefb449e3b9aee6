// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "rasters/sites/more_zones.hpp"

#include <algorithm>
#include <utility>

#include "kernels/grid/error.hpp"
#include "kernels/grid/number_text.hpp"
#include "rasters/sites/corridor.hpp"
#include "rasters/sites/placement.hpp"

namespace firnline {
namespace {

constexpr double most_buffer_km = 500;  // beyond, a disc's area on a map of one region means little

void refuse_radius(double km, const SitesRequest& request) {
  throw JobError("buffer_km must be above 0 and at most " + number_text(most_buffer_km) + ", and is " +
                     number_text(km) + ".",
                 "sites." + request.id, "Give the radius of the buffer in kilometres.");
}

void refuse_width(double km, const SitesRequest& request) {
  throw JobError("buffer_km of lines must be at most " + number_text(widest_corridor_m / 1000) + ", and is " +
                     number_text(km) + ".",
                 "sites." + request.id,
                 "Give half the width of the corridor in kilometres, or leave it out for the line itself.");
}

/// Until the run knows where water runs, a pour point and its catchment are the point's cell.
bool begins_at_point(const FootprintRequest& one) {
  return one.kind == Footprint::point || one.kind == Footprint::pour_point ||
         one.kind == Footprint::catchment;
}

}  // namespace

bool MoreZones::has_point() const {
  return std::any_of(footprints_.begin(), footprints_.end(), begins_at_point);
}

std::vector<Zone> MoreZones::of_point(const Positions& on_grid, std::size_t number, double lon,
                                      double lat) const {
  std::vector<Zone> zones;
  for (const FootprintRequest& one : footprints_)
    zones.push_back(begins_at_point(one)
                        ? zone_of_point(grid_, on_grid, number)
                        : disc_zone(grid_, degrees_to_grid_, lon, lat, one.buffer_km * 1000));
  return zones;
}

std::variant<std::vector<Zone>, std::string> MoreZones::of_line(const MeasuredLine& line,
                                                                const Positions& on_grid,
                                                                std::size_t number) const {
  std::vector<Zone> zones;
  for (const FootprintRequest& one : footprints_) {
    if (begins_at_point(one)) {
      zones.push_back(zone_of_point(grid_, on_grid, number));
      continue;
    }
    auto corridor = corridor_zone(grid_, to_degrees_, degrees_to_grid_, line, one.buffer_km * 1000);
    if (auto* fault = std::get_if<std::string>(&corridor)) return std::move(*fault);
    zones.push_back(std::move(std::get<Zone>(corridor)));
  }
  return zones;
}

Zone zone_of_point(const GridSpec& grid, const Positions& on_grid, std::size_t number) {
  if (!on_grid.valid[number]) return {{}, 1};
  return point_zone(grid, grid_position(grid, on_grid.x[number], on_grid.y[number]));
}

void check_buffers(const SitesRequest& request) {
  const bool lines = request.footprint == Footprint::line;
  const auto is_radius = [](double km) { return km > 0 && km <= most_buffer_km; };
  const auto is_width = [](double km) { return km * 1000 <= widest_corridor_m; };
  if (request.footprint == Footprint::buffer && !is_radius(request.buffer_km))
    refuse_radius(request.buffer_km, request);
  if (lines && !(request.buffer_km >= 0 && is_width(request.buffer_km)))
    refuse_width(request.buffer_km, request);
  for (const FootprintRequest& more : request.more_footprints) {
    if (more.kind != Footprint::buffer) continue;
    if (!is_radius(more.buffer_km)) refuse_radius(more.buffer_km, request);
    if (lines && !is_width(more.buffer_km)) refuse_width(more.buffer_km, request);
  }
}

std::string words_of(const FootprintRequest& footprint, bool of_lines) {
  if (footprint.kind == Footprint::point) return "at the point";
  if (footprint.kind == Footprint::pour_point) return "at the pour point";
  if (footprint.kind == Footprint::catchment) return "over the catchment";
  const std::string km = number_text(footprint.buffer_km) + " km";
  return of_lines ? "over corridors of " + km + " to either side" : "over buffers of " + km;
}

}  // namespace firnline
