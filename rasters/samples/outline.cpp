// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "rasters/samples/outline.hpp"

#include <algorithm>

#include "rasters/samples/mask_rings.hpp"
#include "rasters/samples/noise.hpp"

namespace firnline::sample {
namespace {

constexpr double farm_reach_m = 1500;    // around the town
constexpr double beside_river_m = 700;  // between the valley's mouth and the town: keeps the land in one piece

bool belongs(const StudyGrid& grid, const Terrain& terrain, const Valleys& valleys, std::size_t valley, Point at) {
  const int row = grid.row_at(at), col = grid.col_at(at);
  if (terrain.lake.at(row, col) != 0) return false;
  const auto index = static_cast<int>(valley);
  if (valleys.upstream_of.at(row, col) == index) return true;
  const Valley& farm = valleys.list[valley];
  const auto beside = [&](Point river) { return distance_m(at, river) < beside_river_m; };
  if (std::any_of(farm.way_down.begin(), farm.way_down.end(), beside)) return true;
  return valleys.upstream_of.at(row, col) < 0 && valleys.served_by.at(row, col) == index &&
         distance_m(at, farm.town) < farm_reach_m;
}

/// Coarse cells of which more than half belong to the farm, judged at 25 places each.
Mask coarse_land(const StudyGrid& grid, const Terrain& terrain, const Valleys& valleys, std::size_t valley) {
  const int rows = static_cast<int>(StudyGrid::height_m / outline_cell_m);
  const int cols = static_cast<int>(StudyGrid::width_m / outline_cell_m);
  Mask land(rows, cols);
  for (int row = 0; row < rows; ++row)
    for (int col = 0; col < cols; ++col) {
      int inside = 0;
      for (int place = 0; place < 25; ++place) {
        const Point at = {(col + (place % 5 + 0.5) / 5) * outline_cell_m,
                          StudyGrid::height_m - (row + (place / 5 + 0.5) / 5) * outline_cell_m};
        if (belongs(grid, terrain, valleys, valley, at)) ++inside;
      }
      land.at(row, col) = inside > 12 ? 1 : 0;
    }
  return land;
}

Mask largest_piece(const Mask& land) {
  Mask largest(land.rows(), land.cols()), seen(land.rows(), land.cols());
  std::ptrdiff_t most = 0;
  for (std::size_t cell = 0; cell < land.size(); ++cell) {
    if (land[cell] == 0 || seen[cell] != 0) continue;
    const Mask piece = connected(land, cell, 1);
    for (std::size_t other = 0; other < land.size(); ++other) seen[other] |= piece[other];
    const auto cells = std::count(piece.values().begin(), piece.values().end(), 1);
    if (cells > most) {
      most = cells;
      largest = piece;
    }
  }
  return largest;
}

/// What the frame does not reach is a hole and is filled.
Mask framed_without_holes(const Mask& land) {
  Mask framed = with_frame(land);
  const Mask outside = connected(framed, 0, 0);
  for (std::size_t cell = 0; cell < framed.size(); ++cell) framed[cell] = outside[cell] != 0 ? 0 : 1;
  return framed;
}

}  // namespace

std::vector<Point> farm_outline(const StudyGrid& grid, const Terrain& terrain, const Valleys& valleys,
                                std::size_t valley, std::uint64_t seed) {
  const Mask land = framed_without_holes(largest_piece(coarse_land(grid, terrain, valleys, valley)));
  const auto rings = rings_of(land);
  if (rings.empty()) return {};
  const std::vector<Edge>& ring = rings.front();
  constexpr double most_off_m = 70;  // far less than the 350 m between two parts of the ring
  constexpr double inset_m = 40;     // a side of the study is no straight line in longitude and latitude
  std::vector<Point> outline;
  for (std::size_t number = 0; number < ring.size(); ++number) {
    const Edge& edge = ring[number];
    const Direction before = ring[(number + ring.size() - 1) % ring.size()].direction;
    const Direction after = ring[(number + 1) % ring.size()].direction;
    if (before == edge.direction && after == edge.direction) continue;  // a straight run needs its ends only
    const auto way = static_cast<std::size_t>(edge.direction);
    const auto off_m = [&](int axis) {
      const auto corner = static_cast<std::int64_t>(outline.size()) * 2 + axis;
      return most_off_m * (2 * random_unit(seed, Purpose::outline, static_cast<std::int64_t>(valley), corner) - 1);
    };
    const double col = edge.col - 1 + 0.5 * col_step[way], row = edge.row - 1 + 0.5 * row_step[way];  // without frame
    outline.push_back({std::clamp(col * outline_cell_m + off_m(0), inset_m, StudyGrid::width_m - inset_m),
                       std::clamp(StudyGrid::height_m - row * outline_cell_m + off_m(1), inset_m,
                                  StudyGrid::height_m - inset_m)});
  }
  return outline;
}

std::vector<Point> town_farm_outline(const Valleys& valleys, std::size_t valley, std::uint64_t seed) {
  constexpr double reach_m = 900, most_off_m = 60;
  constexpr Point corners[] = {{1, 0.2}, {0.7, 0.8}, {-0.2, 1}, {-0.8, 0.7}, {-1, -0.2}, {-0.7, -0.8}, {0.2, -1}, {0.8, -0.7}};
  const Point middle = valleys.list[valley].town;
  const auto farm = static_cast<std::int64_t>(valleys.list.size() + valley);
  std::vector<Point> outline;
  for (const Point& corner : corners) {
    const auto off_m = [&](int axis) {
      const auto number = static_cast<std::int64_t>(outline.size()) * 2 + axis;
      return most_off_m * (2 * random_unit(seed, Purpose::outline, farm, number) - 1);
    };
    outline.push_back({middle.east_m + reach_m * corner.east_m + off_m(0), middle.north_m + reach_m * corner.north_m + off_m(1)});
  }
  return outline;
}

}  // namespace firnline::sample
