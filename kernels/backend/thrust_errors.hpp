// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <thrust/system_error.h>

#include <new>
#include <string>

#include "kernels/backend/device_api.hpp"

namespace firnline::backend {

/// Makes a Thrust call on a CUDA device, whose errors leave as those of the house. doing: "sorting"
template <class Call>
auto with_errors_of(int index, const std::string& doing, const Call& call) -> decltype(call()) {
  try {
    return call();
  } catch (const thrust::system_error& error) {
    check(static_cast<DeviceStatus>(error.code().value()), index, doing);
    throw;
  } catch (const std::bad_alloc&) {
    check(device_out_of_memory, index, doing);
    throw;
  }
}

}  // namespace firnline::backend
