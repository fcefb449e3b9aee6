// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include <thrust/device_ptr.h>
#include <thrust/sort.h>
#include <thrust/system/cuda/execution_policy.h>

#include "kernels/backend/buffer.hpp"
#include "kernels/backend/cuda_sort.hpp"
#include "kernels/backend/thrust_errors.hpp"

namespace firnline::backend {

void sort_pairs_on_cuda(int index, std::span<std::uint64_t> keys, std::span<std::int64_t> values) {
  const Device device{DeviceKind::cuda, index, 1};
  Buffer<std::uint64_t> device_keys(device, keys.size());
  Buffer<std::int64_t> device_values(device, values.size());
  device_keys.upload(keys);
  device_values.upload(values);
  with_errors_of(index, "sorting", [&] {
    const thrust::device_ptr<std::uint64_t> first(device_keys.data());
    thrust::stable_sort_by_key(thrust::cuda::par, first, first + static_cast<std::ptrdiff_t>(keys.size()),
                               thrust::device_ptr<std::int64_t>(device_values.data()));
  });
  device_keys.download(keys);
  device_values.download(values);
}

}  // namespace firnline::backend
