// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "rasters/alignment/code_cells.hpp"

#include <algorithm>
#include <cmath>
#include <tuple>

#include "kernels/grid/polygon_coverage.hpp"
#include "kernels/grid/tile.hpp"

namespace firnline {
namespace {

/// One code's share of one cell.
struct CodeShare {
  std::size_t cell = 0;
  std::int32_t code = 0;
  double share = 0;
};

/// By cell and code; the shares of one code stay in the order of the features, so that they add up to the
/// same bits.
std::vector<CodeShare> code_shares(const VectorFeatures& source, const std::vector<std::size_t>& which,
                                   CodeCells& cells) {
  std::vector<CodeShare> shares;
  for (const std::size_t i : which) {
    const VectorFeature& feature = source.features[i];
    for (const ZoneRun& run : polygon_coverage(feature.polygons, cells.window).runs)
      for (std::int64_t col = run.col_first; col <= run.col_last; ++col) {
        const std::size_t cell = cells.index({run.row, col});
        cells.reached[cell] = true;
        if (!std::isnan(feature.value))
          shares.push_back({cell, static_cast<std::int32_t>(feature.value), run.weight});
      }
  }
  std::stable_sort(shares.begin(), shares.end(), [](const CodeShare& a, const CodeShare& b) {
    return std::tie(a.cell, a.code) < std::tie(b.cell, b.code);
  });
  return shares;
}

}  // namespace

CodeCells codes_that_cover_most(const VectorFeatures& source, const std::vector<std::size_t>& which,
                                const Window& window) {
  const auto count = static_cast<std::size_t>(window.cells());
  CodeCells cells{window, std::vector<std::int32_t>(count, no_data_code), std::vector<bool>(count, false)};
  std::vector<double> most(count, 0.0);
  const std::vector<CodeShare> shares = code_shares(source, which, cells);
  for (std::size_t i = 0; i < shares.size();) {
    const std::size_t cell = shares[i].cell;
    const std::int32_t code = shares[i].code;
    double share = 0;
    for (; i < shares.size() && shares[i].cell == cell && shares[i].code == code; ++i)
      share += shares[i].share;
    if (share > most[cell]) std::tie(most[cell], cells.code[cell]) = std::tie(share, code);  // codes ascend
  }
  return cells;
}

}  // namespace firnline
