// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace firnline {

enum class DeviceKind { cpu, cuda };

/// The device a run computes on, chosen once in plan. threads is the OpenMP team of the CPU path.
struct Device {
  DeviceKind kind = DeviceKind::cpu;
  int index = 0;  ///< of the CUDA device, inside CUDA_VISIBLE_DEVICES
  int threads = 1;
};

struct DeviceInfo {
  Device device;
  std::string name;  ///< "cpu", "NVIDIA H200"
  std::int64_t memory_bytes = 0;
  std::string note;  ///< why it is not usable, or empty
  bool usable = true;
};

/// Every device this build knows: the CPU first. Never throws: an unusable device says why.
[[nodiscard]] std::vector<DeviceInfo> list_devices();

/// "auto", "cpu", "cuda" or "cuda:N". threads 0 = the affinity mask's size.
/// throws: DeviceError when CUDA is demanded and not usable; UsageError for another word
[[nodiscard]] Device choose_device(std::string_view wish, int threads);

/// True when this program was built with the CUDA path.
[[nodiscard]] bool built_with_cuda();

}  // namespace firnline
