// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "kernels/hydrology/catchments.hpp"

#include <algorithm>

#include "kernels/grid/elementary.hpp"
#include "kernels/grid/error.hpp"
#include "kernels/hydrology/accumulation.hpp"
#include "kernels/hydrology/downstream.hpp"

namespace firnline {
namespace {

struct PointInTile {
  std::size_t cell;
  std::int32_t point;
};

std::vector<std::vector<PointInTile>> by_tile(const WholeGrid& where, std::span<const Cell> points) {
  std::vector<std::vector<PointInTile>> tiles(at(where.tiling.tiles()));
  for (std::size_t i = 0; i < points.size(); ++i) {
    if (!where.grid.whole().contains(points[i])) throw BugError("A pour point lies outside the grid.");
    const std::int64_t tile = where.tiling.tile_of(points[i]);
    const Window window = where.tiling.window(tile);
    const std::size_t cell = at((points[i].row - window.row) * window.cols + points[i].col - window.col);
    for (const PointInTile& other : tiles[at(tile)])
      if (other.cell == cell) throw BugError("Two pour points lie in one cell.");
    tiles[at(tile)].push_back({cell, static_cast<std::int32_t>(i)});
  }
  return tiles;
}

}  // namespace

std::vector<std::vector<std::int32_t>> Catchments::upstream() const {
  std::vector<std::vector<std::int32_t>> of(next_below.size());
  for (std::size_t i = 0; i < next_below.size(); ++i)
    for (auto point = static_cast<std::int32_t>(i); point != no_pour_point; point = next_below[at(point)])
      of[at(point)].push_back(static_cast<std::int32_t>(i));
  return of;
}

Catchments label_catchments(const WholeGrid& where, const TilePlane<std::uint8_t>& direction,
                            std::span<const Cell> pour_points, TilePlane<std::int32_t>& catchment) {
  const auto tiles = by_tile(where, pour_points);
  std::vector<std::vector<std::uint8_t>> codes(workers(where));
  std::vector<std::vector<std::int32_t>> labels(workers(where));
  std::vector<std::uint8_t> code_of_point(pour_points.size());
  const auto mark = [&](std::int64_t tile, std::size_t worker, std::span<std::int32_t> marks) {
    codes[worker].resize(marks.size());
    direction.load(tile, codes[worker]);
    for (const auto& [cell, point] : tiles[at(tile)]) {
      marks[cell] = point;
      code_of_point[at(point)] = codes[worker][cell];
    }
  };
  const auto use = [&](std::int64_t tile, std::size_t worker, std::span<const MarkBelow> below) {
    labels[worker].resize(below.size());
    for (std::size_t i = 0; i < below.size(); ++i)
      labels[worker][i] = codes[worker][i] == d8::no_data ? no_data_code
                          : below[i].mark == unmarked     ? no_pour_point
                                                          : below[i].mark;
    catchment.save(tile, labels[worker]);
  };
  find_marks_below(where, direction, StepLengths::over(where.grid), mark, use);

  std::vector<std::size_t> points_above;
  std::vector<Cell> below;
  for (std::size_t i = 0; i < pour_points.size(); ++i) {
    if (code_of_point[i] == d8::no_data) throw BugError("A pour point lies where no flow direction is.");
    if (!d8::flows(code_of_point[i])) continue;
    const Cell receiver = d8::receiver(pour_points[i], code_of_point[i]);
    if (!where.grid.whole().contains(receiver)) continue;
    points_above.push_back(i);
    below.push_back(receiver);
  }
  const auto found = values_at<std::int32_t>(where.tiling, catchment, below);
  Catchments catchments{std::vector<std::int32_t>(pour_points.size(), no_pour_point)};
  for (std::size_t i = 0; i < found.size(); ++i)
    if (found[i] != no_data_code) catchments.next_below[points_above[i]] = found[i];
  return catchments;
}

namespace {

/// The cells around a site within a distance.
class Surroundings {
 public:
  Surroundings(const GridSpec& grid, Cell site, double within_m)
      : grid_(grid), site_(site), own_(row_metrics(grid, site.row)), within_m_(within_m) {}

  /// A window that holds them all.
  [[nodiscard]] Window window() const {
    Window window{site_.row, 0, 1, 2 * columns(site_.row) + 1};
    for (; columns(window.row - 1) >= 0; ++window.rows) --window.row;
    for (; columns(window.row + window.rows) >= 0; ++window.rows) {
    }
    for (std::int64_t row = window.row; row < window.row + window.rows; ++row)
      window.cols = std::max(window.cols, 2 * columns(row) + 1);
    window.col = site_.col - window.cols / 2;
    return window.intersected(grid_.whole());
  }

  [[nodiscard]] double distance_m(Cell cell) const {
    const RowMetrics metrics = mean_metrics(cell.row);
    const double across = static_cast<double>(cell.col - site_.col) * metrics.dx_m,
                 along = static_cast<double>(cell.row - site_.row) * metrics.dy_m;
    return elementary::sqrt(across * across + along * along);
  }

 private:
  [[nodiscard]] RowMetrics mean_metrics(std::int64_t row) const {
    const RowMetrics its = row_metrics(grid_, row);
    return {0.5 * (own_.dx_m + its.dx_m), 0.5 * (own_.dy_m + its.dy_m), 0};
  }

  /// How many columns to either side are near enough in a row; -1: none, nor the site's own.
  [[nodiscard]] std::int64_t columns(std::int64_t row) const {
    if (row < 0 || row >= grid_.rows) return -1;
    const RowMetrics metrics = mean_metrics(row);
    const double along = static_cast<double>(row - site_.row) * metrics.dy_m;
    const double rest = within_m_ * within_m_ - along * along;
    if (!(rest >= 0)) return -1;
    return static_cast<std::int64_t>(elementary::floor(
        elementary::smaller(elementary::sqrt(rest) / metrics.dx_m, static_cast<double>(grid_.cols))));
  }

  const GridSpec& grid_;
  Cell site_;
  RowMetrics own_;
  double within_m_;
};

bool is_better(const SnappedPoint& one, const SnappedPoint& other) {
  if (one.sum != other.sum) return one.sum > other.sum;
  if (one.distance_m != other.distance_m) return one.distance_m < other.distance_m;
  return one.cell.row != other.cell.row ? one.cell.row < other.cell.row : one.cell.col < other.cell.col;
}

}  // namespace

SnappedPoint snap_pour_point(const WholeGrid& where, const TilePlane<std::int64_t>& sums, Cell site,
                             double within_m) {
  if (!where.grid.whole().contains(site) || !(within_m >= 0))
    throw BugError("A pour point was looked for outside the grid or at no distance.");
  const Surroundings around(where.grid, site, within_m);
  const Window reach = around.window();
  const Tiling& tiling = where.tiling;
  SnappedPoint best{site, 0, no_accumulation};
  std::vector<std::int64_t> cells;
  for (const std::int64_t tile : tiling.tiles_of(reach)) {
    const Window window = tiling.window(tile), shared = window.intersected(reach);
    load_tile(tiling, sums, tile, cells);
    for (std::int64_t row = shared.row; row < shared.row + shared.rows; ++row)
      for (std::int64_t col = shared.col; col < shared.col + shared.cols; ++col) {
        const SnappedPoint candidate{{row, col},
                                     around.distance_m({row, col}),
                                     cells[at((row - window.row) * window.cols + col - window.col)]};
        if (candidate.distance_m <= within_m && candidate.sum != no_accumulation &&
            is_better(candidate, best))
          best = candidate;
      }
  }
  return best;
}

}  // namespace firnline
