// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <cstdint>
#include <string>
#include <vector>

#include "kernels/fusion/risk_pass.hpp"
#include "kernels/indicators/registry.hpp"

/// Runs registered indicators on small grids: what golden, reference, parity and property tests share.
namespace firnline::test {

/// One band of one input on the whole grid, row-major; NaN = no data.
struct Plane {
  double value = 1;  ///< what the band stands for: month, return period
  std::vector<float> cells;
};

/// A grid, the bands of each need of one indicator in the order of its description, and the parameters.
struct Study {
  GridSpec grid;
  std::vector<std::vector<Plane>> needs;
  std::vector<double> params;
};

[[nodiscard]] inline GridSpec plane_grid(std::int64_t rows, std::int64_t cols, double cell_width = 30,
                                         double cell_height = 30) {
  GridSpec grid;
  grid.rows = rows;
  grid.cols = cols;
  grid.cell_width = cell_width;
  grid.cell_height = cell_height;
  return grid;
}

[[nodiscard]] inline std::vector<double> default_params(const IndicatorInfo& info) {
  const Binding binding = default_binding(info);
  return {binding.params, binding.params + param_count(info)};
}

/// The cells of one window with its halo; no data beyond the grid.
template <class T>
[[nodiscard]] Tile<T> tile_of(const GridSpec& grid, const std::vector<float>& cells, const Window& window,
                              std::int64_t halo, T no_data) {
  Tile<T> tile(window, halo, no_data);
  const Window covered = window.grown(halo).intersected(grid.whole());
  for (std::int64_t row = covered.row; row < covered.row + covered.rows; ++row)
    for (std::int64_t col = covered.col; col < covered.col + covered.cols; ++col) {
      const float value = cells[static_cast<std::size_t>(row * grid.cols + col)];
      if (value == value) tile.at(row - window.row, col - window.col) = static_cast<T>(value);
    }
  return tile;
}

/// One indicator over one window, by the pass that runs in production.
[[nodiscard]] inline std::vector<float> evaluate_window(const RegisteredIndicator& indicator,
                                                        const Study& study, const Device& device,
                                                        const Window& window, std::int64_t halo) {
  std::vector<Tile<float>> quantities;
  std::vector<Tile<std::int32_t>> codes;
  RiskProgram program;
  Binding binding;
  std::copy(study.params.begin(), study.params.end(), binding.params);
  for (std::size_t need = 0; need < study.needs.size(); ++need) {
    const bool category = indicator.info.needs[need].category;
    binding.first_plane[need] = static_cast<int>(category ? codes.size() : quantities.size());
    binding.plane_count[need] = static_cast<int>(study.needs[need].size());
    for (const Plane& plane : study.needs[need]) {
      if (category) {
        codes.push_back(tile_of<std::int32_t>(study.grid, plane.cells, window, halo, no_data_code));
      } else {
        quantities.push_back(tile_of<float>(study.grid, plane.cells, window, halo, no_data_f32));
        program.plane_values.push_back(plane.value);
      }
    }
  }
  program.code_planes = static_cast<int>(codes.size());
  program.operations.push_back({&indicator, binding});
  program.keep.push_back(true);
  RiskPass pass(device, study.grid, program, std::max<std::int64_t>(window.rows, 1),
                std::max<std::int64_t>(window.cols, 1), halo, {}, {SumQuantum{}});
  pass.submit({window, quantities, codes});
  const RiskTile tile = pass.collect();
  return {tile.kept[0].begin(), tile.kept[0].end()};
}

/// The whole grid as one tile.
[[nodiscard]] inline std::vector<float> evaluate(const RegisteredIndicator& indicator, const Study& study,
                                                 const Device& device = {}) {
  return evaluate_window(indicator, study, device, study.grid.whole(), indicator.info.reach);
}

/// The whole grid in tiles of a given size, put together again.
[[nodiscard]] inline std::vector<float> evaluate_tiled(const RegisteredIndicator& indicator,
                                                       const Study& study, std::int64_t tile_rows,
                                                       std::int64_t tile_cols, std::int64_t halo,
                                                       const Device& device = {}) {
  const GridSpec& grid = study.grid;
  std::vector<float> result(static_cast<std::size_t>(grid.cells()));
  for (std::int64_t row = 0; row < grid.rows; row += tile_rows)
    for (std::int64_t col = 0; col < grid.cols; col += tile_cols) {
      const Window window = Window{row, col, tile_rows, tile_cols}.intersected(grid.whole());
      const std::vector<float> part = evaluate_window(indicator, study, device, window, halo);
      for (std::int64_t r = 0; r < window.rows; ++r)
        std::copy_n(part.begin() + r * window.cols, window.cols,
                    result.begin() + (row + r) * grid.cols + col);
    }
  return result;
}

}  // namespace firnline::test
