// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "kernels/backend/device_api.hpp"

#include "kernels/grid/error.hpp"

namespace firnline::backend {
namespace {
DeviceApi* lent_api = nullptr;
}

DeviceApi& device_api() {
  return lent_api != nullptr ? *lent_api : built_device_api();
}

void use_device_api(DeviceApi* api) {
  lent_api = api;
}

void check(DeviceStatus status, int device_index, const std::string& doing) {
  if (status == device_success) return;
  const std::string where = "cuda:" + std::to_string(device_index);
  const std::string reason = device_api().describe(status);
  if (status == device_out_of_memory)
    throw LimitError("The GPU's memory did not suffice while " + doing + " (" + reason + ").", where,
                     "Use smaller tiles (a lower memory limit), free the GPU, or use --device cpu.");
  throw DeviceError(
      "The GPU reported an error while " + doing + " (" + reason + ").", where,
      "Look at nvidia-smi; --resume goes on from the last finished tile, with --device cpu without the GPU.");
}

}  // namespace firnline::backend
