// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <concepts>
#include <cstdint>

#include "kernels/grid/elementary.hpp"
#include "kernels/indicators/tile_view.hpp"

/// How a cell function meets the cells of a row. The sources that cmake/AddIndicator.cmake writes instantiate
/// it, once per indicator; nothing else does.
namespace firnline {

/// Every value is there and lies in 0..high; may say no of a -0. The bits of floats from 0 on rise as
/// unsigned integers with the floats, and those of NaNs and of negative numbers lie above them all: one
/// integer maximum says as much as two comparisons.
[[nodiscard]] inline bool lies_from_zero_to(float high, const float* value, int count) {
  std::uint32_t greatest = 0;
  for (int i = 0; i < count; ++i) {
    const auto bits = __builtin_bit_cast(std::uint32_t, value[i]);
    greatest = bits > greatest ? bits : greatest;
  }
  return greatest <= __builtin_bit_cast(std::uint32_t, high);
}

/// Every value is there and lies in the indicator's range. It may say no where it should not: whoever asks
/// then looks closer.
template <class Indicator>
inline bool lies_in_range(const float* value, int count) {
  constexpr auto low = static_cast<float>(Indicator::info.low),
                 high = static_cast<float>(Indicator::info.high);
  if constexpr (low == 0) return lies_from_zero_to(high, value, count);
  int unsound = 0;
  for (int i = 0; i < count; ++i) unsound |= (value[i] >= low ? 0 : 1) | (value[i] <= high ? 0 : 1);
  return unsound == 0;
}

template <class Indicator>
concept EndsInArcTangent = requires(double angle) {
  { Indicator::of_angle(angle) } -> std::same_as<float>;
};

/// What Indicator::cell() gives for `count` neighbouring cells from `first` on.
template <class Indicator>
inline void evaluate_cells(CellInputs inputs, const CellSite& site, const double* params, std::int64_t first,
                           int count, float* __restrict__ out) {
  for (int i = 0; i < count; ++i) {
    inputs.offset = inputs.near_offset = first + i;
    out[i] = Indicator::cell(inputs, site, params);
  }
}

template <EndsInArcTangent Indicator>
inline void evaluate_cells(CellInputs inputs, const CellSite& site, const double* params, std::int64_t first,
                           int count, float* __restrict__ out) {
  constexpr int side_by_side = 128;
  alignas(64) double angle[side_by_side];
  for (int start = 0; start < count; start += side_by_side) {
    const int here = count - start < side_by_side ? count - start : side_by_side;
    for (int i = 0; i < here; ++i) {
      inputs.offset = inputs.near_offset = first + start + i;
      angle[i] = Indicator::tangent(inputs, site, params);
    }
    for (int i = here; i < side_by_side; ++i) angle[i] = 0;
    elementary::atan_of_sizes(angle);
    for (int i = 0; i < here; ++i) out[start + i] = Indicator::of_angle(angle[i]);
  }
}

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
  evaluate_cells<Indicator>(inputs, tile.sites[row], binding.params, tile.offset(row, col), count, out);
  if (lies_in_range<Indicator>(out, count)) return true;
  for (int i = 0; i < count; ++i) out[i] = elementary::is_nan(out[i]) ? no_data_f32 : out[i];
  return false;
}

}  // namespace firnline
