// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include <cuda_runtime_api.h>

#include <limits>
#include <string>

#include "kernels/backend/device_api.hpp"

namespace firnline::backend {
namespace {

/// Never launched: whether the driver can load it tells whether this build has code for a device.
__global__ void probe() {}

/// Forgets an error that was read, so that it is not reported a second time elsewhere. Errors that broke the context
/// come back with every call, as they should.
DeviceStatus taken(cudaError_t status) {
  if (status != cudaSuccess) static_cast<void>(cudaGetLastError());
  return static_cast<DeviceStatus>(status);
}

std::string why_not_usable(int index) {
  cudaError_t status = cudaSetDevice(index);
  cudaFuncAttributes attributes{};
  if (status == cudaSuccess) status = cudaFuncGetAttributes(&attributes, probe);
  if (status == cudaSuccess) return {};
  static_cast<void>(cudaGetLastError());
  if (status == cudaErrorNoKernelImageForDevice || status == cudaErrorInvalidDeviceFunction)
    return "this build holds no code for its compute capability (CMAKE_CUDA_ARCHITECTURES)";
  return cudaGetErrorString(status);
}

DeviceInfo describe_device(int index) {
  DeviceInfo info;
  info.device = {DeviceKind::cuda, index, 1};
  info.name = "cuda:" + std::to_string(index);
  cudaDeviceProp properties{};
  const cudaError_t status = cudaGetDeviceProperties(&properties, index);
  if (status == cudaSuccess) {
    info.name = properties.name;
    info.memory_bytes = static_cast<std::int64_t>(properties.totalGlobalMem);
    info.note = why_not_usable(index);
  } else {
    static_cast<void>(cudaGetLastError());
    info.note = cudaGetErrorString(status);
  }
  info.usable = info.note.empty();
  return info;
}

cudaStream_t handle_of(const Stream& stream) {
  return static_cast<cudaStream_t>(stream.handle);
}

class CudaApi final : public DeviceApi {
 public:
  [[nodiscard]] bool built() const override { return true; }

  [[nodiscard]] std::vector<DeviceInfo> devices() override {
    int count = 0;
    const cudaError_t status = cudaGetDeviceCount(&count);
    if (status != cudaSuccess || count == 0) {
      static_cast<void>(cudaGetLastError());
      const std::string reason = status == cudaSuccess ? "no device is visible" : cudaGetErrorString(status);
      return {{{DeviceKind::cuda, 0, 1}, "cuda", 0, reason, false}};
    }
    std::vector<DeviceInfo> found;
    for (int index = 0; index < count; ++index) found.push_back(describe_device(index));
    return found;
  }

  [[nodiscard]] std::string describe(DeviceStatus status) override {
    const auto error = static_cast<cudaError_t>(status);
    return std::string(cudaGetErrorName(error)) + ", " + cudaGetErrorString(error);
  }

  [[nodiscard]] DeviceStatus free_bytes(int index, std::size_t& bytes) override {
    std::size_t total = 0;
    return on(index, [&] { return cudaMemGetInfo(&bytes, &total); });
  }
  [[nodiscard]] DeviceStatus allocate(int index, std::size_t bytes, void*& memory) override {
    return on(index, [&] { return cudaMalloc(&memory, bytes); });
  }
  void release(int index, void* memory) noexcept override {
    // A destructor cannot report, and an error that a kernel left behind surfaces at the next checked call.
    if (cudaSetDevice(index) == cudaSuccess) static_cast<void>(cudaFree(memory));
  }
  [[nodiscard]] DeviceStatus allocate_pinned(int index, std::size_t bytes, void*& memory) override {
    return on(index, [&] { return cudaHostAlloc(&memory, bytes, cudaHostAllocDefault); });
  }
  void release_pinned(int index, void* memory) noexcept override {
    if (cudaSetDevice(index) == cudaSuccess) static_cast<void>(cudaFreeHost(memory));
  }
  [[nodiscard]] DeviceStatus create_stream(int index, Stream& stream) override {
    cudaStream_t made = nullptr;
    const DeviceStatus status =
        on(index, [&] { return cudaStreamCreateWithFlags(&made, cudaStreamNonBlocking); });
    stream = {index, made};
    return status;
  }
  void destroy_stream(Stream& stream) noexcept override {
    if (stream.handle != nullptr && cudaSetDevice(stream.device_index) == cudaSuccess)
      static_cast<void>(cudaStreamDestroy(handle_of(stream)));
    stream.handle = nullptr;
  }

  [[nodiscard]] DeviceStatus copy_to_device(const Stream& stream, void* to, const void* from,
                                            std::size_t bytes) override {
    return on(stream.device_index,
              [&] { return cudaMemcpyAsync(to, from, bytes, cudaMemcpyHostToDevice, handle_of(stream)); });
  }
  [[nodiscard]] DeviceStatus copy_to_host(const Stream& stream, void* to, const void* from,
                                          std::size_t bytes) override {
    return on(stream.device_index,
              [&] { return cudaMemcpyAsync(to, from, bytes, cudaMemcpyDeviceToHost, handle_of(stream)); });
  }

  [[nodiscard]] DeviceStatus launch(const Stream& stream, const KernelCall& call) override {
    if (call.blocks_x <= 0 || call.blocks_y <= 0) return device_success;  // a grid of no blocks is an error to CUDA
    if (call.blocks_x > std::numeric_limits<int>::max() || call.blocks_y > 65535)
      return static_cast<DeviceStatus>(cudaErrorInvalidConfiguration);
    return on(stream.device_index, [&] {
      constexpr std::size_t granted_to_everyone = 48 * 1024;
      if (call.scratch_bytes > granted_to_everyone) {
        const cudaError_t status =
            cudaFuncSetAttribute(call.kernel->cuda_function, cudaFuncAttributeMaxDynamicSharedMemorySize,
                                 static_cast<int>(call.scratch_bytes));
        if (status != cudaSuccess) return status;
      }
      void* args[] = {const_cast<void*>(call.args)};
      const dim3 blocks(static_cast<unsigned>(call.blocks_x), static_cast<unsigned>(call.blocks_y));
      return cudaLaunchKernel(call.kernel->cuda_function, blocks, dim3(static_cast<unsigned>(call.kernel->threads)),
                              args, call.scratch_bytes, handle_of(stream));
    });
  }

  [[nodiscard]] DeviceStatus wait(const Stream& stream) override {
    return on(stream.device_index, [&] { return cudaStreamSynchronize(handle_of(stream)); });
  }

 private:
  /// The runtime's device is a property of the calling thread, so each call names it.
  template <class Call>
  static DeviceStatus on(int index, const Call& call) {
    const cudaError_t selected = cudaSetDevice(index);
    return taken(selected != cudaSuccess ? selected : call());
  }
};

}  // namespace

DeviceApi& built_device_api() {
  static CudaApi api;
  return api;
}

}  // namespace firnline::backend
