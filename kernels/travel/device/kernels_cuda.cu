// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "kernels/travel/device/travel_kernels.hpp"
#include "kernels/wholegrid/device/kernels.hpp"
#include "kernels/wholegrid/device/transfer_kernels.hpp"

namespace firnline::on_device {

template <class Kernel>
const void* function_on_cuda() {
  return backend::cuda_function_of<Kernel>();
}

}  // namespace firnline::on_device

#include "kernels/travel/device/kernel_list.hpp"
