// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "kernels/hydrology/device/accumulation_kernels.hpp"
#include "kernels/hydrology/device/depression_kernels.hpp"
#include "kernels/hydrology/device/direction_kernels.hpp"
#include "kernels/wholegrid/device/transfer_kernels.hpp"

namespace firnline::on_device {

template <class Kernel>
const void* function_on_cuda() {
  return nullptr;
}

}  // namespace firnline::on_device

#include "kernels/hydrology/device/kernel_list.hpp"
