// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "kernels/backend/cuda_runtime.hpp"
#include "kernels/grid/error.hpp"

namespace firnline::backend::cuda {
namespace {

/// choose_device never returns a CUDA device here, so whoever comes this far has made one up.
[[noreturn]] void refuse() {
  throw DeviceError("This program was built without CUDA, so it has no CUDA device to compute on.", "",
                    "Use --device cpu, or build on a machine with the CUDA toolkit.");
}

}  // namespace

bool built() {
  return false;
}
std::vector<DeviceInfo> devices() {
  return {};
}
void* allocate(int, std::size_t) {
  refuse();
}
void release(int, void*) noexcept {}
void copy_to_device(int, void*, const void*, std::size_t) {
  refuse();
}
void copy_to_host(int, void*, const void*, std::size_t) {
  refuse();
}
void sort_pairs(int, std::span<std::uint64_t>, std::span<std::int64_t>) {
  refuse();
}

}  // namespace firnline::backend::cuda
