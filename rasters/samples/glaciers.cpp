// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "rasters/samples/glaciers.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "rasters/samples/noise.hpp"

namespace firnline::sample {
namespace {

constexpr double bed_stress_pa = 100000, ice_kg_m3 = 900, gravity_m_s2 = 9.81;
constexpr double thickest_m = 240;
constexpr double bare_rock_slope = 1.0;  // tangent: 45 degrees hold no ice

double snow_line_m(const StudyGrid& grid, const Terrain& terrain, int row, int col, std::uint64_t seed) {
  const int north = std::max(row - 2, 0), south = std::min(row + 2, grid.rows - 1);
  const double towards_north = (terrain.elevation_m.at(south, col) - terrain.elevation_m.at(north, col)) /
                               ((south - north) * grid.cell_m);  // > 0 on slopes that face north
  const Point at = grid.centre(row, col);
  const double noise = smooth_noise(seed, Purpose::snow_line, at.east_m, at.north_m, 2500, 2);
  return std::max(lowest_snow_line_m, 3660 - 300 * std::clamp(towards_north, -0.6, 0.6) + 80 * noise);
}

/// A cell joins the ice, or leaves it, when at least five of its nine say so: no specks, no pinholes.
Mask smoothed(const Mask& mask) {
  Mask result(mask.rows(), mask.cols());
  for (int row = 0; row < mask.rows(); ++row)
    for (int col = 0; col < mask.cols(); ++col) {
      int votes = mask.at(row, col), voters = 1;
      for (const Step& step : neighbours)
        if (mask.holds(row + step.row, col + step.col)) {
          votes += mask.at(row + step.row, col + step.col);
          ++voters;
        }
      result.at(row, col) = 2 * votes > voters ? 1 : 0;
    }
  return result;
}

double change_at(double elevation_m) {  // strongest thinning at the tongues, near balance on the heights
  return std::clamp(-1.25 + (elevation_m - 3450) * 0.0013, -1.3, 0.15);
}

/// Directions of a twelve-cornered outline, counter-clockwise from east.
constexpr double half = 0.5, root3_half = 0.8660254037844386;
constexpr std::array<Point, 12> twelve_directions = {{{1, 0}, {root3_half, half}, {half, root3_half}, {0, 1},
                                                      {-half, root3_half}, {-root3_half, half}, {-1, 0},
                                                      {-root3_half, -half}, {-half, -root3_half}, {0, -1},
                                                      {half, -root3_half}, {root3_half, -half}}};

FutureLake hollow_at(Point centre, double ice_m, std::int64_t number, std::uint64_t seed) {
  FutureLake lake;
  const double radius_m = 170 + 150 * random_unit(seed, Purpose::future_lake, number, 100);
  double double_area = 0;
  for (std::size_t corner = 0; corner < twelve_directions.size(); ++corner) {
    const double stretch = 0.75 + 0.5 * random_unit(seed, Purpose::future_lake, number, static_cast<int>(corner));
    lake.outline.push_back({centre.east_m + radius_m * stretch * twelve_directions[corner].east_m,
                            centre.north_m + radius_m * stretch * twelve_directions[corner].north_m});
  }
  for (std::size_t corner = 0; corner < lake.outline.size(); ++corner) {
    const Point& here = lake.outline[corner];
    const Point& next = lake.outline[(corner + 1) % lake.outline.size()];
    double_area += here.east_m * next.north_m - next.east_m * here.north_m;
  }
  lake.depth_m = std::floor(0.2 * ice_m + 0.5);
  lake.volume_m3 = 1000 * std::floor(double_area / 2 * lake.depth_m / 1000 + 0.5);
  return lake;
}

}  // namespace

Field<double> grow_glaciers(const StudyGrid& grid, const Terrain& terrain, std::uint64_t seed) {
  Mask ice(grid.rows, grid.cols);
  for (int row = 0; row < grid.rows; ++row)
    for (int col = 0; col < grid.cols; ++col)
      ice.at(row, col) = terrain.elevation_m.at(row, col) > snow_line_m(grid, terrain, row, col, seed) &&
                                 terrain.slope.at(row, col) < bare_rock_slope
                             ? 1
                             : 0;
  ice = smoothed(smoothed(ice));
  Field<double> thickness_m(grid.rows, grid.cols);
  for (std::size_t cell = 0; cell < ice.size(); ++cell) {
    if (ice[cell] == 0 || terrain.elevation_m[cell] <= lowest_snow_line_m) continue;
    const double tangent = std::max(terrain.slope[cell], 0.02);
    const double sine = tangent / std::sqrt(1 + tangent * tangent);
    thickness_m[cell] = std::floor(std::min(thickest_m, bed_stress_pa / (ice_kg_m3 * gravity_m_s2 * sine)) + 0.5);
  }
  return thickness_m;
}

std::vector<ElevationChange> elevation_changes(const StudyGrid& grid, const Terrain& terrain,
                                               const Field<double>& ice_m) {
  const double row_height_m = hexagon_width_m * root3_half;  // pointed hexagons: rows overlap, every other is shifted
  const int rows = static_cast<int>(StudyGrid::height_m / row_height_m) + 1;
  const int cols = static_cast<int>(StudyGrid::width_m / hexagon_width_m);
  const auto centre = [&](int row, int col) {
    return Point{(col + (row % 2 == 0 ? 0.25 : 0.75)) * hexagon_width_m, (row + 0.5) * row_height_m};
  };
  Field<double> sum(rows, cols), cells(rows, cols);
  for (std::size_t cell = 0; cell < ice_m.size(); ++cell) {
    if (ice_m[cell] == 0) continue;
    const Point at = grid.centre(ice_m.row_of(cell), ice_m.col_of(cell));
    std::size_t nearest = 0;
    double least = 1e18;
    for (std::size_t hexagon = 0; hexagon < sum.size(); ++hexagon) {
      const Point other = centre(sum.row_of(hexagon), sum.col_of(hexagon));
      const double east = at.east_m - other.east_m, north = at.north_m - other.north_m;
      const double away = east * east + north * north;
      if (away < least) {
        least = away;
        nearest = hexagon;
      }
    }
    sum[nearest] += change_at(terrain.elevation_m[cell]);
    cells[nearest] += 1;
  }
  std::vector<ElevationChange> changes;
  for (std::size_t hexagon = 0; hexagon < sum.size(); ++hexagon)
    if (cells[hexagon] > 0)
      changes.push_back({centre(sum.row_of(hexagon), sum.col_of(hexagon)), sum[hexagon] / cells[hexagon],
                         cells[hexagon] * grid.cell_km2()});
  return changes;
}

std::vector<FutureLake> future_lakes(const StudyGrid& grid, const Field<double>& ice_m, std::uint64_t seed) {
  constexpr std::size_t most = 7;
  constexpr double apart_m = 1600, from_edge_m = 600;
  std::vector<std::size_t> cells;
  for (std::size_t cell = 0; cell < ice_m.size(); ++cell)
    if (ice_m[cell] > 0) cells.push_back(cell);
  std::sort(cells.begin(), cells.end(), [&](std::size_t one, std::size_t other) {
    return ice_m[one] != ice_m[other] ? ice_m[one] > ice_m[other] : one < other;
  });
  std::vector<Point> centres;
  std::vector<FutureLake> lakes;
  for (const std::size_t cell : cells) {
    const Point at = grid.centre(ice_m.row_of(cell), ice_m.col_of(cell));
    const bool inside = at.east_m > from_edge_m && at.east_m < StudyGrid::width_m - from_edge_m &&
                        at.north_m > from_edge_m && at.north_m < StudyGrid::height_m - from_edge_m;
    const bool alone = std::all_of(centres.begin(), centres.end(), [&](const Point& other) {
      const double east = at.east_m - other.east_m, north = at.north_m - other.north_m;
      return east * east + north * north > apart_m * apart_m;
    });
    if (!inside || !alone) continue;
    centres.push_back(at);
    lakes.push_back(hollow_at(at, ice_m[cell], static_cast<std::int64_t>(lakes.size()), seed));
    if (lakes.size() == most) break;
  }
  return lakes;
}

}  // namespace firnline::sample
