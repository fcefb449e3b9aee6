// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>

#include "kernels/backend/atomics.hpp"
#include "kernels/grid/portability.hpp"

/// How a hand-written kernel is written: as a list of phases.
///
///   struct SomeKernel {
///     static constexpr const char* name = "some_kernel";
///     static constexpr int threads = 256;
///     static constexpr int blocks_per_processor = 2;  // at least: bounds the registers of a thread
///     struct Args { ... };                          // trivially copyable, at most 32 kB
///     template <class Block>
///     FIRN_FN static void run(const Block& block, const Args& args) {
///       auto cells = block.template scratch<float>(0, 1024);  // shared by the block's threads
///       block.each([&](int thread) { ... });                  // a phase; its end is a barrier
///       block.each([&](int thread) { ... });
///     }
///   };
///
/// Inside a phase no thread may read what another one writes; what lives on to the next phase lies in
/// scratch, never in a local variable. CUDA runs each phase by all threads at once and synchronises behind
/// it; the host executor (host_block.hpp) runs the same text as a loop over the threads in any order it
/// likes, which must not matter.
namespace firnline::backend {

/// The address behind a block's scratch array, for code that walks by pointer.
template <class T>
[[nodiscard]] FIRN_FN T* raw(T* scratch) {
  return scratch;
}

#if defined(__CUDACC__)

/// A block on the GPU: one CUDA thread per thread, a barrier behind each phase. The host never runs one; it
/// only reads the text, because nvcc compiles a kernel's run() for both.
struct CudaBlock {
  [[nodiscard]] FIRN_FN std::int64_t x() const {
#if defined(__CUDA_ARCH__)
    return blockIdx.x;
#else
    return 0;
#endif
  }
  [[nodiscard]] FIRN_FN std::int64_t y() const {
#if defined(__CUDA_ARCH__)
    return blockIdx.y;
#else
    return 0;
#endif
  }
  [[nodiscard]] FIRN_FN std::int64_t blocks_y() const {
#if defined(__CUDA_ARCH__)
    return gridDim.y;
#else
    return 0;
#endif
  }

  template <class Phase>
  FIRN_FN void each(const Phase& phase) const {
#if defined(__CUDA_ARCH__)
    phase(static_cast<int>(threadIdx.x));
    __syncthreads();
#else
    static_cast<void>(phase);
#endif
  }

  /// offset: bytes from the start of the block's scratch, a multiple of alignof(T)
  template <class T>
  [[nodiscard]] FIRN_FN T* scratch(std::size_t offset, std::size_t) const {
#if defined(__CUDA_ARCH__)
    extern __shared__ __align__(16) unsigned char block_scratch[];
    return reinterpret_cast<T*>(block_scratch + offset);
#else
    static_cast<void>(offset);
    return nullptr;
#endif
  }
};

template <class Kernel>
__global__ void __launch_bounds__(Kernel::threads, Kernel::blocks_per_processor)
    run_kernel(const __grid_constant__ typename Kernel::Args args) {
  Kernel::run(CudaBlock{}, args);
}

/// For KernelInfo::cuda_function.
template <class Kernel>
[[nodiscard]] const void* cuda_function_of() {
  static_assert(sizeof(typename Kernel::Args) < 32764, "kernel parameters are limited to 32764 bytes");
  return reinterpret_cast<const void*>(&run_kernel<Kernel>);
}

#endif

}  // namespace firnline::backend
