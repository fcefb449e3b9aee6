// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>

namespace firnline::backend {

/// Thrust's stable sort on a CUDA device (cuda_sort.cu). throws: LimitError, DeviceError
void sort_pairs_on_cuda(int index, std::span<std::uint64_t> keys, std::span<std::int64_t> values);

}  // namespace firnline::backend
