// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cuda_runtime_api.h>

#include <string>

#include "kernels/grid/error.hpp"

/// For .cu files only: every call of the CUDA runtime goes through check().
namespace firnline::backend::cuda {

/// doing: what was attempted, as it reads after "while ". throws: LimitError when memory ran out, else
/// DeviceError
inline void check(cudaError_t status, int index, const std::string& doing) {
  if (status == cudaSuccess) return;
  static_cast<void>(
      cudaGetLastError());  // forget the error, so that it is not reported a second time elsewhere
  const std::string where = "cuda:" + std::to_string(index);
  const std::string reason = std::string(cudaGetErrorName(status)) + ", " + cudaGetErrorString(status);
  if (status == cudaErrorMemoryAllocation)
    throw LimitError("The GPU's memory did not suffice while " + doing + " (" + reason + ").", where,
                     "Use smaller tiles (a lower memory limit), free the GPU, or use --device cpu.");
  throw DeviceError("The GPU reported an error while " + doing + " (" + reason + ").", where,
                    "Look at nvidia-smi; --device cpu computes the same numbers without the GPU.");
}

/// The runtime's device is a property of the calling thread, so each entry point names it.
inline void select(int index) {
  check(cudaSetDevice(index), index, "selecting the device");
}

}  // namespace firnline::backend::cuda
