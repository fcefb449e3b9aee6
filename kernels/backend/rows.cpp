// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "kernels/backend/rows.hpp"

#include <algorithm>

namespace firnline::backend {

void run_rows(const Device& device, std::int64_t rows, RowTask task, const void* body) {
  if (rows <= 0) return;
  const int threads = static_cast<int>(std::clamp<std::int64_t>(device.threads, 1, rows));
#pragma omp parallel for num_threads(threads) schedule(static)
  for (std::int64_t row = 0; row < rows; ++row) task(body, row);
}

}  // namespace firnline::backend
