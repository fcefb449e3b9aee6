// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "kernels/backend/sort.hpp"

#include <omp.h>
#include <thrust/sort.h>
#include <thrust/system/omp/execution_policy.h>

#include <algorithm>

#include "kernels/backend/cuda_sort.hpp"
#include "kernels/grid/error.hpp"

namespace firnline {
namespace {

/// Thrust takes its team from OpenMP's default; the run's number of threads holds for the length of a call.
class TeamSize {
 public:
  explicit TeamSize(int threads) : before_(omp_get_max_threads()) {
    omp_set_num_threads(std::max(threads, 1));
  }
  ~TeamSize() { omp_set_num_threads(before_); }
  TeamSize(const TeamSize&) = delete;
  TeamSize& operator=(const TeamSize&) = delete;

 private:
  int before_;
};

}  // namespace

void sort_pairs(const Device& device, std::span<std::uint64_t> keys, std::span<std::int64_t> values) {
  if (keys.size() != values.size())
    throw BugError("A sort was asked for with unequal numbers of keys and values.");
  if (keys.size() < 2) return;
  if (device.kind == DeviceKind::cuda) return backend::sort_pairs_on_cuda(device.index, keys, values);
  const TeamSize team(device.threads);
  thrust::stable_sort_by_key(thrust::omp::par, keys.data(), keys.data() + keys.size(), values.data());
}

}  // namespace firnline
