// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "kernels/backend/primitives.hpp"

#include <thrust/execution_policy.h>
#include <thrust/system/omp/execution_policy.h>

#include <string>

#include "kernels/backend/cuda_primitives.hpp"
#include "kernels/backend/primitive_steps.hpp"
#include "kernels/backend/team_size.hpp"
#include "kernels/grid/error.hpp"

namespace firnline {
namespace {

// One pass of one thread: scan and selection are bound by memory, and Thrust's OpenMP system takes three
// passes over a list of 64-bit flags to select (measured: 15 times as long).
bool add_up(const Device& device, std::span<const std::int64_t> values, std::span<std::int64_t> sums) {
  if (device.kind == DeviceKind::cuda) return backend::add_up_on_cuda(device.index, values, sums);
  return backend::add_up(thrust::seq, values.data(), static_cast<std::int64_t>(values.size()), sums.data(),
                         {values.data(), sums.data()});
}

/// values: none for the places themselves
std::vector<std::int64_t> kept(const Device& device, std::span<const std::int64_t> values,
                               std::span<const std::uint8_t> flags) {
  std::vector<std::int64_t> result(flags.size());
  if (flags.empty()) return result;
  const auto n = static_cast<std::int64_t>(flags.size());
  if (device.kind == DeviceKind::cuda)
    result.resize(backend::keep_flagged_on_cuda(device.index, values, flags, result));
  else if (values.empty())
    result.resize(backend::keep_flagged(thrust::seq, thrust::counting_iterator<std::int64_t>(0), n,
                                        flags.data(), result.data()));
  else
    result.resize(backend::keep_flagged(thrust::seq, values.data(), n, flags.data(), result.data()));
  return result;
}

}  // namespace

std::vector<std::int64_t> exclusive_sums(const Device& device, std::span<const std::int64_t> values) {
  std::vector<std::int64_t> sums(values.size() + 1, 0);
  if (!values.empty() && !add_up(device, values, sums))
    throw LimitError("A sum over " + std::to_string(values.size()) + " whole numbers leaves 64 bits.");
  return sums;
}

std::vector<std::int64_t> selected(const Device& device, std::span<const std::uint8_t> flags) {
  return kept(device, {}, flags);
}

std::vector<std::int64_t> selected(const Device& device, std::span<const std::int64_t> values,
                                   std::span<const std::uint8_t> flags) {
  if (values.size() != flags.size())
    throw BugError("A selection was asked for with " + std::to_string(flags.size()) + " flags for " +
                   std::to_string(values.size()) + " values.");
  return kept(device, values, flags);
}

std::int64_t place_of_greatest(const Device& device, std::span<const double> values) {
  if (values.empty()) return -1;
  if (device.kind == DeviceKind::cuda) return backend::greatest_on_cuda(device.index, values);
  const backend::TeamSize team(device.threads);
  return backend::greatest_of(thrust::omp::par, static_cast<std::int64_t>(values.size()), {values.data()});
}

}  // namespace firnline
