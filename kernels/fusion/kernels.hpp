// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "kernels/backend/device_api.hpp"

namespace firnline::fusing {

/// The hand-written kernels of this room for both executors.
[[nodiscard]] const backend::KernelInfo& fused_kernel();
[[nodiscard]] const backend::KernelInfo& zone_kernel();

/// Their __global__ functions (kernels_cuda.cu); null in a build without CUDA.
[[nodiscard]] const void* fused_kernel_on_cuda();
[[nodiscard]] const void* zone_kernel_on_cuda();

}  // namespace firnline::fusing
