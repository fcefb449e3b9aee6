// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "rasters/samples/ways.hpp"

#include <algorithm>
#include <cmath>
#include <functional>
#include <queue>
#include <utility>

namespace firnline::sample {
namespace {

constexpr double wide_from_km2 = 20;  // smaller rivers can be waded
constexpr double beside_river =
    4;  // so many times a flat metre: roads keep off the banks and cross where they must
constexpr double streets_m = 700;  // of a town: within, a street crosses the river every hundred metres

/// Cells of wide rivers and those beside them, where a road is dear to build.
Mask banks_of(const Mask& wide_river) {
  Mask banks = wide_river;
  for (std::size_t cell = 0; cell < banks.size(); ++cell)
    for (const Step& step : neighbours) {
      const int row = banks.row_of(cell) + step.row, col = banks.col_of(cell) + step.col;
      if (banks.holds(row, col) && wide_river.at(row, col) != 0) banks[cell] = 1;
    }
  return banks;
}

/// Cheapest way between two cells (Dijkstra); the list of its cells, last first.
std::vector<std::size_t> cheapest_way(const StudyGrid& grid, const Terrain& terrain, const Mask& banks,
                                      std::size_t from, std::size_t to) {
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
      const double rise =
          (terrain.elevation_m[next] - terrain.elevation_m[cell]) / (step.length * grid.cell_m);
      const double total =
          spent + step.length * (1 + 400 * rise * rise + (banks[next] != 0 ? beside_river : 0));
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
std::vector<Point> as_line(const StudyGrid& grid, const Field<double>& shape,
                           const std::vector<std::size_t>& way) {
  std::vector<Point> line;
  for (std::size_t step = 0; step < way.size(); ++step)
    if (step % 3 == 0 || step + 1 == way.size())
      line.push_back(grid.centre(shape.row_of(way[step]), shape.col_of(way[step])));
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

/// Whether the straight way between two points touches a cell of the mask.
bool touches(const StudyGrid& grid, const Mask& mask, Point from, Point to) {
  constexpr int steps = 64;
  for (int step = 0; step <= steps; ++step) {
    const double share = 1.0 * step / steps;
    const Point at{from.east_m + share * (to.east_m - from.east_m),
                   from.north_m + share * (to.north_m - from.north_m)};
    if (grid.holds(at) && mask.at(grid.row_at(at), grid.col_at(at)) != 0) return true;
  }
  return false;
}

}  // namespace

Mask find_wide_rivers(const Terrain& terrain) {
  Mask wide(terrain.lake.rows(), terrain.lake.cols());
  for (std::size_t cell = 0; cell < wide.size(); ++cell)
    wide[cell] = terrain.lake[cell] == 0 && terrain.upstream_km2[cell] >= wide_from_km2 &&
                         terrain.elevation_m[cell] < mountain_front_m
                     ? 1
                     : 0;
  return wide;
}

std::vector<Road> build_roads(const StudyGrid& grid, const Terrain& terrain, const Valleys& valleys) {
  const Mask banks = banks_of(find_wide_rivers(terrain));
  const Point centre = middle_of_lake(grid, terrain);
  std::vector<const Valley*> round;
  for (const Valley& valley : valleys.list) round.push_back(&valley);
  std::sort(round.begin(), round.end(), [&](const Valley* one, const Valley* other) {
    return bearing(centre, one->town) < bearing(centre, other->town);
  });
  const auto cell_of = [&](Point at) { return terrain.elevation_m.index(grid.row_at(at), grid.col_at(at)); };
  const auto way = [&](Point from, std::size_t to) {
    return as_line(grid, terrain.elevation_m, cheapest_way(grid, terrain, banks, cell_of(from), to));
  };
  std::vector<Road> roads;
  for (std::size_t index = 0; index < round.size(); ++index) {
    const Valley& here = *round[index];
    const Valley& next = *round[(index + 1) % round.size()];
    roads.push_back({way(here.town, cell_of(next.town)), "tertiary"});
    roads.push_back({way(here.town, here.outlet), "track"});
  }
  return roads;
}

std::vector<std::vector<Point>> build_bridges(const StudyGrid& grid, const Terrain& terrain,
                                              const std::vector<Road>& roads) {
  const Mask banks =
      banks_of(find_wide_rivers(terrain));  // the cells that a line along the river touches are among them
  std::vector<std::vector<Point>> bridges;
  for (const Road& road : roads) {
    bool on_bridge = false;
    for (std::size_t point = 1; point < road.way.size(); ++point) {
      const bool over_water = touches(grid, banks, road.way[point - 1], road.way[point]);
      if (over_water && !on_bridge) bridges.push_back({road.way[point - 1]});
      if (over_water) bridges.back().push_back(road.way[point]);
      on_bridge = over_water;
    }
  }
  return bridges;
}

std::vector<std::vector<Point>> wide_river_ways(const StudyGrid& grid, const Terrain& terrain,
                                                const Valleys& valleys, RiverPart part) {
  const Mask wide = find_wide_rivers(terrain);
  const auto& receiver = terrain.drainage.receiver;
  const auto in_part = [&](std::size_t cell) {
    const Point at = grid.centre(wide.row_of(cell), wide.col_of(cell));
    const bool in_town = std::any_of(valleys.list.begin(), valleys.list.end(), [&](const Valley& valley) {
      return distance_m(at, valley.town) < streets_m;
    });
    return wide[cell] != 0 && (part == RiverPart::all || in_town);
  };
  Mask is_fed(wide.rows(), wide.cols()), drawn = is_fed;
  for (std::size_t cell = 0; cell < wide.size(); ++cell)
    if (in_part(cell)) is_fed[receiver[cell]] = 1;
  std::vector<std::vector<Point>> ways;
  for (std::size_t source = 0; source < wide.size(); ++source) {
    if (!in_part(source) || is_fed[source] != 0) continue;
    ways.push_back({grid.centre(wide.row_of(source), wide.col_of(source))});
    for (std::size_t cell = source; in_part(cell) && drawn[cell] == 0; cell = receiver[cell]) {
      drawn[cell] = 1;
      ways.back().push_back(grid.centre(wide.row_of(receiver[cell]), wide.col_of(receiver[cell])));
    }
  }
  return ways;
}

}  // namespace firnline::sample
