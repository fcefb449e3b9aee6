// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "kernels/fusion/fused_kernel.hpp"
#include "kernels/fusion/kernels.hpp"
#include "kernels/fusion/zone_kernel.hpp"

namespace firnline::fusing {

const void* fused_kernel_on_cuda() {
  return backend::cuda_function_of<FusedKernel>();
}
const void* zone_kernel_on_cuda() {
  return backend::cuda_function_of<ZoneKernel>();
}

}  // namespace firnline::fusing
