// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <cstdint>
#include <utility>
#include <vector>

#include "kernels/grid/polygon_coverage.hpp"

// Inside of polygon_coverage.cpp: nobody else includes it.
//
// Every edge adds, to each cell it passes, the ground to its right inside that cell, and to all cells further
// right in the row the height it spans there; edges running south add, edges running north take away. Heights
// and positions inside a cell are integers in units of 2^-52, so these sums are exact: what an outline
// encloses comes out as exactly one cell per cell, and neither the order of edges nor the window changes a
// bit.
namespace firnline::coverage {

inline constexpr std::int64_t unit = std::int64_t{1} << 52;  // one cell's side
inline constexpr double unit_as_double = static_cast<double>(unit);
inline constexpr double area_quantum = 0.5 / unit_as_double / unit_as_double;

inline std::int64_t to_units(double share) {
  return static_cast<std::int64_t>(share * unit_as_double);
}

inline std::int64_t floor_of(double value) {
  const auto towards_zero = static_cast<std::int64_t>(value);
  return static_cast<double>(towards_zero) > value ? towards_zero - 1 : towards_zero;
}

/// A sum that keeps what rounding drops (Neumaier 1974): outlines of 10^6 points lose nothing visible.
class CompensatedSum {
 public:
  void add(double term) {
    const double next = sum_ + term;
    lost_ += magnitude(sum_) >= magnitude(term) ? (sum_ - next) + term : (term - next) + sum_;
    sum_ = next;
  }
  [[nodiscard]] double value() const { return sum_ + lost_; }

 private:
  static double magnitude(double value) { return value < 0 ? -value : value; }
  double sum_ = 0;
  double lost_ = 0;
};

/// One edge, north end first. The sign says whether ground to its right is added or taken away.
struct Edge {
  GridPoint north;
  GridPoint south;
  std::int64_t sign = 1;

  /// Column where the edge crosses a row line; depends on nothing but the edge, so that neighbouring rows
  /// agree.
  [[nodiscard]] double col_at(double row) const {
    if (row <= north.row) return north.col;
    if (row >= south.row) return south.col;
    const double part = (row - north.row) / (south.row - north.row);
    const double col = north.col + (south.col - north.col) * part;
    return std::clamp(col, std::min(north.col, south.col), std::max(north.col, south.col));
  }
};

/// The part of an edge inside one row, western end first; rows are measured from the row's northern line,
/// 0..1.
struct RowSegment {
  GridPoint west;
  GridPoint east;
  std::int64_t sign = 1;

  [[nodiscard]] double row_at(double col) const {
    const double part = (col - west.col) / (east.col - west.col);
    const double row = west.row + (east.row - west.row) * part;
    return std::clamp(row, std::min(west.row, east.row), std::max(west.row, east.row));
  }
};

/// Collects one row of cells after the other and turns each into runs.
class Accumulator {
 public:
  Accumulator(const Window& window, double least_share)
      : window_(window), least_share_(least_share), cells_(static_cast<std::size_t>(window.cols)) {}

  /// The ground between the edge's part in [north, south] and the reference column, for parts beyond the
  /// window's rows.
  void add_beyond_rows(const Edge& edge, double north, double south, double reference_col) {
    const double from = std::max(edge.north.row, north), to = std::min(edge.south.row, south);
    if (!(from < to)) return;
    const double middle = 0.5 * (reference_col - edge.col_at(from)) + 0.5 * (reference_col - edge.col_at(to));
    outside_.add(static_cast<double>(edge.sign) * (to - from) * middle);
  }

  void add(const Edge& edge, std::int64_t row) {
    const auto line = static_cast<double>(row);
    const double from = std::max(edge.north.row, line), to = std::min(edge.south.row, line + 1);
    if (!(from < to)) return;
    RowSegment segment{{from - line, edge.col_at(from)}, {to - line, edge.col_at(to)}, edge.sign};
    if (segment.west.col > segment.east.col) {
      std::swap(segment.west, segment.east);
      segment.sign = -segment.sign;
    }
    add_inside_columns(segment);
  }

  void finish_row(std::int64_t row) {
    std::sort(touched_.begin(), touched_.end());
    Sum from_the_west = 0;
    std::int64_t next = 0;
    for (const std::int64_t col : touched_) {
      CellSums& cell = cells_[static_cast<std::size_t>(col)];
      emit(row, next, col - 1, from_the_west);
      emit(row, col, col, from_the_west + cell.inside);
      from_the_west += cell.height * (2 * unit);
      next = col + 1;
      cell = {};
    }
    emit(row, next, window_.cols - 1, from_the_west);  // the outline's eastern side lies beyond the window
    touched_.clear();
  }

  Zone take(double area) {
    const double outside = outside_.value();
    zone_.outside_cells = outside > coverage_rounding * area ? outside : 0;
    return std::move(zone_);
  }

 private:
  // Sums wrap modulo 2^128 by design: whatever the number of edges, the true result lies within +-2^127.
  using Sum = unsigned __int128;
  struct CellSums {
    Sum height = 0;  // edges' height in the cell, units of 2^-52
    Sum inside = 0;  // ground right of them inside the cell, units of 2^-105
    bool touched = false;
  };

  void add_inside_columns(const RowSegment& segment) {
    const auto first = static_cast<double>(window_.col),
               end = static_cast<double>(window_.col + window_.cols);
    GridPoint from = segment.west, to = segment.east;
    if (from.col < first) {
      const GridPoint cut{to.col <= first ? to.row : segment.row_at(first), std::min(to.col, first)};
      add_outside(from, cut, segment.sign, first);
      add_piece(window_.col, from.row, cut.row, 0, 0, segment.sign);
      if (to.col <= first) return;
      from = {cut.row, first};
    }
    if (to.col > end) {
      const GridPoint cut{from.col >= end ? from.row : segment.row_at(end), std::max(from.col, end)};
      add_outside(cut, to, segment.sign, end);
      if (from.col >= end) return;
      to = {cut.row, end};
    }
    if (from.col < end) walk_columns(segment, from, to);
  }

  void walk_columns(const RowSegment& segment, GridPoint from, const GridPoint& to) {
    for (std::int64_t col = floor_of(from.col);; ++col) {
      const auto west = static_cast<double>(col);
      if (to.col <= west + 1)
        return add_piece(col, from.row, to.row, from.col - west, to.col - west, segment.sign);
      const GridPoint cut{segment.row_at(west + 1), west + 1};
      add_piece(col, from.row, cut.row, from.col - west, 1, segment.sign);
      from = cut;
    }
  }

  void add_piece(std::int64_t col, double from_row, double to_row, double from_share, double to_share,
                 std::int64_t sign) {
    const std::int64_t height = sign * (to_units(to_row) - to_units(from_row));
    CellSums& cell = cells_[static_cast<std::size_t>(col - window_.col)];
    cell.height += static_cast<Sum>(height);
    cell.inside += static_cast<Sum>(static_cast<__int128>(height) *
                                    (2 * unit - to_units(from_share) - to_units(to_share)));
    if (!cell.touched) touched_.push_back(col - window_.col);
    cell.touched = true;
  }

  void add_outside(const GridPoint& from, const GridPoint& to, std::int64_t sign, double limit_col) {
    const double middle = 0.5 * (limit_col - from.col) + 0.5 * (limit_col - to.col);
    outside_.add(static_cast<double>(sign) * (to.row - from.row) * middle);
  }

  void emit(std::int64_t row, std::int64_t first, std::int64_t last, Sum sum) {
    if (first > last) return;
    double share = static_cast<double>(static_cast<__int128>(sum)) * area_quantum;
    if (share < least_share_) return;
    if (share > 1 - coverage_rounding) share = 1;
    const std::int64_t col_first = first + window_.col, col_last = last + window_.col;
    if (!zone_.runs.empty()) {
      ZoneRun& before = zone_.runs.back();
      if (before.row == row && before.col_last + 1 == col_first && before.weight == share) {
        before.col_last = col_last;
        return;
      }
    }
    zone_.runs.push_back({row, col_first, col_last, share});
  }

  Window window_;
  double least_share_;
  std::vector<CellSums> cells_;
  std::vector<std::int64_t> touched_;
  CompensatedSum outside_;
  Zone zone_;
};

}  // namespace firnline::coverage
