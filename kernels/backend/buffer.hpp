// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <span>
#include <type_traits>
#include <utility>

#include "kernels/backend/device.hpp"

namespace firnline {

namespace backend {
/// Untyped memory of a device. throws: DeviceError / LimitError
[[nodiscard]] void* allocate(const Device& device, std::size_t bytes);
void release(const Device& device, void* memory) noexcept;
void copy_to_device(const Device& device, void* to, const void* from, std::size_t bytes);
void copy_to_host(const Device& device, void* to, const void* from, std::size_t bytes);
[[noreturn]] void refuse_copy(std::size_t elements, std::size_t size);
}  // namespace backend

/// Owns elements in the memory of a device (plain memory on the CPU). Contents start undefined.
template <class T>
class Buffer {
  static_assert(std::is_trivially_copyable_v<T>);

 public:
  Buffer() = default;
  Buffer(const Device& device, std::size_t size)
      : device_(device),
        size_(size),
        data_(size == 0 ? nullptr : static_cast<T*>(backend::allocate(device, size * sizeof(T)))) {}
  Buffer(Buffer&& other) noexcept { swap(other); }
  Buffer& operator=(Buffer&& other) noexcept {
    swap(other);
    return *this;
  }
  ~Buffer() {
    if (data_ != nullptr) backend::release(device_, data_);
  }

  [[nodiscard]] T* data() { return data_; }
  [[nodiscard]] const T* data() const { return data_; }
  [[nodiscard]] std::size_t size() const { return size_; }
  [[nodiscard]] const Device& device() const { return device_; }

  /// Fills the first from.size() elements. throws: BugError when there are fewer; DeviceError
  void upload(std::span<const T> from) {
    if (from.size() > size_) backend::refuse_copy(from.size(), size_);
    backend::copy_to_device(device_, data_, from.data(), from.size_bytes());
  }
  /// Reads the first to.size() elements, after everything launched on the device. throws: as upload
  void download(std::span<T> to) const {
    if (to.size() > size_) backend::refuse_copy(to.size(), size_);
    backend::copy_to_host(device_, to.data(), data_, to.size_bytes());
  }

 private:
  void swap(Buffer& other) noexcept {
    std::swap(device_, other.device_);
    std::swap(size_, other.size_);
    std::swap(data_, other.data_);
  }

  Device device_;
  std::size_t size_ = 0;
  T* data_ = nullptr;
};

}  // namespace firnline
