// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "kernels/backend/host_block.hpp"

namespace firnline::on_device {

/// The __global__ function of a kernel; null in a build without CUDA. Each room that has kernels defines it
/// in its kernels_cuda.cu or kernels_without_cuda.cpp, for those of its kernel_list.hpp.
template <class Kernel>
[[nodiscard]] const void* function_on_cuda();

/// A kernel for both executors.
template <class Kernel>
[[nodiscard]] const backend::KernelInfo& kernel() {
  static const backend::KernelInfo info = backend::kernel_info<Kernel>(function_on_cuda<Kernel>());
  return info;
}

}  // namespace firnline::on_device
