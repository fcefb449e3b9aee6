// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "kernels/fusion/kernels.hpp"

#include "kernels/backend/host_block.hpp"
#include "kernels/fusion/fused_kernel.hpp"
#include "kernels/fusion/zone_kernel.hpp"

namespace firnline::fusing {

const backend::KernelInfo& fused_kernel() {
  static const backend::KernelInfo info = backend::kernel_info<FusedKernel>(fused_kernel_on_cuda());
  return info;
}

const backend::KernelInfo& zone_kernel() {
  static const backend::KernelInfo info = backend::kernel_info<ZoneKernel>(zone_kernel_on_cuda());
  return info;
}

}  // namespace firnline::fusing
