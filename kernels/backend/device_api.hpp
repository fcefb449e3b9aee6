// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "kernels/backend/device.hpp"

/// Everything the program asks of a GPU, as one interface: the CUDA runtime answers in a build with the
/// toolkit (cuda_api.cu), nobody in one without (cuda_absent.cpp), and a device made of plain memory in
/// tests, so that the whole CUDA branch - plan, copies, order, every failure - runs on a machine that has no
/// GPU.
namespace firnline::backend {

/// A status of the CUDA runtime; 0 is success. Numbers, because a plain C++ compiler has no names for them.
using DeviceStatus = int;
inline constexpr DeviceStatus device_success = 0;
inline constexpr DeviceStatus device_out_of_memory = 2;

/// Work queued on one stream runs in order; streams run beside each other.
struct Stream {
  int device_index = 0;
  void* handle = nullptr;
};

/// A hand-written kernel (block.hpp) as both executors know it.
struct KernelInfo {
  const char* name = nullptr;
  int threads = 0;  ///< of a block
  std::size_t args_bytes = 0;
  const void* cuda_function = nullptr;  ///< the __global__ function; null in a build without CUDA
  /// Runs blocks_x x blocks_y blocks as plain loops, threads in an order that follows from the seed.
  void (*run_on_host)(std::int64_t blocks_x, std::int64_t blocks_y, std::size_t scratch_bytes,
                      const void* args, std::uint64_t seed) = nullptr;
};

struct KernelCall {
  const KernelInfo* kernel = nullptr;
  std::int64_t blocks_x = 0, blocks_y = 0;
  std::size_t scratch_bytes = 0;  ///< of each block
  const void* args = nullptr;     ///< kernel->args_bytes bytes, copied before launch() returns
};

class DeviceApi {
 public:
  virtual ~DeviceApi() = default;
  [[nodiscard]] virtual bool built() const = 0;
  /// One entry per device, or one that says why there is none; empty in a build without CUDA. Never throws.
  [[nodiscard]] virtual std::vector<DeviceInfo> devices() = 0;
  /// "cudaErrorLaunchFailure, unspecified launch failure"
  [[nodiscard]] virtual std::string describe(DeviceStatus status) = 0;

  [[nodiscard]] virtual DeviceStatus free_bytes(int index, std::size_t& bytes) = 0;
  [[nodiscard]] virtual DeviceStatus allocate(int index, std::size_t bytes, void*& memory) = 0;
  virtual void release(int index, void* memory) noexcept = 0;
  /// Host memory that a device reads and writes while the processor goes on.
  [[nodiscard]] virtual DeviceStatus allocate_pinned(int index, std::size_t bytes, void*& memory) = 0;
  virtual void release_pinned(int index, void* memory) noexcept = 0;
  [[nodiscard]] virtual DeviceStatus create_stream(int index, Stream& stream) = 0;
  virtual void destroy_stream(Stream& stream) noexcept = 0;

  // Queued on a stream; memory stays untouched by the caller until wait(). An error may be reported by a
  // later call.
  [[nodiscard]] virtual DeviceStatus copy_to_device(const Stream& stream, void* to, const void* from,
                                                    std::size_t bytes) = 0;
  [[nodiscard]] virtual DeviceStatus copy_to_host(const Stream& stream, void* to, const void* from,
                                                  std::size_t bytes) = 0;
  [[nodiscard]] virtual DeviceStatus launch(const Stream& stream, const KernelCall& call) = 0;
  [[nodiscard]] virtual DeviceStatus wait(const Stream& stream) = 0;
};

/// The one in use. Chosen by the build; a test may lend another for as long as it needs.
[[nodiscard]] DeviceApi& device_api();
/// nullptr gives the build's own back. Not for use while devices work.
void use_device_api(DeviceApi* api);
/// The build's own: cuda_api.cu or cuda_absent.cpp.
[[nodiscard]] DeviceApi& built_device_api();

/// doing: what was attempted, as it reads after "while ". throws: LimitError when memory ran out, else
/// DeviceError
void check(DeviceStatus status, int device_index, const std::string& doing);

}  // namespace firnline::backend
