// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include <thrust/device_ptr.h>
#include <thrust/system/cuda/execution_policy.h>

#include "kernels/backend/buffer.hpp"
#include "kernels/backend/cuda_primitives.hpp"
#include "kernels/backend/primitive_steps.hpp"
#include "kernels/backend/thrust_errors.hpp"

namespace firnline::backend {
namespace {

template <class T>
Buffer<T> uploaded(int index, std::span<const T> list) {
  Buffer<T> buffer({DeviceKind::cuda, index, 1}, list.size());
  buffer.upload(list);
  return buffer;
}

}  // namespace

bool add_up_on_cuda(int index, std::span<const std::int64_t> values, std::span<std::int64_t> sums) {
  auto device_values = uploaded(index, values);
  auto device_sums = uploaded(index, std::span<const std::int64_t>(sums));
  const bool sound = with_errors_of(index, "adding up", [&] {
    return add_up(thrust::cuda::par, thrust::device_ptr<std::int64_t>(device_values.data()),
                  static_cast<std::int64_t>(values.size()), thrust::device_ptr<std::int64_t>(device_sums.data()),
                  {device_values.data(), device_sums.data()});
  });
  device_sums.download(sums);
  return sound;
}

std::size_t keep_flagged_on_cuda(int index, std::span<const std::int64_t> values, std::span<const std::uint8_t> flags,
                                 std::span<std::int64_t> kept) {
  auto device_values = uploaded(index, values);
  auto device_flags = uploaded(index, flags);
  Buffer<std::int64_t> device_kept({DeviceKind::cuda, index, 1}, flags.size());
  const thrust::device_ptr<std::uint8_t> stencil(device_flags.data());
  const thrust::device_ptr<std::int64_t> result(device_kept.data());
  const auto n = static_cast<std::int64_t>(flags.size());
  const std::size_t count = with_errors_of(index, "selecting", [&] {
    if (values.empty())
      return keep_flagged(thrust::cuda::par, thrust::counting_iterator<std::int64_t>(0), n, stencil, result);
    return keep_flagged(thrust::cuda::par, thrust::device_ptr<std::int64_t>(device_values.data()), n, stencil, result);
  });
  device_kept.download(kept.first(count));
  return count;
}

std::int64_t greatest_on_cuda(int index, std::span<const double> values) {
  const auto device_values = uploaded(index, values);
  return with_errors_of(index, "looking for the greatest value", [&] {
    return greatest_of(thrust::cuda::par, static_cast<std::int64_t>(values.size()), {device_values.data()});
  });
}

}  // namespace firnline::backend
