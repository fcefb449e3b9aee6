// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>

#include "kernels/backend/buffer.hpp"
#include "kernels/backend/launch.hpp"
#include "kernels/grid/cell.hpp"
#include "kernels/grid/elementary.hpp"
#include "kernels/grid/tile.hpp"

namespace firnline {

/// Writes one number per cell, and one bit pattern for no data: processors make different NaNs.
template <class CellFunction>
struct WriteCell {
  CellFunction function;
  float* out = nullptr;
  std::int64_t cols = 0;

  FIRN_FN void operator()(std::int64_t row, std::int64_t col) const noexcept {
    const float value = function(row, col);
    out[row * cols + col] = elementary::is_nan(value) ? no_data_f32 : value;
  }
};

/// A local or focal pass: out(row, col) = function(row, col) for every cell of the window.
/// function: trivially copyable, FIRN_FN float operator()(std::int64_t row, std::int64_t col) const noexcept,
/// row and col counted from the window's corner; it reads what it likes (its planes carry the halo) and
/// writes nothing. out: at least window.cells() elements on the device, row-major without halo. Returns
/// before CUDA has finished; the buffer's download waits. throws: DeviceError
template <DeviceKind kind, class CellFunction>
void cell_pass(const Device& device, const Window& window, const CellFunction& function, Buffer<float>& out) {
  const WriteCell<CellFunction> body{function, out.data(), window.cols};
  backend::CellLauncher<kind>::run(device, window.rows, window.cols, body);
}

}  // namespace firnline
