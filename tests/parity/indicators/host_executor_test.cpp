// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
// The text of the CUDA kernels gives the bits of the CPU: three orders of threads and blocks, every shape.
#include <cstring>

#include "tests/support/every_indicator.hpp"
#include "tests/support/fake_device.hpp"
#include "tests/support/plausible.hpp"

namespace firnline::test {
namespace {

TEST_P(EveryIndicator, GivesTheSameBitsInTheKernelsTextInAnyOrder) {
  for (const auto& [rows, cols] : awkward_shapes) {
    const Study study = plausible_study(GetParam()->info, rows, cols, 0.05);
    const std::vector<float> on_cpu = evaluate(*GetParam(), study);
    for (const std::uint64_t seed : {0u, 1u, 2u}) {
      const FakeDevice device(seed);
      const std::vector<float> by_kernel = evaluate(*GetParam(), study, {DeviceKind::cuda, 0, 1});
      ASSERT_EQ(on_cpu.size(), by_kernel.size());
      for (std::size_t i = 0; i < on_cpu.size(); ++i)
        ASSERT_EQ(std::memcmp(&on_cpu[i], &by_kernel[i], sizeof(float)), 0)
            << rows << " x " << cols << ", seed " << seed << ", cell " << i << ": " << on_cpu[i] << " and "
            << by_kernel[i];
    }
  }
}

INSTANTIATE_TEST_SUITE_P(Indicators, EveryIndicator, testing::ValuesIn(all_indicators()), id_of);

}  // namespace
}  // namespace firnline::test
