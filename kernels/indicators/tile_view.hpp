// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>

#include "kernels/indicators/indicator.hpp"

namespace firnline {

/// The planes of one tile as cell functions read them, all in the memory of one device. Never owns.
struct TileView {
  const float* const* planes = nullptr;        ///< quantity planes, halo filled
  const std::int32_t* const* codes = nullptr;  ///< category planes, halo filled
  const double* plane_values = nullptr;        ///< per quantity plane
  const CellSite* sites = nullptr;             ///< one per row of the window
  std::int64_t rows = 0, cols = 0;             ///< of the window
  std::int64_t halo = 0;

  [[nodiscard]] FIRN_FN std::int64_t stride() const { return cols + 2 * halo; }
  /// Of a cell of the window inside each plane.
  [[nodiscard]] FIRN_FN std::int64_t offset(std::int64_t row, std::int64_t col) const {
    return (row + halo) * stride() + col + halo;
  }
  /// Inputs of one indicator; the cell, and for a focal one where it looks around, are still to be set.
  [[nodiscard]] FIRN_FN CellInputs inputs(const Binding& binding) const {
    CellInputs inputs;
    inputs.planes = planes;
    inputs.codes = codes;
    inputs.first_plane = binding.first_plane;
    inputs.plane_count = binding.plane_count;
    inputs.plane_values = plane_values;
    return inputs;
  }
};

/// Evaluates one indicator for `count` neighbouring cells of a row: out[i] belongs to cell (row, col + i).
/// One bit pattern stands for no data, because processors make different NaNs. returns: every value is there
/// and lies in the indicator's range
using EvaluateSpan = bool (*)(const TileView& tile, const Binding& binding, std::int64_t row,
                              std::int64_t col, int count, float* out);

}  // namespace firnline
