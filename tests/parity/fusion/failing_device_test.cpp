// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
// Every call to a device may fail. Whatever fails, the result is the right one or an error with its exit
// code, nothing is leaked, and a device that broke is not asked again for work.
#include <gtest/gtest.h>

#include <string>
#include <tuple>

#include "kernels/grid/error.hpp"
#include "tests/support/fake_device.hpp"
#include "tests/support/fused_study.hpp"

namespace firnline::test {
namespace {

constexpr Device on_device{DeviceKind::cuda, 0, 1};

enum class Pass { of_everything, of_one_tile, of_sites_alone, of_values_alone };

constexpr std::int64_t rows = 20, cols = 36;

FusedStudy study_of(Pass pass) {
  FusedStudy study = fused_study(6, rows, cols);
  if (pass == Pass::of_sites_alone)
    for (ProfileProgram& profile : study.program.profiles) profile.results = CellResults::none;
  if (pass == Pass::of_values_alone) {  // as a survey of percentiles asks for
    study.program.keep.assign(study.program.operations.size(), true);
    study.program.profiles.clear();
    study.zones.clear();
    study.quanta.resize(study.program.operations.size());
  }
  return study;
}

FusedResult run_on(const FusedStudy& study, Pass pass, const Device& device) {
  const bool whole = pass == Pass::of_one_tile;
  return run_fused(study, device, whole ? rows : 11, whole ? cols : 19);
}

class FailingDevice : public testing::TestWithParam<std::tuple<Pass, int>> {};

TEST_P(FailingDevice, EndsInTheRightResultOrTheRightErrorWhicheverCallFails) {
  const auto [pass, status] = GetParam();
  const FusedStudy study = study_of(pass);
  const FusedResult expected = run_on(study, pass, {DeviceKind::cpu, 0, 1});
  const std::string failure = "status " + std::to_string(status);
  int failed_calls = 0, errors = 0, results = 0;
  for (std::int64_t call = 1;; ++call) {
    FakeDevice device;
    device.fail_at(call, status);
    try {
      const FusedResult result = run_on(study, pass, on_device);
      EXPECT_TRUE(same_bytes(expected, result)) << failure << " at call " << call;
      if (device.calls() < call) break;  // no call was left to fail
      ++results;
    } catch (const Error& error) {
      ++errors;
      ASSERT_GE(device.calls(), call) << "ends with an error though nothing failed: " << error.what();
      EXPECT_EQ(error.code(), status == backend::device_out_of_memory ? ExitCode::limits : ExitCode::gpu);
      EXPECT_NE(std::string(error.what()).find(failure), std::string::npos) << error.what();
    }
    ++failed_calls;
    EXPECT_TRUE(device.everything_given_back()) << failure << " at call " << call;
    // Streams are waited for when they end; nothing else may follow a broken device.
    EXPECT_LE(device.calls_after_break(), 4) << failure << " at call " << call;
  }
  RecordProperty("failed_calls", failed_calls);
  EXPECT_GE(failed_calls, 20);
  // A device short of memory gets smaller strips. Else only what is still said at the end goes unheard: by
  // the stream of the program and those of four strips, and once more by the program's.
  if (status != backend::device_out_of_memory) {
    EXPECT_LE(results, 6) << "an error was swallowed";
  }
  EXPECT_GT(errors, 0);
}

// Out of memory, driver too old, no device, no kernel image, ECC, illegal address, launch failure, unknown.
INSTANTIATE_TEST_SUITE_P(EveryStatus, FailingDevice,
                         testing::Combine(testing::Values(Pass::of_everything),
                                          testing::Values(2, 35, 100, 209, 214, 700, 719, 999)));
// Short of memory, an error of this call alone, and one that breaks the device for good.
INSTANTIATE_TEST_SUITE_P(EveryPass, FailingDevice,
                         testing::Combine(testing::Values(Pass::of_one_tile, Pass::of_sites_alone,
                                                          Pass::of_values_alone),
                                          testing::Values(2, 214, 700)));

}  // namespace
}  // namespace firnline::test
