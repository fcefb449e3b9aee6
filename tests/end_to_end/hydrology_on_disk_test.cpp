// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
// Grids whose planes between the passes do not fit the memory that a run is given.
#include <filesystem>
#include <thread>

#include "tests/end_to_end/hydrology_study.hpp"

namespace firnline::test {
namespace {

/// 2.7 million cells: at 42 bytes each the planes between the passes do not fit 104 MiB, and are files.
class HydrologyOnDisk : public Hydrology {
 protected:
  /// The results of a run that has all the memory it wants.
  void SetUp() override {
    Hydrology::SetUp();
    write_float_raster(at("dem.tif"), 1700, 1600, 30, [](int row, int col) {
      const unsigned mixed =
          (static_cast<unsigned>(row) / 7 * 7919U) ^ (static_cast<unsigned>(col) / 5 * 104729U);
      return static_cast<float>(row) + 0.5F * static_cast<float>(col) + static_cast<float>(mixed % 97);
    });
    ASSERT_EQ(run_with({}).code, 0);
    list_ = read_all(at("out") / "water" / "sites.csv");
    map_ = read_all(at("out") / "water" / "risk.tif");
    audit_ = audit();
  }

  [[nodiscard]] ProgramResult run_with(const std::vector<std::string>& more) const {
    return run("", layer_and_indicator("upstream_area", "km2"),
               indicator("own_upstream_area", "at = \"catchment\"\n"), more);
  }

  /// A run into another folder, with little memory. how: --overwrite or --resume
  [[nodiscard]] std::vector<std::string> words_again(const std::string& how) const {
    return firnline_words(
        {"run", at("job.toml").string(), "--out", at("again").string(), "--memory", "104", how});
  }

  void expect_same(const std::string& folder) const {
    EXPECT_EQ(read_all(at(folder) / "water" / "sites.csv"), list_);
    EXPECT_TRUE(read_all(at(folder) / "water" / "risk.tif") == map_);
    EXPECT_EQ(read_all(at(folder) / "audit.csv"), audit_);
    EXPECT_FALSE(std::filesystem::exists(at(folder) / ".hydrology"));
  }

  std::string list_, map_, audit_;
};

TEST_F(HydrologyOnDisk, IsTheSameAsInMemory) {
  const auto check = run_firnline({"check", at("job.toml").string(), "--memory", "104"});
  EXPECT_NE(check.out.find(" on disk"), std::string::npos) << check.out;

  const auto result = run_with({"--memory", "104"});

  ASSERT_EQ(result.code, 0) << result.err;
  expect_same("out");
}

TEST_F(HydrologyOnDisk, IsTheSameAfterAnInterruption) {
  ASSERT_TRUE(stop_midway(words_again("--overwrite"), at("again")))
      << "every run ended before it could be stopped";

  const auto resumed = run_words(words_again("--resume"));

  ASSERT_EQ(resumed.code, 0) << resumed.err;
  expect_same("again");
}

// Tiles of the passes are as high as eleven of the run's, whose last row is lower.
TEST_F(HydrologyOnDisk, IsTheSameFromLowTiles) {
  const std::vector<std::string> low = {"--tile-rows", "48", "--tile-cols", "64"};
  std::vector<std::string> check = {"check", at("job.toml").string()};
  check.insert(check.end(), low.begin(), low.end());
  const auto checked = run_firnline(check);
  EXPECT_NE(checked.out.find("tiles of 528 x 64"), std::string::npos) << checked.out;

  const auto result = run_with(low);

  ASSERT_EQ(result.code, 0) << result.err;
  expect_same("out");
}

#ifndef __SANITIZE_ADDRESS__  // it has nothing to say about runs that are killed
/// Starts a run, waits until there is such a file or folder, and kills it some time later. out: was it alive
/// until then?
bool kill_after(const std::vector<std::string>& words, const std::filesystem::path& made, int wait_ms) {
  Program program(words);
  for (int polls = 0; polls < 60000 && !std::filesystem::exists(made); ++polls)
    std::this_thread::sleep_for(std::chrono::milliseconds(1));
  std::this_thread::sleep_for(std::chrono::milliseconds(wait_ms));
  program.signal(SIGKILL);
  return program.wait().code == 128 + SIGKILL;
}

TEST_F(HydrologyOnDisk, IsTheSameAfterKillsAmidItsPasses) {
  std::string how = "--overwrite";
  int killed = 0;
  for (const int wait_ms : {0, 40, 150, 300, 600, 900}) {
    if (!kill_after(words_again(how), at("again") / ".hydrology", wait_ms)) break;
    ++killed;
    EXPECT_FALSE(std::filesystem::exists(at("again") / "manifest.json"));
    how = "--resume";
  }
  EXPECT_GE(killed, 3);

  const auto resumed = run_words(words_again(how));

  ASSERT_EQ(resumed.code, 0) << resumed.err;
  expect_same("again");
}

// The plane of areas is made once that of directions is whole.
TEST_F(HydrologyOnDisk, GoesOnBehindTheDirectionsThatAKilledRunFound) {
  const auto planes = at("again") / ".hydrology";
  ASSERT_TRUE(kill_after(words_again("--overwrite"), planes / "areas", 0));
  const auto copy = at("copy");
  std::filesystem::copy(at("again"), copy, std::filesystem::copy_options::recursive);

  const auto resumed = run_words(words_again("--resume"));

  ASSERT_EQ(resumed.code, 0) << resumed.err;
  EXPECT_NE(resumed.err.find("resuming: the directions of flow are taken over"), std::string::npos)
      << resumed.err;
  expect_same("again");
  EXPECT_EQ(read_all(at("again") / "audit.csv"), audit_);

  // A plane that the disk did not keep: the run ends, and the next one begins with the heights again.
  std::filesystem::remove_all(at("again"));
  std::filesystem::rename(copy, at("again"));
  for (const auto& entry : std::filesystem::directory_iterator(planes / "direction"))
    if (entry.file_size() > 1000000) std::filesystem::resize_file(entry.path(), 1000);
  const auto damaged = run_words(words_again("--resume"));
  EXPECT_EQ(damaged.code, 11) << damaged.err;
  EXPECT_NE(damaged.err.find("is damaged: its checksum does not agree"), std::string::npos) << damaged.err;
  const auto anew = run_words(words_again("--resume"));
  ASSERT_EQ(anew.code, 0) << anew.err;
  EXPECT_EQ(anew.err.find("are taken over"), std::string::npos) << anew.err;
  expect_same("again");
}
#endif

// The planes between the passes, that of waiting cells too, are files then.
TEST_F(Hydrology, SharesAreasOutTheSameOutOfMemory) {
  write_float_raster(at("dem.tif"), 1700, 1600, 30, [](int row, int col) {
    const unsigned mixed = static_cast<unsigned>(row) * 7919U ^ static_cast<unsigned>(col) * 104729U;
    return static_cast<float>(row) + 0.5F * static_cast<float>(col) + static_cast<float>(mixed % 9);
  });
  const std::string layers = layer_and_indicator("upstream_area", "km2"),
                    indicators = indicator("own_upstream_area", "");
  ASSERT_EQ(run("routing = \"dinf\"\n", layers, indicators).code, 0);
  const std::string map = read_all(at("out") / "indicators" / "own_upstream_area.tif");

  const auto result = run("routing = \"dinf\"\n", layers, indicators, {"--memory", "104"});

  ASSERT_EQ(result.code, 0) << result.err;
  EXPECT_TRUE(read_all(at("out") / "indicators" / "own_upstream_area.tif") == map);
  const auto check = run_firnline({"check", at("job.toml").string(), "--memory", "104"});
  EXPECT_NE(check.out.find("areas and wetness by D-infinity"), std::string::npos) << check.out;
  EXPECT_NE(check.out.find(" on disk"), std::string::npos) << check.out;
}

}  // namespace
}  // namespace firnline::test
