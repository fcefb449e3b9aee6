// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <iostream>

#include "host/finished_run/finished_run.hpp"
#include "rasters/opener/opener.hpp"
#include "tests/support/program.hpp"

namespace firnline::test {
namespace {

namespace fs = std::filesystem;

constexpr const char* profile_text = R"toml(id = "p"
title = "Streaming"
aggregation = "arithmetic"
[hazard]
[exposure]
[vulnerability]
[[indicator]]
id = "slope_horn"
dimension = "hazard"
value = [[0, 0], [45, 1]]
[[indicator]]
id = "mass_change"
dimension = "hazard"
value = [[-1, 1], [0, 0]]
[[indicator]]
id = "population"
dimension = "exposure"
value = [[0, 0], [100000, 1]]
[[indicator]]
id = "ice_storage"
dimension = "vulnerability"
value = [[0, 1], [1000000000, 0]]
)toml";

constexpr const char* job_text = R"toml(title = "Streaming"
[grid]
like = "elevation"
[layers.elevation]
source = "elevation.tif"
[layers.ice_thickness]
source = "ice_thickness.tif"
[layers.glacier_elevation_change]
source = "glacier_elevation_change.tif"
[layers.population_count]
source = "population_count.tif"
[sites.s]
source = "sites.csv"
footprint = "buffer"
buffer_km = 5
[profiles.p]
use = "p.toml"
sites = "s"
maps = false
)toml";

/// Cells along one side: 10^8 cells unless configure chose otherwise, 10^9 with
/// FIRNLINE_STREAMING_SIDE=31623.
std::string side() {
  const char* asked = std::getenv("FIRNLINE_STREAMING_SIDE");
  return asked != nullptr ? asked : FIRNLINE_STREAMING_CELLS_ALONG_A_SIDE;
}

/// A study of four layers with so many cells along a side, and its run.
class Study {
 public:
  explicit Study(const std::string& side) : side_(side) {
    made_ = run_words({"/usr/bin/python3", FIRNLINE_SOURCE_DIR "/tests/end_to_end/make_large_layers.py", side,
                       folder_.path().string()})
                .code == 0;
    write_all(folder_.path() / "p.toml", profile_text);
    write_all(folder_.path() / "job.toml", job_text);
    // 30 km from the grid's corner at 300000 E, 5200000 N of zone 43: inside from 2000 cells of 30 m along a
    // side.
    write_all(folder_.path() / "sites.csv", "id,name,lon,lat\nA,inside,72.77785,46.66197\nB,outside,10,10\n");
  }
  [[nodiscard]] bool made() const { return made_; }
  [[nodiscard]] fs::path out() const { return folder_.path() / "out"; }

  /// Runs it after these words (a limit, or none) with these further arguments, and says how long it took and
  /// what it held.
  ProgramResult run(std::vector<std::string> words, const std::vector<std::string>& more = {}) const {
    auto program = firnline_words(
        {"run", (folder_.path() / "job.toml").string(), "--out", out().string(), "--overwrite", "--quiet"});
    program.insert(program.end(), more.begin(), more.end());
    words.insert(words.end(), program.begin(), program.end());
    const auto begin = std::chrono::steady_clock::now();
    auto result = run_words(words);
    const std::chrono::duration<double> seconds = std::chrono::steady_clock::now() - begin;
    std::cout << side_ << " x " << side_ << " cells x 4 layers: " << seconds.count() << " s, peak "
              << result.peak_bytes / 1'000'000 << " MB\n";
    return result;
  }

 private:
  TemporaryFolder folder_;
  std::string side_;
  bool made_ = false;
};

TEST(Streaming, FourLayersLargerThanTheAddressSpaceAllows) {
  const Study study(side());
  ASSERT_TRUE(study.made());

  // Four Float32 planes of 10^8 cells are 1.6 GB: they do not fit, only tiles do.
  const auto result = study.run(FIRNLINE_STREAMING_LIMIT);

  ASSERT_EQ(result.code, 0) << result.err;
  raise_fence({});
  const FinishedRun run = read_finished_run(study.out());
  ASSERT_EQ(run.profiles[0].sites.size(), 2u);
  EXPECT_EQ(run.profiles[0].sites[0].id, "A");
  EXPECT_EQ(run.profiles[0].sites[0].rank, 1);
  EXPECT_EQ(run.profiles[0].sites[1].status, SiteStatus::outside);
  const auto cells = std::stoll(side()) * std::stoll(side());
  EXPECT_EQ(run.grid.cells(), cells);
  for (const auto& row : run.audit) {
    if (row.step == "read" && row.layer != "sites.s") {
      EXPECT_EQ(row.cells_out + row.cells_no_data, cells) << row.layer;
    }
  }
}

#ifdef FIRNLINE_STREAMING_LARGE_GRIDS  // sanitizers keep what is freed
/// A study ten times as large takes ten times as long, in the same memory. Both are whole tiles, of which as
/// many are in flight; how threads meet moves a peak by a twentieth, so the small study is run five times.
TEST(Streaming, MemoryDoesNotGrowWithTheGrid) {
  const std::vector<std::string> tiles = {"--memory", "512", "--tile-rows", "512", "--tile-cols", "1024"};
  const auto highest_peak_of = [&](const std::string& cells_along_a_side, int runs) {
    const Study study(cells_along_a_side);
    EXPECT_TRUE(study.made());
    std::int64_t highest = 0;
    for (int run = 0; run < runs; ++run) {
      const auto result = study.run({}, tiles);
      EXPECT_EQ(result.code, 0) << result.err;
      highest = std::max<std::int64_t>(highest, result.peak_bytes);
    }
    return static_cast<double>(highest);
  };
  const double small = highest_peak_of("3072", 5), large = highest_peak_of("10240", 1);
  EXPECT_LT(large, 1.05 * small);
}
#endif

}  // namespace
}  // namespace firnline::test
