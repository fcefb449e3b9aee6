// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
// Every call to a device may fail. Whatever fails, the result is the right one or an error with its exit
// code, nothing is leaked, and a device that broke is not asked again for work.
#include <gtest/gtest.h>

#include "kernels/grid/error.hpp"
#include "tests/support/fake_device.hpp"
#include "tests/support/fused_study.hpp"

namespace firnline::test {
namespace {

constexpr Device on_device{DeviceKind::cuda, 0, 1};

std::int64_t calls_of_a_run(const FusedStudy& study) {
  const FakeDevice device;
  static_cast<void>(run_fused(study, on_device, 40, 50));
  return device.calls();
}

class FailingDevice : public testing::TestWithParam<int> {};

TEST_P(FailingDevice, EndsInTheRightResultOrTheRightError) {
  const FusedStudy study = fused_study(6, 50, 70);
  const FusedResult expected = run_fused(study, {DeviceKind::cpu, 0, 1}, 40, 50);
  const std::int64_t calls = calls_of_a_run(study);
  int injected = 0, errors = 0, results = 0;
  for (std::int64_t call = 1; call <= calls; call += 1 + calls / 60) {
    FakeDevice device;
    device.fail_at(call, GetParam());
    ++injected;
    try {
      const FusedResult result = run_fused(study, on_device, 40, 50);
      ++results;
      EXPECT_TRUE(same_bytes(expected, result)) << "status " << GetParam() << " at call " << call;
    } catch (const Error& error) {
      ++errors;
      EXPECT_EQ(error.code(), GetParam() == backend::device_out_of_memory ? ExitCode::limits : ExitCode::gpu);
      EXPECT_NE(std::string(error.what()).find("status " + std::to_string(GetParam())), std::string::npos)
          << error.what();
    }
    EXPECT_TRUE(device.everything_given_back()) << "status " << GetParam() << " at call " << call;
    // Streams are waited for when they end; nothing else may follow a broken device.
    EXPECT_LE(device.calls_after_break(), 4) << "status " << GetParam() << " at call " << call;
  }
  EXPECT_GE(injected, 40);
  // A device short of memory gets smaller strips. Else only what streams still say when they end goes
  // unheard: one for the program, four for strips.
  if (GetParam() != backend::device_out_of_memory) {
    EXPECT_LE(results, 5) << "an error was swallowed";
  }
  EXPECT_GT(errors, 0);
}

// Out of memory, driver too old, no device, no kernel image, ECC, illegal address, launch failure, unknown.
INSTANTIATE_TEST_SUITE_P(Statuses, FailingDevice, testing::Values(2, 35, 100, 209, 214, 700, 719, 999));

}  // namespace
}  // namespace firnline::test
