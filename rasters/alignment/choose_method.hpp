// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

#include "kernels/grid/layer_kind.hpp"
#include "rasters/alignment/cell_mapping.hpp"
#include "rasters/alignment/layer_request.hpp"

namespace firnline {

/// "bilinear", as the job writes it. none and by_kind have no name of their own.
[[nodiscard]] std::string_view name_of(Method method);

/// A grid cell that holds more source cells than this on a side is averaged, a finer one is interpolated. Up to here
/// each source cell is among the four neighbours of some grid cell, so interpolation leaves nothing out.
inline constexpr double coarser_grid = 1.5;

/// The method that by_kind stands for (domain-spec 1.2): extensive sum, categorical mode, max_type maximum, intensive
/// average on a coarser grid and bilinear otherwise.
/// throws: RasterError for topological layers: they are recomputed, never resampled
[[nodiscard]] Method method_by_kind(const LayerRequest& request, const CellMapping& mapping);

/// throws: RasterError when the job names a method that would falsify a layer of this kind
void require_allowed(const LayerRequest& request, Method method);

/// Who does the work. GDAL's warper where it is right (docs/decisions/0002-extensive-resampling.md).
enum class Carrier { warper, shares };
[[nodiscard]] Carrier carrier_of(Method method, bool axes_parallel);

}  // namespace firnline
