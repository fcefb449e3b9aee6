// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "rasters/samples/terrain.hpp"

#include <algorithm>
#include <cmath>

#include "rasters/samples/noise.hpp"

namespace firnline::sample {
namespace {

constexpr Point lake_centre = {11200, 14300};
constexpr double lake_half_width_m = 3700, lake_half_height_m = 1650;

/// Below about this area slopes creep rather than rivers cut: keeps the summits from becoming needles.
constexpr double creeping_km2 = 0.8;
constexpr int erosion_steps = 60;      // with step_length this is several times the response time of the longest river
constexpr double step_length = 0.4;
constexpr double steepest_slope = 0.95;  // tangent; rock falls beyond it

Mask place_lake(const StudyGrid& grid, std::uint64_t seed) {
  Mask lake(grid.rows, grid.cols);
  for (int row = 0; row < grid.rows; ++row)
    for (int col = 0; col < grid.cols; ++col) {
      const Point at = grid.centre(row, col);
      const double east = (at.east_m - lake_centre.east_m) / lake_half_width_m;
      const double north = (at.north_m - lake_centre.north_m) / lake_half_height_m;
      const double shore = 1 + 0.9 * smooth_noise(seed, Purpose::lake_shore, at.east_m, at.north_m, 3000, 4);
      lake.at(row, col) = east * east + north * north < shore ? 1 : 0;
    }
  return lake;
}

double ramp(double value, double from, double to) {
  const double t = std::clamp((value - from) / (to - from), 0.0, 1.0);
  return t * t * (3 - 2 * t);
}

/// How fast the ground rises: a high range in the south, a lower one along the northern edge.
double uplift_at(Point at, std::uint64_t seed) {
  const double south_range = ramp(at.north_m, 10500, 4500), north_range = ramp(at.north_m, 15500, 19500);
  const double east_side = ramp(at.east_m, 17000, 23000), west_side = ramp(at.east_m, 5500, 500);
  const double ranges = std::max({south_range, 0.62 * north_range, 0.55 * east_side, 0.5 * west_side});
  return (0.2 + 0.8 * ranges) * (1 + 0.55 * smooth_noise(seed, Purpose::uplift, at.east_m, at.north_m, 2600, 4));
}

void erode_once(Field<double>& height, const Mask& lake, const Field<double>& uplift, const StudyGrid& grid) {
  const Drainage drainage = drain_to_lake(height, lake);
  const Field<double> area = accumulate(drainage, Field<double>(grid.rows, grid.cols, grid.cell_km2()));
  for (const std::size_t cell : drainage.downstream_first) {
    const std::size_t below = drainage.receiver[cell];
    if (below == cell) continue;
    const bool aslant = height.row_of(cell) != height.row_of(below) && height.col_of(cell) != height.col_of(below);
    const double distance_km = grid.cell_m / 1000 * (aslant ? diagonal : 1);
    const double cut = step_length * std::sqrt(area[cell] + creeping_km2) / distance_km;
    height[cell] = (height[cell] + uplift[cell] * step_length + cut * height[below]) / (1 + cut);
  }
}

/// Stretches the relief to the wanted height and lets what would be steeper than rock can stand fall.
void scale_relief(Field<double>& height, const Drainage& drainage, const StudyGrid& grid) {
  const double highest = *std::max_element(height.values().begin(), height.values().end());
  Field<double> scaled = height;
  double tallest = 0;
  double stretch = (peak_m - lake_level_m) / highest;
  for (int attempt = 0; attempt < 12; ++attempt, stretch *= (peak_m - lake_level_m) / tallest) {
    tallest = 0;
    for (const std::size_t cell : drainage.downstream_first) {
      const std::size_t below = drainage.receiver[cell];
      const double rise = (height[cell] - height[below]) * stretch;
      const double limit = steepest_slope * grid.cell_m;
      scaled[cell] = below == cell ? 0 : scaled[below] + std::min(std::max(rise, 0.0), limit);
      tallest = std::max(tallest, scaled[cell]);
    }
  }
  for (std::size_t cell = 0; cell < height.size(); ++cell) height[cell] = lake_level_m + scaled[cell];
}

Field<double> height_above_river(const Field<double>& height, const Drainage& drainage,
                                 const Field<double>& upstream_km2) {
  Field<double> river_level = height;
  for (const std::size_t cell : drainage.downstream_first) {
    const std::size_t below = drainage.receiver[cell];
    if (below != cell && upstream_km2[cell] < river_km2) river_level[cell] = river_level[below];
  }
  for (std::size_t cell = 0; cell < height.size(); ++cell)
    river_level[cell] = std::max(0.0, height[cell] - river_level[cell]);
  return river_level;
}

/// Low ground is made lower the nearer it is to zero, high ground stays: gravel fills the valley floors.
double settled(double above_m, double reach_m, double least) {
  if (above_m >= reach_m) return above_m;
  return above_m * (least + (1 - least) * above_m / reach_m);
}

void lay_alluvium(Field<double>& height, const Drainage& drainage, const StudyGrid& grid) {
  const Field<double> upstream = accumulate(drainage, Field<double>(grid.rows, grid.cols, grid.cell_km2()));
  const Field<double> above = height_above_river(height, drainage, upstream);
  for (std::size_t cell = 0; cell < height.size(); ++cell) {
    const double beside_river = height[cell] - above[cell] + settled(above[cell], 130, 0.22);
    height[cell] = lake_level_m + settled(beside_river - lake_level_m, 420, 0.3);
  }
}

Field<double> slope_of(const Field<double>& height, const StudyGrid& grid) {
  Field<double> slope(grid.rows, grid.cols);
  for (int row = 0; row < grid.rows; ++row)
    for (int col = 0; col < grid.cols; ++col) {
      const int north = std::max(row - 1, 0), south = std::min(row + 1, grid.rows - 1);
      const int west = std::max(col - 1, 0), east = std::min(col + 1, grid.cols - 1);
      const double rise_east = (height.at(row, east) - height.at(row, west)) / ((east - west) * grid.cell_m);
      const double rise_north = (height.at(north, col) - height.at(south, col)) / ((south - north) * grid.cell_m);
      slope.at(row, col) = std::sqrt(rise_east * rise_east + rise_north * rise_north);
    }
  return slope;
}

}  // namespace

Terrain grow_terrain(const StudyGrid& grid, std::uint64_t seed) {
  Terrain terrain;
  terrain.lake = place_lake(grid, seed);
  Field<double> height(grid.rows, grid.cols), uplift(grid.rows, grid.cols);
  for (int row = 0; row < grid.rows; ++row)
    for (int col = 0; col < grid.cols; ++col) {
      const Point at = grid.centre(row, col);
      uplift.at(row, col) = uplift_at(at, seed);
      if (terrain.lake.at(row, col) == 0)
        height.at(row, col) = 1.5 * (1 + smooth_noise(seed, Purpose::first_relief, at.east_m, at.north_m, 1600, 4));
    }
  for (int step = 0; step < erosion_steps; ++step) erode_once(height, terrain.lake, uplift, grid);

  const Drainage carved = drain_to_lake(height, terrain.lake);
  scale_relief(height, carved, grid);
  lay_alluvium(height, carved, grid);
  for (std::size_t cell = 0; cell < height.size(); ++cell)
    height[cell] = terrain.lake[cell] != 0 ? lake_level_m : std::max(lake_level_m + 1, std::floor(height[cell] + 0.5));

  terrain.drainage = drain_to_lake(height, terrain.lake);
  terrain.upstream_km2 = accumulate(terrain.drainage, Field<double>(grid.rows, grid.cols, grid.cell_km2()));
  terrain.above_river_m = height_above_river(height, terrain.drainage, terrain.upstream_km2);
  terrain.slope = slope_of(height, grid);
  terrain.elevation_m = std::move(height);
  return terrain;
}

}  // namespace firnline::sample
