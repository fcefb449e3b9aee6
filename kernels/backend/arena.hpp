// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>
#include <utility>

#include "kernels/backend/device_api.hpp"

namespace firnline::backend {

/// Cuts one block of memory into aligned pieces. With no block it only counts: the same layout code first
/// says how much it needs, then gets it.
class Carver {
 public:
  Carver() = default;
  explicit Carver(void* block) : block_(static_cast<std::byte*>(block)) {}

  /// nullptr while counting.
  template <class T>
  [[nodiscard]] T* take(std::size_t count) {
    constexpr std::size_t line = 256;  // what cudaMalloc itself aligns to: every piece starts a whole line
    T* const piece = block_ == nullptr ? nullptr : reinterpret_cast<T*>(block_ + used_);
    used_ += (count * sizeof(T) + line - 1) / line * line;
    return piece;
  }
  [[nodiscard]] std::size_t used() const { return used_; }

 private:
  std::byte* block_ = nullptr;
  std::size_t used_ = 0;
};

/// The bytes that a layout takes. lay_out(carver)
template <class LayOut>
[[nodiscard]] std::size_t bytes_of_layout(const LayOut& lay_out) {
  Carver counting;
  static_cast<void>(lay_out(counting));
  return counting.used();
}

/// One block of device memory, or of host memory that the device can reach, taken once and given back at the
/// end.
class Arena {
 public:
  enum class Kind { device, pinned };

  Arena() = default;
  /// throws: LimitError, DeviceError
  Arena(Kind kind, int device_index, std::size_t bytes) : kind_(kind), device_index_(device_index) {
    const std::string doing = "reserving " + std::to_string(bytes) + " bytes";
    check(kind == Kind::device ? device_api().allocate(device_index, bytes, memory_)
                               : device_api().allocate_pinned(device_index, bytes, memory_),
          device_index, doing);
  }
  Arena(Arena&& other) noexcept { swap(other); }
  Arena& operator=(Arena&& other) noexcept {
    swap(other);
    return *this;
  }
  ~Arena() {
    if (memory_ == nullptr) return;
    if (kind_ == Kind::device)
      device_api().release(device_index_, memory_);
    else
      device_api().release_pinned(device_index_, memory_);
  }
  [[nodiscard]] void* memory() const { return memory_; }

 private:
  void swap(Arena& other) noexcept {
    std::swap(kind_, other.kind_);
    std::swap(device_index_, other.device_index_);
    std::swap(memory_, other.memory_);
  }
  Kind kind_ = Kind::device;
  int device_index_ = 0;
  void* memory_ = nullptr;
};

/// A queue of a device's work. Its end waits for what is queued, so that no memory goes while it is used.
class OwnedStream {
 public:
  OwnedStream() = default;
  explicit OwnedStream(int device_index) {
    check(device_api().create_stream(device_index, stream_), device_index, "creating a stream");
  }
  OwnedStream(OwnedStream&& other) noexcept { std::swap(stream_, other.stream_); }
  OwnedStream& operator=(OwnedStream&& other) noexcept {
    std::swap(stream_, other.stream_);
    return *this;
  }
  ~OwnedStream() {
    if (stream_.handle == nullptr) return;
    static_cast<void>(device_api().wait(stream_));  // a destructor cannot report
    device_api().destroy_stream(stream_);
  }
  [[nodiscard]] const Stream& get() const { return stream_; }

 private:
  Stream stream_;
};

/// Waits for a queue when a scope ends, also by an exception: queued copies may still read the scope's own
/// lists. Stands after them, so that it goes first.
class WaitAtEnd {
 public:
  explicit WaitAtEnd(const Stream& stream) : stream_(stream) {}
  WaitAtEnd(const WaitAtEnd&) = delete;
  WaitAtEnd& operator=(const WaitAtEnd&) = delete;
  ~WaitAtEnd() { static_cast<void>(device_api().wait(stream_)); }  // a destructor cannot report

 private:
  const Stream& stream_;
};

}  // namespace firnline::backend
