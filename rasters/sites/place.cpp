// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cmath>
#include <variant>

#include "kernels/grid/error.hpp"
#include "kernels/grid/number_text.hpp"
#include "rasters/opener/crs.hpp"
#include "rasters/sites/candidates.hpp"
#include "rasters/sites/corridor.hpp"
#include "rasters/sites/line_site.hpp"
#include "rasters/sites/measured_line.hpp"
#include "rasters/sites/more_zones.hpp"
#include "rasters/sites/placement.hpp"
#include "rasters/sites/polygon_site.hpp"
#include "rasters/sites/site_shape.hpp"
#include "rasters/sites/text.hpp"
#include "rasters/sites/transformation.hpp"

namespace firnline {
namespace {

class Placer {
 public:
  Placer(Candidates candidates, const SitesRequest& request, const GridSpec& grid)
      : candidates_(std::move(candidates)),
        request_(request),
        grid_(grid),
        grid_crs_(crs_of_grid(grid)),
        to_grid_(candidates_.crs, grid_crs_, request.source),
        to_degrees_(candidates_.crs, wgs84(), request.source),
        degrees_to_grid_(wgs84(), grid_crs_, request.source),
        grid_to_degrees_(grid_crs_, wgs84(), request.source),
        more_(request.more_footprints, grid, to_degrees_, degrees_to_grid_) {}

  SiteList place() {
    out_.request = request_;
    out_.attributes.resize(request_.attributes.size());
    out_.more_zones.resize(request_.more_footprints.size());
    out_.warnings = candidates_.warnings;
    out_.ignored_columns = candidates_.ignored_columns;
    reject_unusable_ids(candidates_, request_);
    if (request_.footprint == Footprint::line)
      place_lines();
    else
      place_all();
    sort_rejected();
    refuse_if_asked();
    refuse_swapped_axes();
    warn();
    out_.geometry_summary = summary();
    return std::move(out_);
  }

 private:
  void place_all() {
    Positions degrees, on_grid;
    for (const Candidate& row : candidates_.rows) degrees.add(row.x, row.y);
    on_grid = degrees;
    to_degrees_.apply(degrees);
    if (request_.footprint == Footprint::point || more_.has_point()) to_grid_.apply(on_grid);
    out_.sites.reserve(candidates_.rows.size());
    for (std::size_t i = 0; i < candidates_.rows.size(); ++i) {
      Candidate& row = candidates_.rows[i];
      if (!degrees.valid[i]) {
        reject(row, "The coordinates have no place in " + crs_label(candidates_.crs) +
                        ". Check them, and the crs.");
        continue;
      }
      Site site{std::move(row.id), std::move(row.name), degrees.x[i], degrees.y[i], {}};
      if (request_.footprint == Footprint::point) {
        site.zone = zone_of_point(grid_, on_grid, i);
      } else if (request_.footprint == Footprint::buffer) {
        site.zone = disc_zone(grid_, degrees_to_grid_, site.lon, site.lat, request_.buffer_km * 1000);
      } else if (!cut_polygon(row, site)) {
        continue;
      }
      std::vector<Zone> zones = more_.of_point(on_grid, i, site.lon, site.lat);
      keep(std::move(site), std::move(zones), row);
    }
  }

  void keep(Site site, std::vector<Zone> more_zones, const Candidate& row) {
    out_.sites.push_back(std::move(site));
    for (std::size_t i = 0; i < more_zones.size(); ++i)
      out_.more_zones[i].push_back(std::move(more_zones[i]));
    const std::size_t count = out_.attributes.size();
    for (std::size_t i = 0; i < count; ++i)
      out_.attributes[i].push_back(candidates_.attributes[row.number * count + i]);
  }

  void place_lines() {
    for (Candidate& row : candidates_.rows) {
      const auto measured = measured_line(*row.shape, candidates_.crs.IsGeographic() != 0, to_degrees_);
      row.shape.reset();
      if (const auto* fault = std::get_if<std::string>(&measured)) {
        reject(row, *fault);
        continue;
      }
      const auto& line = std::get<MeasuredLine>(measured);
      if (!(request_.segment_km > 0)) {
        add_line(row, row.id, line);
        continue;
      }
      std::size_t number = 0;
      for (const MeasuredLine& segment : segments_of(line, request_.segment_km * 1000))
        add_line(row, row.id + "/" + std::to_string(++number), segment);
    }
  }

  /// A whole line or a segment of one, with a zone of metres or, when it has a width, of its corridor.
  void add_line(const Candidate& row, std::string id, const MeasuredLine& line) {
    std::variant<Zone, std::string> zone;
    if (request_.buffer_km > 0)
      zone = corridor_zone(grid_, to_degrees_, degrees_to_grid_, line, request_.buffer_km * 1000);
    else
      zone = line_zone(grid_, to_grid_, grid_to_degrees_, line);
    if (const auto* fault = std::get_if<std::string>(&zone)) return reject(row, *fault);
    const Place middle = half_way(line);
    Positions degrees, on_grid;
    degrees.add(middle.x, middle.y);
    on_grid = degrees;
    to_degrees_.apply(degrees);
    to_grid_.apply(on_grid);
    auto zones = more_.of_line(line, on_grid, 0);
    if (const auto* fault = std::get_if<std::string>(&zones)) return reject(row, *fault);
    keep({std::move(id), row.name, degrees.x[0], degrees.y[0], std::move(std::get<Zone>(zone))},
         std::move(std::get<std::vector<Zone>>(zones)), row);
  }

  bool cut_polygon(Candidate& row, Site& site) {
    const OGRGeometryUniquePtr shape = std::move(row.shape);
    auto polygons = polygons_on_grid(*shape, candidates_.crs.IsGeographic() != 0, to_grid_, grid_);
    if (auto* cut = std::get_if<PolygonsOnGrid>(&polygons)) {
      if (request_.of_units) out_.shapes.push_back(shape_of(*shape, *cut, to_degrees_, grid_));
      site.zone = zone_of_polygons(std::move(*cut), grid_);
      return true;
    }
    row.id = site.id;
    reject(row, std::get<std::string>(polygons));
    return false;
  }

  void reject(const Candidate& row, std::string reason) {
    const bool table = from_csv();
    candidates_.rejected.push_back(
        {row.line, table ? candidates_.x_column + "," + candidates_.y_column : candidates_.x_column,
         table ? number_text(row.x) + "," + number_text(row.y) : row.id, std::move(reason)});
  }

  void sort_rejected() {
    std::stable_sort(candidates_.rejected.begin(), candidates_.rejected.end(),
                     [](const RejectedRow& a, const RejectedRow& b) { return a.line < b.line; });
  }

  [[nodiscard]] bool from_csv() const { return candidates_.x_column != candidates_.y_column; }

  [[nodiscard]] bool of_points() const {
    return request_.footprint == Footprint::point || request_.footprint == Footprint::buffer;
  }

  [[nodiscard]] std::string list_of_rejected() const {
    constexpr std::size_t most_listed = 500;  // a screen a person still scrolls through; the counts go on
    std::string text;
    const auto& rejected = candidates_.rejected;
    for (std::size_t i = 0; i < std::min(rejected.size(), most_listed); ++i) {
      const RejectedRow& row = rejected[i];
      text += (from_csv() ? "\n  line " : "\n  feature ") + std::to_string(row.line);
      if (!row.column.empty()) text += ", column " + row.column;
      text += ", " + quoted_for_message(row.value) + ": " + row.reason;
    }
    if (rejected.size() > most_listed)
      text += "\n  and " + with_thousands(rejected.size() - most_listed) + " more faults in later rows.";
    return text;
  }

  [[nodiscard]] std::size_t rejected_rows() const {
    std::size_t rows = 0;
    std::int64_t before = 0;
    for (const RejectedRow& row : candidates_.rejected) rows += row.line != std::exchange(before, row.line);
    return rows;
  }

  void refuse_if_asked() {
    const std::size_t bad = rejected_rows();
    const std::string counted = with_thousands(bad) + (bad == 1 ? " row" : " rows");
    const std::string nouns = request_.noun(true);
    if (bad > 0 && request_.bad_rows == BadRows::refuse)
      throw SitesError(counted + " cannot become " + nouns + ":" + list_of_rejected(), request_.source,
                       "Correct them, or set bad_rows = \"set_aside\" to go on without them.");
    if (out_.sites.empty())
      throw SitesError(bad == 0 ? "The file holds no " + nouns + "."
                                : "No row became a " + request_.noun(false) + ":" + list_of_rejected(),
                       request_.source, "At least one " + request_.noun(false) + " is needed.");
    if (bad > 0)
      out_.warnings.push_back(counted + " could not become " + nouns +
                              " and were set aside:" + list_of_rejected());
    out_.rejected = std::move(candidates_.rejected);
  }

  /// When nothing lies on the grid, but would with longitude and latitude exchanged, the columns are swapped.
  void refuse_swapped_axes() const {
    if (!of_points()) return;
    Positions exchanged;
    for (const Site& site : out_.sites) {
      if (!site.zone.runs.empty()) return;
      if (std::fabs(site.lon) <= 90) exchanged.add(site.lat, site.lon);
    }
    degrees_to_grid_.apply(exchanged);
    std::size_t inside = 0;
    for (std::size_t i = 0; i < exchanged.size(); ++i)
      inside += exchanged.valid[i] &&
                !point_zone(grid_, grid_position(grid_, exchanged.x[i], exchanged.y[i])).runs.empty();
    if (inside * 2 < out_.sites.size() || inside == 0) return;
    throw SitesError("No site lies on the grid, but " + with_thousands(inside) + " of " +
                         with_thousands(out_.sites.size()) +
                         " would if longitude and latitude were exchanged.",
                     request_.source,
                     from_csv() ? "Swap the columns lon and lat in the job."
                                : "Swap the coordinates in the file (x is east).");
  }

  void warn() {
    std::size_t invisible = 0, at_pole = 0;
    for (const Site& site : out_.sites) {
      invisible += has_invisible_controls(site.name) || has_invisible_controls(site.id);
      at_pole += std::fabs(site.lat) == 90;
    }
    if (invisible > 0)
      out_.warnings.push_back(
          with_thousands(invisible) + " " + request_.noun(invisible != 1) +
          (invisible == 1 ? " has" : " have") +
          " invisible characters (writing direction, zero width) in the name or id; they are kept as "
          "they are and may show it in another order.");
    if (at_pole > 0)
      out_.warnings.push_back(with_thousands(at_pole) + (at_pole == 1 ? " site lies" : " sites lie") +
                              " exactly on a pole, where a longitude means nothing; the one given was used.");
    if (of_points()) warn_of_equal_positions();
    warn_of_sites_outside();
  }

  void warn_of_equal_positions() {
    std::vector<std::size_t> order(out_.sites.size());
    for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
    const auto& sites = out_.sites;
    const auto position = [&](std::size_t i) { return std::pair{sites[i].lon, sites[i].lat}; };
    std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
      return position(a) != position(b) ? position(a) < position(b) : a < b;
    });
    std::size_t repeated = 0, first = 0, second = 0;
    for (std::size_t i = 1; i < order.size(); ++i) {
      if (position(order[i - 1]) != position(order[i])) continue;
      if (repeated++ == 0 || order[i] < second) first = order[i - 1], second = order[i];
    }
    if (repeated > 0)
      out_.warnings.push_back(with_thousands(repeated) + (repeated == 1 ? " site has" : " sites have") +
                              " the same coordinates as another one, e.g. " +
                              quoted_for_message(sites[first].id) + " and " +
                              quoted_for_message(sites[second].id) + ".");
  }

  void warn_of_sites_outside() {
    std::size_t outside = 0;
    for (std::size_t i = 0; i < out_.sites.size(); ++i) outside += nowhere(i);
    if (outside > 0)
      out_.warnings.push_back(
          with_thousands(outside) + " of " + with_thousands(out_.sites.size()) + " " + request_.noun(true) +
          (outside == 1 ? " lies outside the grid; it is listed last, without a score."
                        : " lie outside the grid; they are listed last, without a score."));
    for (std::size_t footprint = 0; footprint <= out_.more_zones.size(); ++footprint)
      warn_of_edges(footprint);
  }

  /// No footprint of the site meets the grid.
  [[nodiscard]] bool nowhere(std::size_t site) const {
    for (std::size_t footprint = 0; footprint <= out_.more_zones.size(); ++footprint)
      if (!out_.zone(site, footprint).runs.empty()) return false;
    return true;
  }

  /// Of sites that are seen in part.
  void warn_of_edges(std::size_t footprint) {
    std::size_t across = 0;
    for (std::size_t i = 0; i < out_.sites.size(); ++i) {
      const Zone& zone = out_.zone(i, footprint);
      across += !zone.runs.empty() && zone.outside_cells > 0;
    }
    if (across == 0) return;
    const std::string with =
        footprint == 0 ? ""
                       : ", measured " + words_of(request_.more_footprints[footprint - 1], of_lines()) + ",";
    out_.warnings.push_back(with_thousands(across) + " of " + with_thousands(out_.sites.size()) + " " +
                            request_.noun(true) + with + (across == 1 ? " reaches" : " reach") +
                            " beyond the grid; only the part on it is seen.");
  }

  [[nodiscard]] bool of_lines() const { return request_.footprint == Footprint::line; }

  [[nodiscard]] std::string summary() const {
    const bool polygons = request_.footprint == Footprint::polygon;
    const bool lines = request_.footprint == Footprint::line, segments = request_.segment_km > 0;
    std::string text = with_thousands(out_.sites.size()) +
                       (polygons   ? " polygon"
                        : segments ? " segment"
                        : lines    ? " line"
                                   : " point") +
                       (out_.sites.size() == 1 ? "" : "s") + " in " + crs_label(candidates_.crs);
    if (segments) text += ", none longer than " + number_text(request_.segment_km) + " km";
    if (polygons) text += ", exact share of each cell";
    if (lines && !(request_.buffer_km > 0)) text += ", weighted by the metres in each cell";
    if (lines && request_.buffer_km > 0)
      text += ", corridors of " + number_text(request_.buffer_km) + " km to either side";
    if (request_.footprint == Footprint::buffer)
      text += ", buffers of " + number_text(request_.buffer_km) + " km";
    for (const FootprintRequest& more : request_.more_footprints)
      text += ", also measured " + words_of(more, lines);
    return text;
  }

  Candidates candidates_;
  const SitesRequest& request_;
  const GridSpec& grid_;
  OGRSpatialReference grid_crs_;
  ExactTransformation to_grid_, to_degrees_, degrees_to_grid_, grid_to_degrees_;
  MoreZones more_;
  SiteList out_;
};

}  // namespace

SiteList place_on_grid(Candidates candidates, const SitesRequest& request, const GridSpec& grid) {
  check_buffers(request);
  return Placer(std::move(candidates), request, grid).place();
}

}  // namespace firnline
