// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "kernels/backend/cuda_runtime.hpp"

#include "kernels/backend/cuda_check.hpp"

namespace firnline::backend::cuda {
namespace {

/// Never launched: whether the driver can load it tells whether this build has code for a device.
__global__ void probe() {}

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

DeviceInfo describe(int index) {
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

}  // namespace

bool built() {
  return true;
}

std::vector<DeviceInfo> devices() {
  int count = 0;
  const cudaError_t status = cudaGetDeviceCount(&count);
  if (status != cudaSuccess || count == 0) {
    static_cast<void>(cudaGetLastError());
    const std::string reason = status == cudaSuccess ? "no device is visible" : cudaGetErrorString(status);
    return {{{DeviceKind::cuda, 0, 1}, "cuda", 0, reason, false}};
  }
  std::vector<DeviceInfo> found;
  for (int index = 0; index < count; ++index) found.push_back(describe(index));
  return found;
}

void* allocate(int index, std::size_t bytes) {
  select(index);
  void* memory = nullptr;
  check(cudaMalloc(&memory, bytes), index, "reserving " + std::to_string(bytes) + " bytes");
  return memory;
}

void release(int index, void* memory) noexcept {
  // A destructor cannot report, and an error that an earlier kernel left behind surfaces at the next checked
  // call.
  if (cudaSetDevice(index) == cudaSuccess) static_cast<void>(cudaFree(memory));
}

void copy_to_device(int index, void* to, const void* from, std::size_t bytes) {
  select(index);
  check(cudaMemcpy(to, from, bytes, cudaMemcpyHostToDevice), index, "copying a tile to the GPU");
}

void copy_to_host(int index, void* to, const void* from, std::size_t bytes) {
  select(index);
  check(cudaMemcpy(to, from, bytes, cudaMemcpyDeviceToHost), index, "computing a tile and copying it back");
}

}  // namespace firnline::backend::cuda
