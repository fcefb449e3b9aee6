// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "kernels/backend/buffer.hpp"

#include <cstring>
#include <new>
#include <string>

#include "kernels/backend/cuda_runtime.hpp"
#include "kernels/grid/error.hpp"

namespace firnline::backend {
namespace {

constexpr std::align_val_t cache_line{64};  // so that two threads' rows share no line at a buffer's start

void* allocate_on_host(std::size_t bytes) {
  void* memory = ::operator new(bytes, cache_line, std::nothrow);
  if (memory == nullptr)
    throw LimitError("The memory did not suffice: " + std::to_string(bytes) + " bytes were refused.", "",
                     "Lower the memory limit of the run (smaller tiles) or free memory.");
  return memory;
}

}  // namespace

void* allocate(const Device& device, std::size_t bytes) {
  return device.kind == DeviceKind::cuda ? cuda::allocate(device.index, bytes) : allocate_on_host(bytes);
}

void release(const Device& device, void* memory) noexcept {
  if (device.kind == DeviceKind::cuda)
    cuda::release(device.index, memory);
  else
    ::operator delete(memory, cache_line);
}

void copy_to_device(const Device& device, void* to, const void* from, std::size_t bytes) {
  if (bytes == 0) return;  // an empty buffer has no address
  if (device.kind == DeviceKind::cuda)
    cuda::copy_to_device(device.index, to, from, bytes);
  else
    std::memcpy(to, from, bytes);
}

void copy_to_host(const Device& device, void* to, const void* from, std::size_t bytes) {
  if (bytes == 0) return;
  if (device.kind == DeviceKind::cuda)
    cuda::copy_to_host(device.index, to, from, bytes);
  else
    std::memcpy(to, from, bytes);
}

void refuse_copy(std::size_t elements, std::size_t size) {
  throw BugError("A copy of " + std::to_string(elements) + " elements does not fit a buffer of " +
                 std::to_string(size) + ".");
}

}  // namespace firnline::backend
