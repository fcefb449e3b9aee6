// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>

#include "kernels/backend/device.hpp"

/// The CPU's loop over rows. Order and number of threads are nobody's business: each row writes to its own
/// cells alone.
namespace firnline::backend {

using RowTask = void (*)(const void* body, std::int64_t row) noexcept;
/// task(body, row) for every row, shared among the device's threads. The only loop that knows OpenMP.
void run_rows(const Device& device, std::int64_t rows, RowTask task, const void* body);

/// body: an object with void operator()(std::int64_t row) const noexcept
template <class Body>
void for_each_row(const Device& device, std::int64_t rows, const Body& body) {
  run_rows(
      device, rows,
      [](const void* shared, std::int64_t row) noexcept { (*static_cast<const Body*>(shared))(row); }, &body);
}

}  // namespace firnline::backend
