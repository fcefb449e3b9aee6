// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>

#include "kernels/grid/cell.hpp"
#include "rasters/alignment/cell_mapping.hpp"
#include "rasters/alignment/layer_request.hpp"

namespace firnline {

/// Source cells that a kernel reaches beyond the cell it stands on, and some to spare.
[[nodiscard]] std::int64_t warp_margin(const CellMapping& mapping, Method method);

/// Resamples through GDAL's warper: nearest, bilinear, and average and maximum where axes_parallel().
///
/// Same bits for any window, which GDAL's defaults do not give: the source window comes from the caller, positions are
/// exact and global (CellMapping), the kernel scale is that of the whole grid, there is one chunk, and the source always
/// holds some no data, because GDAL takes another arithmetic path when a chunk has none.
///
/// in: cells of source_window (margin included), row by row, and below them one more row of no data, beyond the reach of
/// any kernel; out: cells of window, stride from row to row. A grid cell
/// whose centre lies on no data becomes no data (nearest, bilinear); average and maximum use the valid part.
/// T = float (NaN = no data) or std::int32_t (no_data_code; nearest only). throws: RasterError
template <class T>
void warp_cells(const CellMapping& mapping, Method method, const Window& source_window, const T* source,
                const Window& window, T* cells, std::int64_t stride);

}  // namespace firnline
