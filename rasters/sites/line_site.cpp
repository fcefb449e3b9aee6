// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "rasters/sites/line_site.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <optional>
#include <tuple>
#include <vector>

#include "kernels/grid/cell.hpp"
#include "rasters/sites/placement.hpp"

namespace firnline {
namespace {

double on_near_edge(double position) {
  const double edge = std::round(position);
  return std::fabs(position - edge) <= edge_rounding ? edge : position;
}

GridPoint mixed(const GridPoint& from, const GridPoint& to, double share) {
  return {from.row + share * (to.row - from.row), from.col + share * (to.col - from.col)};
}

/// Where a straight piece crosses the edges at whole positions 0 to last (turned by `shift`), as shares of
/// it.
void add_crossings(double from, double to, double shift, std::int64_t last, std::vector<double>& shares) {
  const double low = std::min(from, to) + shift, high = std::max(from, to) + shift;
  const double end = std::min(std::floor(high), static_cast<double>(last));
  for (double edge = std::max(std::ceil(low), 0.0); edge <= end; edge += 1)
    if (edge > low && edge < high) shares.push_back((edge - shift - from) / (to - from));
}

/// Walks the pieces of one line and adds up the metres in every cell.
class Walker {
 public:
  Walker(const GridSpec& grid, const ExactTransformation& grid_to_degrees)
      : grid_(grid), grid_to_degrees_(grid_to_degrees), circle_(360 / grid.cell_width) {}

  void walk(const MeasuredLine::Part& part, Positions on_grid) {
    for (std::size_t i = 0; i < on_grid.size(); ++i)
      if (on_grid.valid[i] == 0) {
        on_grid.x[i] = i > 0 ? on_grid.x[i - 1] : grid_.west;
        on_grid.y[i] = i > 0 ? on_grid.y[i - 1] : grid_.north;
      }
    GridRing points = unroll(grid_, on_grid).points;
    for (GridPoint& point : points) point = {on_near_edge(point.row), on_near_edge(point.col)};
    for (std::size_t i = 0; i + 1 < points.size(); ++i) {
      const double metres = part.walked_m[i + 1] - part.walked_m[i];
      if (on_grid.valid[i] == 0 || on_grid.valid[i + 1] == 0)
        outside_m_ += metres;
      else
        walk_piece(points[i], points[i + 1], metres);
    }
  }

  Zone take() {
    std::stable_sort(stretches_.begin(), stretches_.end(), [](const Stretch& a, const Stretch& b) {
      return std::tie(a.cell.row, a.cell.col) < std::tie(b.cell.row, b.cell.col);
    });
    std::vector<Stretch> cells;  // each once
    double longest_m = 0;
    for (const Stretch& stretch : stretches_) {
      const bool again = !cells.empty() && cells.back().cell.row == stretch.cell.row &&
                         cells.back().cell.col == stretch.cell.col;
      if (again)
        cells.back().metres += stretch.metres;
      else
        cells.push_back(stretch);
      longest_m = std::max(longest_m, cells.back().metres);
    }
    Zone zone;
    zone.measure = ZoneMeasure::length;
    int exponent = 0;
    std::frexp(longest_m, &exponent);
    zone.unit_m = std::ldexp(1.0, exponent);
    for (const Stretch& stretch : cells)
      zone.runs.push_back(
          {stretch.cell.row, stretch.cell.col, stretch.cell.col, stretch.metres / zone.unit_m});
    zone.outside_cells = outside_m_ / zone.unit_m;
    return zone;
  }

 private:
  struct Stretch {
    Cell cell;
    double metres = 0;
  };

  /// Shares of the piece at which it goes from cell to cell, from 0 to 1. Corners that are cut by less than
  /// edge_rounding are not: two edges that meet are one crossing.
  std::vector<double> shares_of(const GridPoint& from, const GridPoint& to) const {
    std::vector<double> crossings;
    add_crossings(from.row, to.row, 0, grid_.rows, crossings);
    if (grid_.geographic) {
      const double west = std::floor(std::min(from.col, to.col) / circle_);
      const double east = std::floor(std::max(from.col, to.col) / circle_);
      for (double turn = west; turn <= east; turn += 1)
        add_crossings(from.col, to.col, -turn * circle_, grid_.cols, crossings);
    } else {
      add_crossings(from.col, to.col, 0, grid_.cols, crossings);
    }
    std::sort(crossings.begin(), crossings.end());
    const double cells = std::max(std::fabs(to.row - from.row), std::fabs(to.col - from.col));
    std::vector<double> shares{0};
    for (const double share : crossings)
      if ((share - shares.back()) * cells > edge_rounding && (1 - share) * cells > edge_rounding)
        shares.push_back(share);
    shares.push_back(1);
    return shares;
  }

  void walk_piece(const GridPoint& from, const GridPoint& to, double metres) {
    const std::vector<double> shares = shares_of(from, to);
    const std::size_t count = shares.size() - 1;
    if (count == 1) return add(mixed(from, to, 0.5), metres);
    Positions places;
    for (const double share : shares) {
      const GridPoint at = mixed(from, to, share);
      places.add(grid_.west + at.col * grid_.cell_width, grid_.north - at.row * grid_.cell_height);
    }
    grid_to_degrees_.apply(places);
    const bool measurable = std::find(places.valid.begin(), places.valid.end(), 0) == places.valid.end();
    std::vector<double> own(count);
    double all = 0;
    for (std::size_t i = 0; i < count; ++i)
      all += own[i] = measurable ? geodesic_m(places.x[i], places.y[i], places.x[i + 1], places.y[i + 1])
                                 : shares[i + 1] - shares[i];
    for (std::size_t i = 0; i < count; ++i)
      add(mixed(from, to, 0.5 * (shares[i] + shares[i + 1])), metres * (own[i] / all));
  }

  void add(GridPoint middle, double metres) {
    if (grid_.geographic) middle.col -= std::floor(middle.col / circle_) * circle_;
    const double row = std::floor(on_near_edge(middle.row)), col = std::floor(on_near_edge(middle.col));
    if (row >= 0 && row < static_cast<double>(grid_.rows) && col >= 0 &&
        col < static_cast<double>(grid_.cols))
      stretches_.push_back({{static_cast<std::int64_t>(row), static_cast<std::int64_t>(col)}, metres});
    else
      outside_m_ += metres;
  }

  const GridSpec& grid_;
  const ExactTransformation& grid_to_degrees_;
  double circle_;
  std::vector<Stretch> stretches_;
  double outside_m_ = 0;
};

}  // namespace

Zone line_zone(const GridSpec& grid, const ExactTransformation& to_grid,
               const ExactTransformation& grid_to_degrees, const MeasuredLine& line) {
  Walker walker(grid, grid_to_degrees);
  for (const MeasuredLine::Part& part : line.parts) {
    Positions on_grid = part.points;
    to_grid.apply(on_grid);
    walker.walk(part, std::move(on_grid));
  }
  return walker.take();
}

}  // namespace firnline
