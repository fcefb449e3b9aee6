// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
// A device that is lost in the midst of a run: the tiles it finished are kept, and the processor goes on from
// there.
#include <gtest/gtest.h>

#include "host/run/conduct.hpp"
#include "kernels/grid/error.hpp"
#include "rasters/store/store_folder.hpp"
#include "tests/support/fake_device.hpp"
#include "tests/support/program.hpp"
#include "tests/support/result_files.hpp"

namespace firnline::test {
namespace {

namespace fs = std::filesystem;
const fs::path job = FIRNLINE_SOURCE_DIR "/rasters/samples/upper_valley/job.toml";
constexpr backend::DeviceStatus device_lost =
    719;  // unspecified launch failure: the context is gone for good

RunOptions options_for(const fs::path& out, const std::string& device) {
  RunOptions options;
  options.out = out;
  options.device = device;
  options.tile_rows = 32;
  options.tile_cols = 64;
  options.quiet = true;
  return options;
}

void run_with(const RunOptions& options) {
  const auto plan = plan_run(job, options);
  static_cast<void>(conduct(*plan, options));
}

/// Tiles that a run finishes on a device that is lost at this call; the code is that of a lost device.
std::int64_t tiles_before_loss(const fs::path& out, std::int64_t call) {
  FakeDevice device;
  device.fail_at(call, device_lost);
  try {
    run_with(options_for(out, "cuda"));
    ADD_FAILURE() << "the device was lost at call " << call << " and nobody noticed";
  } catch (const Error& error) {
    EXPECT_EQ(error.code(), ExitCode::gpu) << error.what();
  }
  EXPECT_TRUE(device.everything_given_back());
  const fs::path store = out / ".store";
  return has_journal(store) ? TileStore::open(store).tiles_done()
                            : 0;  // lost while water was followed: none yet
}

/// Calls until ranking asks for a device that can compute: by then all tiles have been through the feigned
/// one.
std::int64_t calls_of_all_tiles(const fs::path& out) {
  FakeDevice device;
  EXPECT_THROW(run_with(options_for(out, "cuda")), Error);
  return device.calls();
}

TEST(LostDevice, EndsWith9AndItsTilesAreTakenOverOnTheProcessor) {
  const TemporaryFolder folder(true);
  run_with(options_for(folder.path() / "whole", "cpu"));
  const auto expected = result_files(folder.path() / "whole");
  std::int64_t most_done = 0;
  const std::int64_t calls = calls_of_all_tiles(folder.path() / "on_the_device");
  for (const std::int64_t call : {std::int64_t{1}, calls / 2, calls - calls / 10}) {
    const fs::path out = folder.path() / ("lost_at_" + std::to_string(call));
    const std::int64_t done = tiles_before_loss(out, call);
    EXPECT_GE(done, most_done) << "a device that is lost later has done more";
    most_done = done;
    RunOptions again = options_for(out, "cpu");
    again.resume = true;
    run_with(again);
    EXPECT_EQ(result_files(out), expected) << "lost at call " << call << " after " << done << " tiles";
  }
  EXPECT_GE(most_done, 10);
}

}  // namespace
}  // namespace firnline::test
