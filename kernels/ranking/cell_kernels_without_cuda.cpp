// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "kernels/ranking/cell_kernels.hpp"

namespace firnline::cell_kernels {

template <class Kernel>
const void* function_on_cuda() {
  return nullptr;
}

template const void* function_on_cuda<CountClassesKernel>();
template const void* function_on_cuda<CountStepsKernel>();
template const void* function_on_cuda<TallyKernel>();
template const void* function_on_cuda<QuantileKernel>();

}  // namespace firnline::cell_kernels
