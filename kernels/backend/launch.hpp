// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>

#include "kernels/backend/device.hpp"

#if defined(__CUDACC__)
#include <algorithm>

#include "kernels/backend/cuda_check.hpp"
#endif

/// How a function of one cell runs over all cells of a window. The function is written once, as FIRN_FN code;
/// a .cpp file asks for CellLauncher<DeviceKind::cpu>, a .cu file for CellLauncher<DeviceKind::cuda>, and
/// both get the same bits.
///
/// body: a trivially copyable object with FIRN_FN void operator()(std::int64_t row, std::int64_t col) const
/// noexcept that writes to its own cell alone. Order and number of threads are nobody's business.
namespace firnline::backend {

template <DeviceKind kind>
struct CellLauncher;

using RowTask = void (*)(const void* body, std::int64_t row, std::int64_t cols) noexcept;
/// task(body, row, cols) for every row, shared among the device's threads. The only loop that knows OpenMP.
void run_rows(const Device& device, std::int64_t rows, std::int64_t cols, RowTask task, const void* body);

template <>
struct CellLauncher<DeviceKind::cpu> {
  template <class Body>
  static void run(const Device& device, std::int64_t rows, std::int64_t cols, const Body& body) {
    const RowTask run_row = [](const void* shared, std::int64_t row, std::int64_t width) noexcept {
      const Body own = *static_cast<const Body*>(shared);  // a copy the compiler can keep in registers
      for (std::int64_t col = 0; col < width; ++col) own(row, col);
    };
    run_rows(device, rows, cols, run_row, &body);
  }
};

#if defined(__CUDACC__)

/// A warp takes 32 neighbouring cells of one row: its loads and stores are whole 128-byte lines.
inline constexpr unsigned block_cols = 32;
/// Eight rows share the lines their 3 x 3 windows overlap in; 256 threads fill every architecture's
/// schedulers.
inline constexpr unsigned block_rows = 8;
/// Hardware limit of the second grid dimension; taller windows are walked in strides.
inline constexpr std::int64_t most_blocks_down = 65535;

template <class Body>
__global__ void __launch_bounds__(block_cols* block_rows)
    run_cells(std::int64_t rows, std::int64_t cols, const __grid_constant__ Body body) {
  const std::int64_t col = static_cast<std::int64_t>(blockIdx.x) * block_cols + threadIdx.x;
  if (col >= cols) return;
  const std::int64_t stride = static_cast<std::int64_t>(gridDim.y) * block_rows;
  for (std::int64_t row = static_cast<std::int64_t>(blockIdx.y) * block_rows + threadIdx.y; row < rows;
       row += stride)
    body(row, col);
}

template <>
struct CellLauncher<DeviceKind::cuda> {
  template <class Body>
  static void run(const Device& device, std::int64_t rows, std::int64_t cols, const Body& body) {
    if (rows <= 0 || cols <= 0) return;  // a grid of no blocks is an error to CUDA
    cuda::select(device.index);
    const std::int64_t across = (cols + block_cols - 1) / block_cols;
    const std::int64_t down = std::min((rows + block_rows - 1) / block_rows, most_blocks_down);
    const dim3 blocks(static_cast<unsigned>(across), static_cast<unsigned>(down));
    run_cells<<<blocks, dim3(block_cols, block_rows)>>>(rows, cols, body);
    cuda::check(cudaGetLastError(), device.index, "starting a computation over cells");
  }
};

#endif

}  // namespace firnline::backend
