// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "kernels/indicators/registry.hpp"
#include "kernels/mapalgebra/cell_pass.hpp"

/// How an indicator meets a tile. The two sources that cmake/AddIndicator.cmake writes for each indicator
/// instantiate evaluate_tile, one per device; nothing else does.
namespace firnline {

/// The cell function of an indicator with its planes, parameters and cell sizes: what cell_pass runs.
template <class Indicator>
struct IndicatorCells {
  Binding binding;
  const float* const* planes = nullptr;
  const std::int32_t* const* codes = nullptr;
  const double* plane_values = nullptr;
  const CellSite* sites = nullptr;  ///< one per row of the window
  std::int64_t halo = 0;
  std::int64_t stride = 0;

  FIRN_FN float operator()(std::int64_t row, std::int64_t col) const noexcept {
    CellInputs inputs;
    inputs.planes = planes;
    inputs.codes = codes;
    inputs.first_plane = binding.first_plane;
    inputs.plane_count = binding.plane_count;
    inputs.plane_values = plane_values;
    inputs.offset = (row + halo) * stride + col + halo;
    inputs.stride = stride;
    return Indicator::cell(inputs, sites[row], binding.params);
  }
};

template <class Indicator, DeviceKind kind>
void evaluate_tile(const TileOnDevice& tile, const Binding& binding, Buffer<float>& out) {
  static_assert(mistake_in(Indicator::info) == nullptr, "the indicator's description is not well formed");
  IndicatorCells<Indicator> cells;
  cells.binding = binding;
  cells.planes = tile.planes();
  cells.codes = tile.codes();
  cells.plane_values = tile.plane_values();
  cells.sites = tile.sites();
  cells.halo = tile.halo();
  cells.stride = tile.window().cols + 2 * tile.halo();
  cell_pass<kind>(tile.device(), tile.window(), cells, out);
}

}  // namespace firnline
