// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "kernels/grid/grid_spec.hpp"
#include "rasters/alignment/coordinate_operation.hpp"

namespace firnline {

/// Where cells of the run's grid lie among the cells of a source. Positions are (col, row) counted from the north-west
/// corner of the whole grid, never of a window: every window sees the same numbers. They are rounded to 2^-24 of a cell
/// (2 micrometres at 30 m), so that the offset of a window is subtracted without a rounding error.
class CellMapping {
 public:
  /// source: its longitudes are taken in the turn of 360 degrees that lies nearest to the grid.
  /// throws: RasterError when there is no exact transformation between the two CRSs
  CellMapping(const GridSpec& grid, const GridSpec& source);

  [[nodiscard]] const GridSpec& grid() const { return grid_; }
  [[nodiscard]] const GridSpec& source() const { return source_; }  ///< after the turn of longitudes
  /// The CRSs are the same: cells of one grid are rectangles on the other.
  [[nodiscard]] bool axes_parallel() const { return !operation_.has_value(); }
  [[nodiscard]] const CoordinateOperation* operation() const { return operation_ ? &*operation_ : nullptr; }
  /// Columns after which a source that goes round the Earth repeats itself; 0 when it does not.
  [[nodiscard]] std::int64_t period() const { return period_; }
  /// Source cells per grid cell at the middle of the grid, along columns and along rows.
  [[nodiscard]] double source_cols_per_cell() const { return cols_per_cell_; }
  [[nodiscard]] double source_rows_per_cell() const { return rows_per_cell_; }

  /// Grid positions -> source positions, in place; NaN where the transformation has no image.
  void to_source(double* col, double* row, std::size_t count) const;
  /// Source positions -> grid positions, in place.
  void to_grid(double* col, double* row, std::size_t count) const;

  /// A window of source cells that holds the images of all cells of a window of the grid, margin cells to spare.
  /// May reach beyond the source by at most margin cells; empty when the window misses the source.
  [[nodiscard]] Window source_window(const Window& window, std::int64_t margin) const;

  /// Every cell of the source lies on the grid: a total can be checked.
  [[nodiscard]] bool grid_holds_source() const { return grid_holds_source_; }

 private:
  [[nodiscard]] AreaOfUse area_of_use() const;
  void turn_source();
  void measure_scale();
  void find_poles();
  [[nodiscard]] bool outline_is_inside() const;
  [[nodiscard]] std::optional<Window> image_of_outline(const Window& window) const;

  GridSpec grid_, source_;
  std::optional<CoordinateOperation> operation_;  ///< grid CRS -> source CRS
  double middle_longitude_ = 0;                   ///< of the grid, in the source's longitudes
  std::int64_t period_ = 0;
  double cols_per_cell_ = 1, rows_per_cell_ = 1;
  std::vector<std::pair<double, double>> poles_;  ///< grid positions of the poles of a geographic source
  bool grid_holds_source_ = false;
};

/// How two grids of one CRS differ: for the refusal that names the line to add.
struct GridDifference {
  double col_offset = 0;  ///< of the source's corner from the grid's, in grid cells
  double row_offset = 0;
  double width_ratio = 1;  ///< source cell size over grid cell size
  double height_ratio = 1;
  bool same_cells = false;  ///< source cells are grid cells, whole cells apart; offsets below hold
  std::int64_t whole_cols = 0, whole_rows = 0;
};

/// Greatest drift between two grids that count as the same, in cells, anywhere on their common part. Corner coordinates
/// written with seven digits drift by less; half a cell is the trap.
inline constexpr double same_grid_tolerance = 1e-3;

/// @pre same CRS, longitudes in the same turn
[[nodiscard]] GridDifference difference(const GridSpec& grid, const GridSpec& source);

}  // namespace firnline
