// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <iterator>
#include <string_view>
#include <vector>

#include "rasters/samples/geojson.hpp"
#include "rasters/samples/mask_rings.hpp"
#include "rasters/samples/study.hpp"
#include "rasters/samples/text.hpp"

namespace firnline::sample {
namespace {

constexpr double drawn_river_km2 = 3;      // brooks that drain less would fill the map
constexpr double drawn_glacier_km2 = 0.1;  // what glacier inventories leave out is smaller still

using Way = std::vector<Point>;

/// Shared to the last digit by the two districts on its sides. All begin in the lake and end at the edge of
/// the study, or a little inside of it: an edge is no straight line in longitude and latitude.
struct DistrictBorders {
  static constexpr double inset = 40;
  static constexpr double west_edge = inset, east_edge = StudyGrid::width_m - inset, south_edge = inset,
                          north_edge = StudyGrid::height_m - inset;
  Point lake{11300, 14300};
  Way north = {lake, {11900, 16000}, {11500, 17800}, {12100, north_edge}};
  Way east = {lake, {14000, 13600}, {17000, 12300}, {20500, 12900}, {east_edge, 12600}};
  Way south = {lake, {11800, 11900}, {11200, 9400}, {12300, 6200}, {11600, 2900}, {12000, south_edge}};
  Way west = {lake, {8700, 13700}, {6000, 14800}, {3000, 13900}, {west_edge, 14300}};
  Way country = {{east_edge, StudyGrid::height_m + inset - StudyGrid::border_m},
                 {StudyGrid::width_m + inset - StudyGrid::border_m, north_edge}};
};

/// Out along one border, along the edge of the study, and back along another.
Way around(const Way& out, const Way& edge, const Way& back) {
  Way ring = out;
  ring.insert(ring.end(), edge.begin(), edge.end());
  ring.insert(ring.end(), back.rbegin(), std::prev(back.rend()));
  return ring;
}

SampleFile districts(const Study& study) {
  const DistrictBorders borders;
  const auto district = [&](std::string_view code, std::string_view name, const Way& outline) {
    return polygon(study, {outline}, joined({R"("code":")", code, R"(","name":)", json_text(name)}));
  };
  return geojson(
      "districts",
      {district("UV-NW", "Чоң-Арал району",
                around(borders.north, {{borders.west_edge, borders.north_edge}}, borders.west)),
       district("UV-NE", "Tash-Döbö district", around(borders.east, borders.country, borders.north)),
       district("UV-SE", "Kara-Bulak district",
                around(borders.south, {{borders.east_edge, borders.south_edge}}, borders.east)),
       district("UV-SW", "白石县",
                around(borders.west, {{borders.west_edge, borders.south_edge}}, borders.south))});
}

SampleFile borders(const Study& study) {
  const DistrictBorders all;
  std::vector<Feature> features = {line(study, all.country, R"("between":"countries")")};
  for (const Way* way : {&all.north, &all.east, &all.south, &all.west})
    features.push_back(line(study, *way, R"("between":"districts")"));
  return geojson("borders", features);
}

Point centre_of(const Study& study, std::size_t cell) {
  return study.grid.centre(study.ice_m.row_of(cell), study.ice_m.col_of(cell));
}

/// The middles of the sides of a ring, but for those on a straight run: its corners are cut.
/// in: a ring of an area with a frame
Way smooth_ring(const StudyGrid& grid, const std::vector<Edge>& ring) {
  Way way;
  for (std::size_t number = 0; number < ring.size(); ++number) {
    const Edge& edge = ring[number];
    if (ring[(number + ring.size() - 1) % ring.size()].direction == edge.direction &&
        ring[(number + 1) % ring.size()].direction == edge.direction)
      continue;
    const auto ahead = static_cast<std::size_t>(edge.direction);
    const double row = edge.row - 1 + 0.5 * row_step[ahead], col = edge.col - 1 + 0.5 * col_step[ahead];
    way.push_back({col * grid.cell_m, StudyGrid::height_m - row * grid.cell_m});
  }
  return way;
}

Way closed(Way ring) {
  ring.push_back(ring.front());
  return ring;
}

/// Whether a cell has a river that is drawn; none has one beyond the border, where nothing is known.
bool is_river(const Study& study, std::size_t cell) {
  return study.terrain.lake[cell] == 0 && study.terrain.upstream_km2[cell] >= drawn_river_km2 &&
         !StudyGrid::beyond_border(centre_of(study, cell));
}

/// Every river from its source to the lake, or to the one that was there before it.
SampleFile rivers(const Study& study) {
  const auto& receiver = study.terrain.drainage.receiver;
  Mask is_fed(study.grid.rows, study.grid.cols), drawn(study.grid.rows, study.grid.cols);
  for (std::size_t cell = 0; cell < receiver.size(); ++cell)
    if (is_river(study, cell)) is_fed[receiver[cell]] = 1;
  std::vector<Feature> features;
  for (std::size_t source = 0; source < receiver.size(); ++source) {
    if (!is_river(study, source) || is_fed[source] != 0) continue;
    Way way = {centre_of(study, source)};
    for (std::size_t cell = source; is_river(study, cell) && drawn[cell] == 0; cell = receiver[cell]) {
      drawn[cell] = 1;
      way.push_back(centre_of(study, receiver[cell]));
    }
    features.push_back(
        line(study, way, joined({R"("id":")", numbered("W", features.size() + 1), R"(","kind":"river")"})));
  }
  for (const auto& shore : rings_of(with_frame(study.terrain.lake)))
    features.push_back(line(study, closed(smooth_ring(study.grid, shore)), R"("kind":"lake shore")"));
  return geojson("rivers", features);
}

SampleFile glacier_file(const Study& study) {
  Mask ice(study.grid.rows, study.grid.cols), seen = ice;
  for (std::size_t cell = 0; cell < ice.size(); ++cell) ice[cell] = study.ice_m[cell] > 0 ? 1 : 0;
  std::vector<Feature> features;
  for (std::size_t first = 0; first < ice.size(); ++first) {
    if (ice[first] == 0 || seen[first] != 0) continue;
    const Mask glacier = connected(ice, first, 1);
    for (std::size_t cell = 0; cell < ice.size(); ++cell) seen[cell] |= glacier[cell];
    const auto cells = std::count(glacier.values().begin(), glacier.values().end(), 1);
    if (static_cast<double>(cells) * study.grid.cell_km2() < drawn_glacier_km2) continue;
    std::vector<Way> rings;
    for (const auto& ring : rings_of(with_frame(glacier))) rings.push_back(smooth_ring(study.grid, ring));
    features.push_back(
        polygon(study, rings, joined({R"("id":")", numbered("G", features.size() + 1), R"(")"})));
  }
  return geojson("glaciers", features);
}

/// The corners of a ring. in: a ring of an area with a frame
Way corners(const StudyGrid& grid, const std::vector<Edge>& ring) {
  Way way;
  for (std::size_t number = 0; number < ring.size(); ++number) {
    const Edge &before = ring[(number + ring.size() - 1) % ring.size()], &edge = ring[number];
    if (before.direction != edge.direction)
      way.push_back({(edge.col - 1) * grid.cell_m, StudyGrid::height_m - (edge.row - 1) * grid.cell_m});
  }
  return way;
}

/// The lake that no river leaves, along the sides of its cells.
SampleFile terminal_lake(const Study& study) {
  const Mask& lake = study.terrain.lake;
  Mask seen(lake.rows(), lake.cols());
  std::vector<Feature> features;
  for (std::size_t first = 0; first < lake.size(); ++first) {
    if (lake[first] == 0 || seen[first] != 0) continue;
    const Mask part = connected(lake, first, 1);
    for (std::size_t cell = 0; cell < lake.size(); ++cell) seen[cell] |= part[cell];
    std::vector<Way> rings;
    for (const auto& ring : rings_of(with_frame(part))) rings.push_back(corners(study.grid, ring));
    features.push_back(
        polygon(study, rings, joined({R"("id":")", numbered("T", features.size() + 1), R"(")"})));
  }
  return geojson("terminal_lake", features);
}

}  // namespace

std::vector<SampleFile> context_files(const Study& study) {
  return {districts(study), borders(study), rivers(study), glacier_file(study), terminal_lake(study)};
}

}  // namespace firnline::sample
