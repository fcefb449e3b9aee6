// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <vector>

#include "kernels/grid/cell.hpp"
#include "rasters/alignment/cell_mapping.hpp"
#include "rasters/alignment/layer_request.hpp"

namespace firnline {

/// Part of one source cell that lies inside one grid cell.
struct CellShare {
  std::int64_t row = 0, col = 0;  ///< source cell
  double of_source = 0;           ///< share of the source cell's true area, 0 < share <= 1
  double area = 0;                ///< the same part in one unit for all source cells, for means
};

/// Which parts of which source cells each grid cell is made of. A grid cell is the quadrilateral between the images of
/// its four corners; neighbours share corners, so the quadrilaterals tile the source without gap or overlap and the
/// shares of every source cell on the grid add up to 1: totals are conserved by construction. On a geographic source
/// the rows are measured by true area on the ellipsoid (Snyder 1987), not by degrees.
/// Reads no cell; the same numbers for any window.
class CellShares {
 public:
  /// mapping must outlive it. window: of the grid.
  CellShares(const CellMapping& mapping, const Window& window);

  /// Shares of one grid cell of the window (row, col counted from the grid's corner), in row order. Slivers below 1e-9
  /// of the cell, which are rounding, are left out. Empty when the cell has no image.
  void of_cell(std::int64_t row, std::int64_t col, std::vector<CellShare>& shares) const;

 private:
  Window window_;
  bool parallel_ = true;
  std::int64_t period_ = 0;
  bool geographic_ = false;
  GridSpec source_;
  std::vector<double> corner_col_, corner_row_;  ///< (rows + 1) x (cols + 1) source positions, rows by true area
  std::int64_t first_edge_ = 0;
  std::vector<double> edges_;  ///< geographic: area from the equator to the northern edge of each source row in reach

  void find_edges();
  [[nodiscard]] double edge(std::int64_t row) const;
  [[nodiscard]] double row_area(std::int64_t row) const { return geographic_ ? edge(row) - edge(row + 1) : 1; }
  [[nodiscard]] double by_true_area(double row) const;
};

/// Area-share resampling of quantities. Methods: sum, average, maximum. NaN = no data; parts on no data count for
/// nothing, a cell without a valid part is no data. source: cells of source_window row by row.
void share_quantities(const CellMapping& mapping, Method method, const Window& source_window, const double* source,
                      const Window& window, float* cells, std::int64_t stride);

/// Share of the valid part of each cell that the named classes cover, 0..1.
void share_fraction(const CellMapping& mapping, const std::vector<int>& classes, const Window& source_window,
                    const std::int32_t* source, const Window& window, float* cells, std::int64_t stride);

/// The code that covers most of each cell. Shares that differ by less than a millionth are a tie: the smallest code.
void share_mode(const CellMapping& mapping, const Window& source_window, const std::int32_t* source, const Window& window,
                std::int32_t* cells, std::int64_t stride);

}  // namespace firnline
