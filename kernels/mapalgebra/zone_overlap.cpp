// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "kernels/mapalgebra/zone_overlap.hpp"

#include <algorithm>
#include <cstdint>
#include <vector>

#include "kernels/mapalgebra/zonal.hpp"
#include "kernels/mapalgebra/zone_steps.hpp"

namespace firnline {
namespace {

constexpr std::int64_t whole_cell = std::int64_t{1} << share_bits;

/// Where along a row the share that zones cover together changes, and by how much.
struct Change {
  std::int64_t col = 0;
  std::int64_t share = 0;
};

/// Cells of one row, in shares of a cell.
struct RowSums {
  __int128 covered = 0, counted = 0;
};

RowSums sums_of_row(std::vector<Change>& changes) {
  std::sort(changes.begin(), changes.end(), [](const Change& a, const Change& b) { return a.col < b.col; });
  RowSums sums;
  std::int64_t share = 0;
  for (std::size_t i = 0; i < changes.size(); ++i) {
    share += changes[i].share;
    if (i + 1 == changes.size()) break;
    const std::int64_t cells = changes[i + 1].col - changes[i].col;
    sums.counted += static_cast<__int128>(share) * cells;
    sums.covered += static_cast<__int128>(std::min(share, whole_cell)) * cells;
  }
  return sums;
}

}  // namespace

ZoneOverlap zone_overlap(const GridSpec& grid, std::span<const Zone> zones) {
  std::vector<std::vector<Change>> rows(static_cast<std::size_t>(grid.rows));
  for (const Zone& zone : zones)
    for (const ZoneRun& run : zone.runs) {
      const std::int64_t share = zonal::rounded(run.weight * static_cast<double>(whole_cell));
      auto& row = rows[static_cast<std::size_t>(run.row)];
      row.push_back({run.col_first, share});
      row.push_back({run.col_last + 1, -share});
    }
  const double unit_m2 = largest_cell_area_m2(grid);
  __int128 covered = 0, counted = 0, all = 0;
  for (std::int64_t row = 0; row < grid.rows; ++row) {
    const std::int64_t cell =
        zonal::rounded(row_metrics(grid, row).area_m2 / unit_m2 * static_cast<double>(1 << 20));
    const RowSums sums = sums_of_row(rows[static_cast<std::size_t>(row)]);
    covered += sums.covered * cell;
    counted += sums.counted * cell;
    all += static_cast<__int128>(grid.cols) * whole_cell * cell;
  }
  const double m2 = unit_m2 / static_cast<double>(1 << 20) / static_cast<double>(whole_cell);
  return {static_cast<double>(all) * m2, static_cast<double>(covered) * m2,
          static_cast<double>(counted) * m2};
}

}  // namespace firnline
