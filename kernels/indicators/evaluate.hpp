// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>

#include "kernels/grid/elementary.hpp"
#include "kernels/indicators/tile_view.hpp"

/// How a cell function meets the cells of a row. The sources that cmake/AddIndicator.cmake writes instantiate
/// it, once per indicator; nothing else does.
namespace firnline {

/// EvaluateSpan for one indicator.
template <class Indicator>
inline bool evaluate_span(const TileView& tile, const Binding& binding, std::int64_t row, std::int64_t col,
                          int count, float* __restrict__ out) {
  static_assert(mistake_in(Indicator::info) == nullptr, "the indicator's description is not well formed");
  CellInputs inputs = tile.inputs(binding);
  if constexpr (Indicator::info.shape == Shape::focal) {
    for (int need = 0; need < need_count(Indicator::info); ++need)
      if (!Indicator::info.needs[need].category) inputs.near[need] = tile.planes[binding.first_plane[need]];
    inputs.near_stride = tile.stride();
  }
  const CellSite site = tile.sites[row];
  const std::int64_t first = tile.offset(row, col);
  constexpr auto low = static_cast<float>(Indicator::info.low),
                 high = static_cast<float>(Indicator::info.high);
  for (int i = 0; i < count; ++i) {
    inputs.offset = inputs.near_offset = first + i;
    out[i] = Indicator::cell(inputs, site, binding.params);
  }
  int unsound = 0;
  for (int i = 0; i < count; ++i) unsound |= (out[i] >= low ? 0 : 1) | (out[i] <= high ? 0 : 1);
  if (unsound == 0) return true;
  for (int i = 0; i < count; ++i) out[i] = elementary::is_nan(out[i]) ? no_data_f32 : out[i];
  return false;
}

}  // namespace firnline
