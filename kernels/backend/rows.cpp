// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "kernels/backend/launch.hpp"

namespace firnline::backend {

void run_rows(const Device& device, std::int64_t rows, std::int64_t cols, RowTask task, const void* body) {
  if (rows <= 0 || cols <= 0) return;
  const int threads = static_cast<int>(std::clamp<std::int64_t>(device.threads, 1, rows));
#pragma omp parallel for num_threads(threads) schedule(static)
  for (std::int64_t row = 0; row < rows; ++row) task(body, row, cols);
}

}  // namespace firnline::backend
