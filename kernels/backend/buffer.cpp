// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "kernels/backend/buffer.hpp"

#include <cstring>
#include <new>
#include <string>

#include "kernels/backend/device_api.hpp"
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
  if (device.kind == DeviceKind::cpu) return allocate_on_host(bytes);
  void* memory = nullptr;
  check(device_api().allocate(device.index, bytes, memory), device.index,
        "reserving " + std::to_string(bytes) + " bytes");
  return memory;
}

void release(const Device& device, void* memory) noexcept {
  if (device.kind == DeviceKind::cuda)
    device_api().release(device.index, memory);
  else
    ::operator delete(memory, cache_line);
}

void copy_to_device(const Device& device, void* to, const void* from, std::size_t bytes) {
  if (bytes == 0) return;  // an empty buffer has no address
  if (device.kind == DeviceKind::cpu) {
    std::memcpy(to, from, bytes);
    return;
  }
  const Stream everything{device.index, nullptr};  // the device's own queue, which waits for all others
  check(device_api().copy_to_device(everything, to, from, bytes), device.index, "copying to the GPU");
  check(device_api().wait(everything), device.index, "copying to the GPU");
}

void copy_to_host(const Device& device, void* to, const void* from, std::size_t bytes) {
  if (bytes == 0) return;
  if (device.kind == DeviceKind::cpu) {
    std::memcpy(to, from, bytes);
    return;
  }
  const Stream everything{device.index, nullptr};
  check(device_api().copy_to_host(everything, to, from, bytes), device.index, "copying from the GPU");
  check(device_api().wait(everything), device.index, "copying from the GPU");
}

void refuse_copy(std::size_t elements, std::size_t size) {
  throw BugError("A copy of " + std::to_string(elements) + " elements does not fit a buffer of " +
                 std::to_string(size) + ".");
}

}  // namespace firnline::backend
