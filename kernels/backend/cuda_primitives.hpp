// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

/// Thrust's scan, select and reduce on a CUDA device (cuda_primitives.cu): lists in host memory, none empty.
/// throws: LimitError, DeviceError
namespace firnline::backend {

/// out: sums (one more than values); false when one leaves 64 bits
[[nodiscard]] bool add_up_on_cuda(int index, std::span<const std::int64_t> values,
                                  std::span<std::int64_t> sums);
/// in: values, or none for the places themselves. out: how many were kept
[[nodiscard]] std::size_t keep_flagged_on_cuda(int index, std::span<const std::int64_t> values,
                                               std::span<const std::uint8_t> flags,
                                               std::span<std::int64_t> kept);
[[nodiscard]] std::int64_t greatest_on_cuda(int index, std::span<const double> values);

}  // namespace firnline::backend
