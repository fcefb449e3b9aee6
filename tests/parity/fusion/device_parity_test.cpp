// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
// The whole pass on CUDA gives the bytes of the CPU. Needs a usable device: without one it fails, because a
// parity that was not looked at is not known.
#include <gtest/gtest.h>

#include "tests/support/fused_study.hpp"

namespace firnline::test {
namespace {

TEST(FusedPass, IsTheSameOnCudaAsOnTheCpu) {
  const Device cuda = choose_device("cuda", 1);
  for (const std::uint64_t seed : {1, 2, 3, 4}) {
    const FusedStudy study = fused_study(seed, 300, 517);
    const FusedResult on_cpu = run_fused(study, {DeviceKind::cpu, 0, 2}, 300, 517);
    for (const std::int64_t size : {33, 64, 300})
      EXPECT_TRUE(same_bytes(on_cpu, run_fused(study, cuda, size, size)))
          << "seed " << seed << ", tiles of " << size;
  }
}

}  // namespace
}  // namespace firnline::test
