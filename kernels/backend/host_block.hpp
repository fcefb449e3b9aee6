// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <numeric>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

#include "kernels/backend/block.hpp"
#include "kernels/backend/device_api.hpp"
#include "kernels/grid/error.hpp"

/// Runs a kernel's text as plain loops: what CI, debuggers and sanitizers see of the CUDA branch.
namespace firnline::backend {

/// Scratch of a block, every access held against its bounds.
template <class T>
class ScratchArray {
 public:
  ScratchArray(T* data, std::size_t size) : data_(data), size_(size) {}
  [[nodiscard]] T& operator[](std::size_t i) const {
    if (i >= size_)
      throw BugError("A kernel reached for element " + std::to_string(i) + " of " + std::to_string(size_) +
                     " in its block's scratch.");
    return data_[i];
  }
  [[nodiscard]] T* data() const { return data_; }

 private:
  T* data_;
  std::size_t size_;
};

template <class T>
[[nodiscard]] T* raw(const ScratchArray<T>& scratch) {
  return scratch.data();
}

/// Small, seeded, the same on every machine: the order of threads and blocks.
class Shuffle {
 public:
  explicit Shuffle(std::uint64_t seed) : state_(seed) {}
  /// 0 .. count - 1: ascending for seed 0, descending for seed 1, shuffled anew at each call else.
  [[nodiscard]] std::vector<std::int64_t> order(std::int64_t count) {
    std::vector<std::int64_t> order(static_cast<std::size_t>(count));
    std::iota(order.begin(), order.end(), 0);
    if (state_ == 1) std::reverse(order.begin(), order.end());
    if (state_ <= 1) return order;
    for (std::size_t i = order.size(); i > 1; --i) std::swap(order[i - 1], order[next() % i]);
    return order;
  }

 private:
  std::uint64_t next() {  // splitmix64
    std::uint64_t z = state_ += 0x9e3779b97f4a7c15ull;
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9ull;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebull;
    return z ^ (z >> 31);
  }
  std::uint64_t state_;
};

class HostBlock {
 public:
  HostBlock(std::int64_t x, std::int64_t y, std::int64_t blocks_y, int threads, std::size_t scratch_bytes,
            Shuffle& shuffle)
      // What nobody wrote is a NaN, or an enormous integer: it shows.
      : x_(x),
        y_(y),
        blocks_y_(blocks_y),
        threads_(threads),
        scratch_(scratch_bytes, std::byte{0xff}),
        shuffle_(&shuffle) {}

  [[nodiscard]] std::int64_t x() const { return x_; }
  [[nodiscard]] std::int64_t y() const { return y_; }
  [[nodiscard]] std::int64_t blocks_y() const { return blocks_y_; }

  template <class Phase>
  void each(const Phase& phase) const {
    for (const std::int64_t thread : shuffle_->order(threads_)) phase(static_cast<int>(thread));
  }

  template <class T>
  [[nodiscard]] ScratchArray<T> scratch(std::size_t offset, std::size_t count) const {
    if (offset % alignof(T) != 0 || offset + count * sizeof(T) > scratch_.size())
      throw BugError("A kernel asked for scratch from byte " + std::to_string(offset) + " on, " +
                     std::to_string(count) + " elements, and has " + std::to_string(scratch_.size()) +
                     " bytes.");
    return {reinterpret_cast<T*>(scratch_.data() + offset), count};
  }

 private:
  std::int64_t x_, y_, blocks_y_;
  int threads_;
  mutable std::vector<std::byte> scratch_;
  Shuffle* shuffle_;
};

template <class Kernel>
void run_blocks_on_host(std::int64_t blocks_x, std::int64_t blocks_y, std::size_t scratch_bytes,
                        const void* args, std::uint64_t seed) {
  Shuffle shuffle(seed);
  for (const std::int64_t block : shuffle.order(blocks_x * blocks_y)) {
    const HostBlock host_block(block % blocks_x, block / blocks_x, blocks_y, Kernel::threads, scratch_bytes,
                               shuffle);
    Kernel::run(host_block, *static_cast<const typename Kernel::Args*>(args));
  }
}

/// cuda_function: cuda_function_of<Kernel>() where nvcc compiles, else nullptr
template <class Kernel>
[[nodiscard]] KernelInfo kernel_info(const void* cuda_function) {
  static_assert(std::is_trivially_copyable_v<typename Kernel::Args>);
  return {Kernel::name, Kernel::threads, sizeof(typename Kernel::Args), cuda_function,
          &run_blocks_on_host<Kernel>};
}

}  // namespace firnline::backend
