// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "rasters/alignment/cell_mapping.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

#include "kernels/grid/error.hpp"
#include "rasters/alignment/crs.hpp"

namespace firnline {
namespace {

constexpr double position_quantum = 16777216;  // 2^24 steps per cell
constexpr double nan = std::numeric_limits<double>::quiet_NaN();

/// To the nearest step, by the oldest trick: adding 1.5 x 2^52 leaves no room for a fraction. Positions beyond 10^8 cells
/// have no finer digits to lose.
double rounded(double position) {
  constexpr double no_room = 6755399441055744.0;
  if (!(std::fabs(position) < 1e8)) return position;
  return ((position * position_quantum + no_room) - no_room) / position_quantum;
}

/// Corners of the cells along the rim of a window, in order, each side from corner to corner.
struct Outline {
  std::vector<double> col, row;
  std::vector<std::size_t> side_begin;  ///< where each side starts

  Outline(const Window& w, std::int64_t most_per_side) {
    side(w.col, w.row, 1, 0, w.cols, most_per_side);
    side(w.col + w.cols, w.row, 0, 1, w.rows, most_per_side);
    side(w.col, w.row + w.rows, 1, 0, w.cols, most_per_side);
    side(w.col, w.row, 0, 1, w.rows, most_per_side);
    side_begin.push_back(col.size());
  }

 private:
  void side(std::int64_t c, std::int64_t r, int dc, int dr, std::int64_t length, std::int64_t most) {
    side_begin.push_back(col.size());
    const std::int64_t steps = std::min(length, most);
    for (std::int64_t i = 0; i <= steps; ++i) {
      const double along = static_cast<double>(length) * static_cast<double>(i) / static_cast<double>(steps);
      col.push_back(static_cast<double>(c) + dc * along);
      row.push_back(static_cast<double>(r) + dr * along);
    }
  }
};

/// How far a curve may bulge between samples: the largest second difference along it.
double bulge(const std::vector<double>& v, std::size_t begin, std::size_t end) {
  double largest = 0;
  for (std::size_t i = begin + 2; i < end; ++i) {
    const double second = std::fabs(v[i] - 2 * v[i - 1] + v[i - 2]);
    if (second > largest) largest = second;  // NaN compares false
  }
  return largest;
}

}  // namespace

CellMapping::CellMapping(const GridSpec& grid, const GridSpec& source) : grid_(grid), source_(source) {
  if (!same_crs(grid.crs_wkt, source.crs_wkt)) operation_.emplace(grid.crs_wkt, source.crs_wkt, area_of_use());
  turn_source();
  measure_scale();
  find_poles();
  grid_holds_source_ = outline_is_inside();
}

/// Longitudes and latitudes of the source, or of the grid when only that is geographic; else the whole Earth.
AreaOfUse CellMapping::area_of_use() const {
  for (const GridSpec* spec : {&grid_, &source_})
    if (spec->geographic && spec->east() - spec->west < 180)
      return {std::remainder(spec->west, 360), std::max(spec->south(), -90.0), std::remainder(spec->east(), 360),
              std::min(spec->north, 90.0)};
  return {};
}

void CellMapping::turn_source() {
  if (!source_.geographic) return;
  double x = grid_.x_of(static_cast<double>(grid_.cols) / 2), y = grid_.y_of(static_cast<double>(grid_.rows) / 2);
  if (operation_) operation_->forward(&x, &y, 1);
  middle_longitude_ = std::isfinite(x) ? x : 0;
  const double middle_of_source = source_.x_of(static_cast<double>(source_.cols) / 2);
  source_.west += 360 * std::round((middle_longitude_ - middle_of_source) / 360);
  const double turn = 360 / source_.cell_width;
  if (std::fabs(static_cast<double>(source_.cols) - turn) < same_grid_tolerance) period_ = source_.cols;
}

void CellMapping::measure_scale() {
  if (!operation_) {
    cols_per_cell_ = grid_.cell_width / source_.cell_width;
    rows_per_cell_ = grid_.cell_height / source_.cell_height;
    return;
  }
  const double c = static_cast<double>(grid_.cols) / 2, r = static_cast<double>(grid_.rows) / 2;
  double col[3] = {c, c + 1, c}, row[3] = {r, r, r + 1};
  to_source(col, row, 3);
  const double wide = std::hypot(col[1] - col[0], row[1] - row[0]);
  const double high = std::hypot(col[2] - col[0], row[2] - row[0]);
  cols_per_cell_ = std::isfinite(wide) && wide > 0 ? wide : 1;
  rows_per_cell_ = std::isfinite(high) && high > 0 ? high : 1;
}

void CellMapping::find_poles() {
  if (!operation_ || !source_.geographic) return;
  for (const double latitude : {90.0, -90.0}) {
    double col = source_.west, row = latitude;
    operation_->inverse(&col, &row, 1);
    if (!std::isfinite(col)) continue;
    poles_.emplace_back((col - grid_.west) / grid_.cell_width, (grid_.north - row) / grid_.cell_height);
  }
}

bool CellMapping::outline_is_inside() const {
  Outline outline(source_.whole(), 256);
  to_grid(outline.col.data(), outline.row.data(), outline.col.size());
  const double cols = static_cast<double>(grid_.cols), rows = static_cast<double>(grid_.rows);
  constexpr double slack = same_grid_tolerance;
  for (std::size_t i = 0; i < outline.col.size(); ++i)
    if (!(outline.col[i] >= -slack && outline.col[i] <= cols + slack && outline.row[i] >= -slack &&
          outline.row[i] <= rows + slack))
      return false;
  return true;
}

void CellMapping::to_source(double* col, double* row, std::size_t count) const {
  for (std::size_t i = 0; i < count; ++i) {
    col[i] = grid_.x_of(col[i]);
    row[i] = grid_.y_of(row[i]);
  }
  if (operation_) operation_->forward(col, row, count);
  for (std::size_t i = 0; i < count; ++i) {
    double x = col[i];
    // Beyond the antimeridian the longitude of a transformation jumps; the turn nearest to the grid's middle does not.
    if (operation_ && source_.geographic) x += 360 * std::round((middle_longitude_ - x) / 360);
    col[i] = rounded((x - source_.west) / source_.cell_width);
    row[i] = rounded((source_.north - row[i]) / source_.cell_height);
  }
}

void CellMapping::to_grid(double* col, double* row, std::size_t count) const {
  for (std::size_t i = 0; i < count; ++i) {
    col[i] = source_.x_of(col[i]);
    row[i] = source_.y_of(row[i]);
  }
  if (operation_) operation_->inverse(col, row, count);
  for (std::size_t i = 0; i < count; ++i) {
    double x = col[i];
    if (operation_ && grid_.geographic) {
      const double middle = grid_.x_of(static_cast<double>(grid_.cols) / 2);
      x += 360 * std::round((middle - x) / 360);
    }
    col[i] = rounded((x - grid_.west) / grid_.cell_width);
    row[i] = rounded((grid_.north - row[i]) / grid_.cell_height);
  }
}

std::optional<Window> CellMapping::image_of_outline(const Window& window) const {
  constexpr std::int64_t every_cell = std::numeric_limits<std::int64_t>::max();
  Outline outline(window, every_cell);
  to_source(outline.col.data(), outline.row.data(), outline.col.size());
  double low_col = nan, high_col = nan, low_row = nan, high_row = nan, spare_cols = 0, spare_rows = 0;
  for (std::size_t i = 0; i < outline.col.size(); ++i) {
    if (std::isnan(outline.col[i])) return std::nullopt;  // part of the rim has no image: the caller takes everything
    low_col = std::fmin(low_col, outline.col[i]);
    high_col = std::fmax(high_col, outline.col[i]);
    low_row = std::fmin(low_row, outline.row[i]);
    high_row = std::fmax(high_row, outline.row[i]);
  }
  for (std::size_t s = 0; s + 1 < outline.side_begin.size(); ++s) {
    spare_cols = std::max(spare_cols, bulge(outline.col, outline.side_begin[s], outline.side_begin[s + 1]));
    spare_rows = std::max(spare_rows, bulge(outline.row, outline.side_begin[s], outline.side_begin[s + 1]));
  }
  const auto whole = [](double v) { return static_cast<std::int64_t>(std::clamp(v, -1e15, 1e15)); };
  const auto c0 = whole(std::floor(low_col - spare_cols)), c1 = whole(std::ceil(high_col + spare_cols));
  const auto r0 = whole(std::floor(low_row - spare_rows)), r1 = whole(std::ceil(high_row + spare_rows));
  return Window{r0, c0, r1 - r0, c1 - c0};
}

Window CellMapping::source_window(const Window& window, std::int64_t margin) const {
  const Window whole = source_.whole();
  Window image = image_of_outline(window).value_or(whole);
  for (const auto& [col, row] : poles_) {
    // The rim of a window around a pole does not show how near to the pole its inside comes.
    const auto c = static_cast<double>(window.col), r = static_cast<double>(window.row);
    if (col >= c && col <= c + static_cast<double>(window.cols) && row >= r && row <= r + static_cast<double>(window.rows))
      image = whole;
  }
  const Window grown = image.grown(margin);
  Window reach = whole.grown(margin);
  if (period_ > 0) reach = {reach.row, grown.col, reach.rows, grown.cols};
  const Window met = grown.intersected(reach);
  const Window on_source = period_ > 0 ? met.intersected({0, met.col, whole.rows, met.cols}) : met.intersected(whole);
  return on_source.empty() ? Window{} : met;
}

GridDifference difference(const GridSpec& grid, const GridSpec& source) {
  GridDifference d;
  d.width_ratio = source.cell_width / grid.cell_width;
  d.height_ratio = source.cell_height / grid.cell_height;
  d.col_offset = (source.west - grid.west) / grid.cell_width;
  d.row_offset = (grid.north - source.north) / grid.cell_height;
  const double cols = static_cast<double>(std::max(grid.cols, source.cols));
  const double rows = static_cast<double>(std::max(grid.rows, source.rows));
  const double drift_cols = std::fabs(d.width_ratio - 1) * cols, drift_rows = std::fabs(d.height_ratio - 1) * rows;
  const double off_cols = std::fabs(d.col_offset - std::round(d.col_offset));
  const double off_rows = std::fabs(d.row_offset - std::round(d.row_offset));
  d.same_cells = off_cols + drift_cols < same_grid_tolerance && off_rows + drift_rows < same_grid_tolerance;
  d.whole_cols = static_cast<std::int64_t>(std::llround(d.col_offset));
  d.whole_rows = static_cast<std::int64_t>(std::llround(d.row_offset));
  return d;
}

}  // namespace firnline
