// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "kernels/hydrology/drainage.hpp"

#include <gtest/gtest.h>

#include "kernels/hydrology/catchments.hpp"
#include "tests/reference/hydrology/textbook_routing.hpp"
#include "tests/support/routing_grids.hpp"
#include "tests/support/tolerance.hpp"

namespace firnline::test {
namespace {

using textbook::Position;
using textbook::Table;

constexpr double none = std::numeric_limits<double>::quiet_NaN();

/// A filled relief with its directions and counts.
struct Terrain {
  GridSpec grid;
  std::vector<float> heights;
  Table<int> code;
  std::vector<std::uint8_t> direction;
  std::vector<std::int64_t> counts;

  explicit Terrain(const Relief& relief) : grid(relief.grid), code(grid.rows, grid.cols, 0) {
    const Table<int> sinks(grid.rows, grid.cols, std::vector<int>(relief.sinks.begin(), relief.sinks.end()));
    const auto filled =
        textbook::filled({grid.rows, grid.cols, {relief.heights.begin(), relief.heights.end()}}, sinks);
    code = textbook::with_flats(filled, textbook::steepest(filled, sinks, grid));
    for (const double height : filled.cells()) heights.push_back(static_cast<float>(height));
    direction.assign(code.cells().begin(), code.cells().end());
    counts =
        textbook::accumulation(code, {grid.rows, grid.cols, std::vector<std::int64_t>(heights.size(), 1)})
            .cells();
    for (std::size_t i = 0; i < counts.size(); ++i)
      if (direction[i] == textbook::void_code) counts[i] = no_accumulation;
  }

  [[nodiscard]] std::size_t place(Position p) const {
    return static_cast<std::size_t>(p.first * grid.cols + p.second);
  }
  [[nodiscard]] bool ends(Position p) const { return code[p] == textbook::sink_code; }
  [[nodiscard]] bool inside(Position p) const { return code.has(p) && code[p] != textbook::void_code; }
  [[nodiscard]] double step(Position p) const {
    const Position to = textbook::receiver(p, code[p]);
    const RowMetrics m = row_metrics(grid, p.first);
    return to.first == p.first ? m.dx_m : to.second == p.second ? m.dy_m : std::hypot(m.dx_m, m.dy_m);
  }
};

struct Below {
  double above = none, distance = none;
};

Below stream_below_of(const Terrain& terrain, Position start, std::int64_t least) {
  double distance = 0;
  for (Position p = start; terrain.inside(p); p = textbook::receiver(p, terrain.code[p])) {
    if (terrain.counts[terrain.place(p)] >= least)
      return {static_cast<double>(terrain.heights[terrain.place(start)]) -
                  static_cast<double>(terrain.heights[terrain.place(p)]),
              distance};
    if (terrain.ends(p)) break;
    distance += terrain.step(p);
  }
  return {};
}

double wetness_of(const Terrain& terrain, Position p) {
  if (!terrain.inside(p)) return none;
  double slope = 0;
  if (!terrain.ends(p)) {
    const Position to = textbook::receiver(p, terrain.code[p]);
    if (!terrain.inside(to)) return none;
    slope = (static_cast<double>(terrain.heights[terrain.place(p)]) -
             static_cast<double>(terrain.heights[terrain.place(to)])) /
            terrain.step(p);
  }
  const double area = 4096.0 * static_cast<double>(terrain.counts[terrain.place(p)]);
  return std::log(area / std::sqrt(row_metrics(terrain.grid, p.first).area_m2) / std::max(slope, 1e-3));
}

TEST(Drainage, IsThatOfWalksDownhillOnAnyTiling) {
  for (const Relief& relief : random_reliefs()) {
    const Terrain terrain(relief);
    std::vector<float> whole_distance;
    for (const std::int64_t tile : {100, 1, 2, 3, 7, 16}) {
      const WholeGrid where = cut_into(relief.grid, tile, tile + tile / 7);
      const auto heights = plane_of(where, terrain.heights);
      const auto direction = plane_of(where, terrain.direction);
      const auto areas = plane_of(where, terrain.counts);
      const Drained drained{*heights, *direction, *areas, 4096};
      MemoryPlane<std::uint8_t> cells(where.tiling);
      MemoryPlane<float> above_plane(where.tiling), distance_plane(where.tiling), wet_plane(where.tiling);

      streams(where, drained.areas, drained.area_quantum_m2, 4096 * 11.5, cells);  // 12 cells at least
      stream_below(where, drained, cells, {&above_plane, &distance_plane});
      wetness_index(where, drained, wet_plane);

      const auto above = load_grid(where.tiling, above_plane),
                 distance = load_grid(where.tiling, distance_plane), wet = load_grid(where.tiling, wet_plane);
      if (whole_distance.empty()) whole_distance = distance;
      EXPECT_EQ(first_difference(relief.grid, distance, whole_distance), "")
          << relief.name << ", tiles of " << tile;
      for (const Position& p : terrain.code.positions()) {
        const Below expected = stream_below_of(terrain, p, 12);
        ASSERT_PRED3(agrees, above[terrain.place(p)], static_cast<float>(expected.above), tolerance::exact)
            << relief.name;
        ASSERT_PRED3(agrees, distance[terrain.place(p)], expected.distance, tolerance::f32_rounding)
            << relief.name;
        ASSERT_PRED3(agrees, wet[terrain.place(p)], wetness_of(terrain, p), tolerance::f32_rounding)
            << relief.name;
      }
    }
  }
}

TEST(Catchments, AreThoseOfWalksDownhillOnAnyTiling) {
  std::mt19937_64 random(3);
  for (const Relief& relief : random_reliefs()) {
    const Terrain terrain(relief);
    std::vector<Cell> points;
    Table<std::int32_t> point_at(relief.grid.rows, relief.grid.cols, no_pour_point);
    for (const Position& p : terrain.code.positions())
      if (terrain.inside(p) && random() % 40 == 0) {
        point_at[p] = static_cast<std::int32_t>(points.size());
        points.push_back({p.first, p.second});
      }
    const auto first_point = [&](Position p) {
      for (; terrain.inside(p); p = textbook::receiver(p, terrain.code[p])) {
        if (point_at[p] != no_pour_point) return point_at[p];
        if (terrain.ends(p)) break;
      }
      return no_pour_point;
    };
    for (const std::int64_t tile : {100, 1, 3, 16}) {
      const WholeGrid where = cut_into(relief.grid, tile, tile);
      MemoryPlane<std::int32_t> catchment(where.tiling);
      const Catchments got = label_catchments(where, *plane_of(where, terrain.direction), points, catchment);
      const auto labels = load_grid(where.tiling, catchment);
      for (const Position& p : terrain.code.positions())
        ASSERT_EQ(labels[terrain.place(p)], terrain.inside(p) ? first_point(p) : no_data_code) << relief.name;
      // Nested catchments: of each point all cells whose walk passes it.
      const auto upstream = got.upstream();
      std::vector<std::int64_t> cells_of(points.size(), 0);
      for (const std::int32_t label : labels)
        if (label >= 0) ++cells_of[static_cast<std::size_t>(label)];
      for (std::size_t i = 0; i < points.size(); ++i) {
        std::int64_t cells = 0;
        for (const std::int32_t label : upstream[i]) cells += cells_of[static_cast<std::size_t>(label)];
        ASSERT_EQ(cells, terrain.counts[terrain.place({points[i].row, points[i].col})]) << relief.name;
      }
    }
  }
}

}  // namespace
}  // namespace firnline::test
