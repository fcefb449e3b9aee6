// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "kernels/backend/device.hpp"

/// Scan, select and reduce over lists in host memory: the same result on every device and every number of
/// threads. cost: O(n) each; on CUDA the lists are copied there and the result back.
namespace firnline {

/// out: n + 1 sums; [i] is the sum of the first i values, so that [0] is 0 and [n] the sum of all.
/// throws: LimitError when a sum leaves 64 bits; DeviceError, LimitError
[[nodiscard]] std::vector<std::int64_t> exclusive_sums(const Device& device,
                                                       std::span<const std::int64_t> values);

/// The places whose flag is not 0, ascending. throws: DeviceError, LimitError
[[nodiscard]] std::vector<std::int64_t> selected(const Device& device, std::span<const std::uint8_t> flags);

/// The values whose flag is not 0, in their order. in: a flag per value. throws: BugError when they are not
/// equally many; DeviceError, LimitError
[[nodiscard]] std::vector<std::int64_t> selected(const Device& device, std::span<const std::int64_t> values,
                                                 std::span<const std::uint8_t> flags);

/// The place of the greatest value, the first of equal ones (-0 equals 0); NaN is no value. out: -1 when
/// there is none. throws: DeviceError, LimitError
[[nodiscard]] std::int64_t place_of_greatest(const Device& device, std::span<const double> values);

}  // namespace firnline
