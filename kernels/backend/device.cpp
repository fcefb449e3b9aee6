// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "kernels/backend/device.hpp"

#include <sched.h>
#include <unistd.h>

#include <algorithm>
#include <charconv>
#include <thread>

#include "kernels/backend/device_api.hpp"
#include "kernels/grid/error.hpp"

namespace firnline {
namespace {

/// The processors this process may run on; a batch system or container may grant fewer than the machine has.
int allowed_processors() {
  cpu_set_t mask;
  CPU_ZERO(&mask);
  if (sched_getaffinity(0, sizeof mask, &mask) == 0) return std::max(1, CPU_COUNT(&mask));
  return std::max(1, static_cast<int>(std::thread::hardware_concurrency()));  // more than 1024 processors
}

std::int64_t physical_memory_bytes() {
  const long pages = sysconf(_SC_PHYS_PAGES), page_bytes = sysconf(_SC_PAGE_SIZE);
  return pages > 0 && page_bytes > 0 ? static_cast<std::int64_t>(pages) * page_bytes : 0;
}

Device cpu_device(int threads) {
  return {DeviceKind::cpu, 0, threads > 0 ? threads : allowed_processors()};
}

/// The N of "cuda:N", 0 of "cuda".
int cuda_index(std::string_view wish) {
  std::string_view number = wish.substr(4);
  if (number.empty()) return 0;
  number.remove_prefix(1);
  int index = -1;
  const auto [end, status] = std::from_chars(number.data(), number.data() + number.size(), index);
  if (status != std::errc{} || end != number.data() + number.size() || index < 0)
    throw UsageError("\"" + std::string(wish) + "\" names no CUDA device.", "--device",
                     "Write cuda or cuda:N with N from 0; firnline list devices shows them.");
  return index;
}

Device usable_cuda_device(int index, int threads) {
  const std::string where = "--device cuda:" + std::to_string(index);
  if (!built_with_cuda())
    throw DeviceError("This program was built without CUDA.", where,
                      "Use --device cpu or auto, or build on a machine with the CUDA toolkit.");
  const std::vector<DeviceInfo> devices = backend::device_api().devices();
  const auto found = std::find_if(devices.begin(), devices.end(),
                                  [index](const DeviceInfo& info) { return info.device.index == index; });
  if (found == devices.end())
    throw DeviceError("There is no such CUDA device: " + std::to_string(devices.size()) + " can be seen.",
                      where, "firnline list devices shows them; CUDA_VISIBLE_DEVICES may hide others.");
  if (!found->usable)
    throw DeviceError("The CUDA device cannot be used: " + found->note + ".", where,
                      "Use --device cpu or auto; firnline list devices shows what is usable.");
  Device device = found->device;
  device.threads = cpu_device(threads).threads;
  return device;
}

}  // namespace

bool built_with_cuda() {
  return backend::device_api().built();
}

std::vector<DeviceInfo> list_devices() {
  std::vector<DeviceInfo> devices = {{cpu_device(0), "cpu", physical_memory_bytes(), "", true}};
  for (DeviceInfo& info : backend::device_api().devices()) devices.push_back(std::move(info));
  return devices;
}

Device choose_device(std::string_view wish, int threads) {
  if (threads < 0)
    throw UsageError("The number of threads is negative.", "--threads",
                     "Give 1 or more; 0 means every allowed one.");
  if (wish == "cpu") return cpu_device(threads);
  if (wish == "cuda" || wish.starts_with("cuda:")) return usable_cuda_device(cuda_index(wish), threads);
  if (wish != "auto")
    throw UsageError("\"" + std::string(wish) + "\" is not a device.", "--device",
                     "Write auto, cpu, cuda or cuda:N.");
  for (const DeviceInfo& info : backend::device_api().devices())
    if (info.usable) return usable_cuda_device(info.device.index, threads);
  return cpu_device(threads);
}

}  // namespace firnline
