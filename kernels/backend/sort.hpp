// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>

#include "kernels/backend/device.hpp"

namespace firnline {

/// Sorts keys ascending and carries each key's value along; equal keys keep their order, so every device and
/// every number of threads gives the same result. in, out: keys and values in host memory, equally many (they
/// are rearranged). cost: O(n), radix sort on CUDA throws: BugError when the sizes differ; DeviceError,
/// LimitError
void sort_pairs(const Device& device, std::span<std::uint64_t> keys, std::span<std::int64_t> values);

}  // namespace firnline
