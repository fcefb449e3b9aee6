// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "kernels/backend/host_block.hpp"

namespace firnline::on_device {

/// The __global__ function of a kernel (kernels_cuda.cu); null in a build without CUDA. Of those of
/// kernel_list.hpp.
template <class Kernel>
[[nodiscard]] const void* function_on_cuda();

/// A kernel of this room for both executors.
template <class Kernel>
[[nodiscard]] const backend::KernelInfo& kernel() {
  static const backend::KernelInfo info = backend::kernel_info<Kernel>(function_on_cuda<Kernel>());
  return info;
}

}  // namespace firnline::on_device
