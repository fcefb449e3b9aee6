// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "rasters/samples/people.hpp"

#include <algorithm>
#include <cmath>
#include <functional>
#include <queue>
#include <utility>

namespace firnline::sample {
namespace {

constexpr double town_radius_m = 450, outskirts_m = 2500;
constexpr double too_steep_to_build = 0.18, too_steep_to_plough = 0.12;
constexpr double highest_field_m = 2250, water_reach_m = 2800;

bool buildable(const StudyGrid& grid, const Terrain& terrain, Point at) {
  if (!grid.holds(at) || StudyGrid::beyond_border(at)) return false;
  const int row = grid.row_at(at), col = grid.col_at(at);
  return terrain.lake.at(row, col) == 0 && terrain.slope.at(row, col) < too_steep_to_build;
}

double crowding(double away_m) {
  const double t = away_m / town_radius_m;
  return 1 / ((1 + t * t) * (1 + t * t));
}

/// Cheapest way between two cells (Dijkstra); the list of its cells, last first.
std::vector<std::size_t> cheapest_way(const StudyGrid& grid, const Terrain& terrain, std::size_t from, std::size_t to) {
  using Front = std::pair<double, std::size_t>;
  std::priority_queue<Front, std::vector<Front>, std::greater<>> front;
  Field<double> cost(grid.rows, grid.cols, 1e18);
  Field<std::size_t> came_from(grid.rows, grid.cols, from);
  cost[from] = 0;
  front.emplace(0, from);
  while (!front.empty() && front.top().second != to) {
    const auto [spent, cell] = front.top();
    front.pop();
    if (spent > cost[cell]) continue;
    for (const Step& step : neighbours) {
      const int row = cost.row_of(cell) + step.row, col = cost.col_of(cell) + step.col;
      if (!cost.holds(row, col) || terrain.lake.at(row, col) != 0) continue;
      const std::size_t next = cost.index(row, col);
      const double rise = (terrain.elevation_m[next] - terrain.elevation_m[cell]) / (step.length * grid.cell_m);
      const double total = spent + step.length * (1 + 400 * rise * rise);
      if (total < cost[next]) {
        cost[next] = total;
        came_from[next] = cell;
        front.emplace(total, next);
      }
    }
  }
  std::vector<std::size_t> way = {to};
  while (way.back() != from) way.push_back(came_from[way.back()]);
  return way;
}

/// Every third cell is enough of a road for a map.
std::vector<Point> as_line(const StudyGrid& grid, const Field<double>& shape, const std::vector<std::size_t>& way) {
  std::vector<Point> line;
  for (std::size_t step = 0; step < way.size(); ++step)
    if (step % 3 == 0 || step + 1 == way.size()) line.push_back(grid.centre(shape.row_of(way[step]), shape.col_of(way[step])));
  return line;
}

/// Turns around the lake without trigonometry: 0..4, growing counter-clockwise from east.
double bearing(Point centre, Point at) {
  const double east = at.east_m - centre.east_m, north = at.north_m - centre.north_m;
  const double along = east / (std::abs(east) + std::abs(north) + 1e-9);
  return north >= 0 ? 1 - along : 3 + along;
}

Point middle_of_lake(const StudyGrid& grid, const Terrain& terrain) {
  double east = 0, north = 0, cells = 0;
  for (std::size_t cell = 0; cell < terrain.lake.size(); ++cell) {
    if (terrain.lake[cell] == 0) continue;
    const Point at = grid.centre(terrain.lake.row_of(cell), terrain.lake.col_of(cell));
    east += at.east_m;
    north += at.north_m;
    cells += 1;
  }
  return {east / cells, north / cells};
}

}  // namespace

Field<double> settle_people(const StudyGrid& grid, const Terrain& terrain, const Valleys& valleys) {
  Field<double> people(grid.rows + 1, grid.cols + 1);
  const auto corner = [&](std::size_t cell) {
    return Point{people.col_of(cell) * grid.cell_m, StudyGrid::height_m - people.row_of(cell) * grid.cell_m};
  };
  for (const Valley& valley : valleys.list) {
    double weights = 0;
    Field<double> weight(people.rows(), people.cols());
    for (std::size_t cell = 0; cell < weight.size(); ++cell) {
      const double away_m = distance_m(corner(cell), valley.town);
      if (away_m > outskirts_m || !buildable(grid, terrain, corner(cell))) continue;
      weight[cell] = crowding(away_m);
      weights += weight[cell];
    }
    for (std::size_t cell = 0; cell < weight.size(); ++cell)
      if (weight[cell] > 0) people[cell] += valley.people * weight[cell] / weights;
  }
  for (std::size_t cell = 0; cell < people.size(); ++cell) people[cell] = std::floor(people[cell] + 0.5);
  return people;
}

Field<double> lay_fields(const StudyGrid& grid, const Terrain& terrain, const Valleys& valleys) {
  Field<double> share(grid.rows, grid.cols);
  for (std::size_t cell = 0; cell < share.size(); ++cell) {
    const Point at = grid.centre(share.row_of(cell), share.col_of(cell));
    if (terrain.lake[cell] != 0 || terrain.slope[cell] >= too_steep_to_plough ||
        terrain.elevation_m[cell] > highest_field_m || terrain.above_river_m[cell] > 60 || StudyGrid::beyond_border(at))
      continue;
    double nearest = 1e12;
    for (const Valley& valley : valleys.list) nearest = std::min(nearest, distance_m(at, valley.town));
    const double reached = std::clamp(1.15 - nearest / water_reach_m, 0.0, 0.9);
    const double built_up = nearest < 350 ? 0.8 : 0;
    const double gentle = 1 - terrain.slope[cell] / too_steep_to_plough;
    share[cell] = std::floor(20 * reached * (1 - built_up) * (0.35 + 0.65 * gentle) + 0.5) / 20;
  }
  return share;
}

std::vector<std::vector<Point>> build_roads(const StudyGrid& grid, const Terrain& terrain, const Valleys& valleys) {
  const Point centre = middle_of_lake(grid, terrain);
  std::vector<const Valley*> round;
  for (const Valley& valley : valleys.list) round.push_back(&valley);
  std::sort(round.begin(), round.end(), [&](const Valley* one, const Valley* other) {
    return bearing(centre, one->town) < bearing(centre, other->town);
  });
  const auto cell_of = [&](Point at) { return terrain.elevation_m.index(grid.row_at(at), grid.col_at(at)); };
  std::vector<std::vector<Point>> roads;
  for (std::size_t index = 0; index < round.size(); ++index) {
    const Valley& here = *round[index];
    const Valley& next = *round[(index + 1) % round.size()];
    roads.push_back(as_line(grid, terrain.elevation_m, cheapest_way(grid, terrain, cell_of(here.town), cell_of(next.town))));
    roads.push_back(as_line(grid, terrain.elevation_m, cheapest_way(grid, terrain, cell_of(here.town), here.outlet)));
  }
  return roads;
}

}  // namespace firnline::sample
