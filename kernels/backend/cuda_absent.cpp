// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "kernels/backend/cuda_primitives.hpp"
#include "kernels/backend/cuda_sort.hpp"
#include "kernels/backend/device_api.hpp"
#include "kernels/grid/error.hpp"

namespace firnline::backend {
namespace {

/// choose_device never returns a CUDA device here, so whoever comes this far has made one up.
[[noreturn]] void refuse() {
  throw DeviceError("This program was built without CUDA, so it has no CUDA device to compute on.", "",
                    "Use --device cpu, or build on a machine with the CUDA toolkit.");
}

class AbsentApi final : public DeviceApi {
 public:
  [[nodiscard]] bool built() const override { return false; }
  [[nodiscard]] std::vector<DeviceInfo> devices() override { return {}; }
  [[nodiscard]] std::string describe(DeviceStatus) override { return "built without CUDA"; }
  [[nodiscard]] DeviceStatus free_bytes(int, std::size_t&) override { refuse(); }
  [[nodiscard]] DeviceStatus allocate(int, std::size_t, void*&) override { refuse(); }
  void release(int, void*) noexcept override {}
  [[nodiscard]] DeviceStatus allocate_pinned(int, std::size_t, void*&) override { refuse(); }
  void release_pinned(int, void*) noexcept override {}
  [[nodiscard]] DeviceStatus create_stream(int, Stream&) override { refuse(); }
  void destroy_stream(Stream&) noexcept override {}
  [[nodiscard]] DeviceStatus copy_to_device(const Stream&, void*, const void*, std::size_t) override {
    refuse();
  }
  [[nodiscard]] DeviceStatus copy_to_host(const Stream&, void*, const void*, std::size_t) override {
    refuse();
  }
  [[nodiscard]] DeviceStatus launch(const Stream&, const KernelCall&) override { refuse(); }
  [[nodiscard]] DeviceStatus wait(const Stream&) override { refuse(); }
};

}  // namespace

DeviceApi& built_device_api() {
  static AbsentApi api;
  return api;
}

void sort_pairs_on_cuda(int, std::span<std::uint64_t>, std::span<std::int64_t>) {
  refuse();
}

bool add_up_on_cuda(int, std::span<const std::int64_t>, std::span<std::int64_t>) {
  refuse();
}

std::size_t keep_flagged_on_cuda(int, std::span<const std::int64_t>, std::span<const std::uint8_t>,
                                 std::span<std::int64_t>) {
  refuse();
}

std::int64_t greatest_on_cuda(int, std::span<const double>) {
  refuse();
}

}  // namespace firnline::backend
