// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "kernels/backend/sort.hpp"

#include <thrust/sort.h>
#include <thrust/system/omp/execution_policy.h>

#include "kernels/backend/cuda_sort.hpp"
#include "kernels/backend/team_size.hpp"
#include "kernels/grid/error.hpp"

namespace firnline {
void sort_pairs(const Device& device, std::span<std::uint64_t> keys, std::span<std::int64_t> values) {
  if (keys.size() != values.size())
    throw BugError("A sort was asked for with unequal numbers of keys and values.");
  if (keys.size() < 2) return;
  if (device.kind == DeviceKind::cuda) return backend::sort_pairs_on_cuda(device.index, keys, values);
  const backend::TeamSize team(device.threads);
  thrust::stable_sort_by_key(thrust::omp::par, keys.data(), keys.data() + keys.size(), values.data());
}

}  // namespace firnline
