// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include <gdal.h>
#include <gdal_alg.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <set>
#include <string>

#include "kernels/grid/error.hpp"
#include "rasters/samples/sample_study.hpp"
#include "tests/unit/rasters/samples/sample_folder.hpp"

namespace firnline {
namespace {

namespace fs = std::filesystem;

std::set<std::string> names_in(const fs::path& folder) {
  std::set<std::string> names;
  for (const auto& entry : fs::directory_iterator(folder)) names.insert(entry.path().filename().string());
  return names;
}

class EmptyFolder : public testing::Test {
 protected:
  void SetUp() override { fs::create_directory(folder); }
  void TearDown() override { fs::remove_all(folder); }
  fs::path folder = fs::temp_directory_path() / ("firnline_sample_empty_" + std::to_string(::getpid()));
};

constexpr SampleOptions small = {41, 96};

TEST(SampleStudy, EqualSeedsGiveEqualBytes) {
  const auto first = make_sample_study({}), second = make_sample_study({});

  ASSERT_EQ(first.size(), second.size());
  for (std::size_t file = 0; file < first.size(); ++file) {
    EXPECT_EQ(first[file].name, second[file].name);
    EXPECT_TRUE(first[file].bytes == second[file].bytes) << first[file].name;
    EXPECT_TRUE(first[file].bytes == bytes_of(sample_folder() / first[file].name)) << first[file].name;
  }
}

TEST(SampleStudy, AnotherSeedGivesAnotherValley) {
  const auto one = make_sample_study(small), other = make_sample_study({42, 96});

  for (std::size_t file = 0; file < one.size(); ++file)
    if (one[file].name == "elevation.tif") {
      EXPECT_FALSE(one[file].bytes == other[file].bytes);
    }
}

TEST(SampleStudy, ManySeedsGiveAStudy) {
  for (std::uint64_t seed = 0; seed < 6; ++seed) EXPECT_EQ(make_sample_study({seed, 96}).size(), 28u) << "seed " << seed;
}

TEST(SampleStudy, TextFilesOfTheReadyMadeCopyAreTheGenerators) {
  for (const auto& name : names_in(sample_folder()))
    if (!name.ends_with(".tif")) {
      EXPECT_EQ(bytes_of(ready_made_copy() / name), bytes_of(sample_folder() / name)) << name;
    }
}

TEST(SampleStudy, RastersOfTheReadyMadeCopyAreTheGenerators) {
  // The copy was made with GDAL 3.6. Another version may arrange a TIFF's tags differently, never the cells.
  const bool same_library = std::string(GDALVersionInfo("RELEASE_NAME")).starts_with("3.6.");
  for (const auto& name : names_in(sample_folder())) {
    if (!name.ends_with(".tif")) continue;
    if (same_library) {
      EXPECT_TRUE(bytes_of(ready_made_copy() / name) == bytes_of(sample_folder() / name)) << name;
      continue;
    }
    GDALAllRegister();
    GDALDatasetH copy = GDALOpen((ready_made_copy() / name).c_str(), GA_ReadOnly);
    GDALDatasetH made = GDALOpen((sample_folder() / name).c_str(), GA_ReadOnly);
    ASSERT_TRUE(copy != nullptr && made != nullptr) << name;
    for (int band = 1; band <= GDALGetRasterCount(made); ++band)
      EXPECT_EQ(GDALChecksumImage(GDALGetRasterBand(copy, band), 0, 0, GDALGetRasterXSize(made), GDALGetRasterYSize(made)),
                GDALChecksumImage(GDALGetRasterBand(made, band), 0, 0, GDALGetRasterXSize(made), GDALGetRasterYSize(made)));
    GDALClose(copy);
    GDALClose(made);
  }
}

TEST(SampleStudy, TheReadyMadeCopyHoldsNothingElseAndIsSmall) {
  EXPECT_EQ(names_in(ready_made_copy()), names_in(sample_folder()));
  std::uintmax_t bytes = 0;
  for (const auto& entry : fs::directory_iterator(ready_made_copy())) {
    EXPECT_LE(entry.file_size(), 200000u) << entry.path();
    bytes += entry.file_size();
  }
  EXPECT_LE(bytes, 400000u);
}

TEST(SampleStudy, TheJobNamesOnlyFilesOfTheFolder) {
  const std::string job = bytes_of(sample_folder() / "job.toml");
  int sources = 0;
  for (std::size_t at = job.find("source = \""); at != std::string::npos; at = job.find("source = \"", at + 1)) {
    if (job[at - 1] == '_') continue;  // of an emission factor: words
    const std::size_t begin = at + 10;
    const std::string source = job.substr(begin, job.find('"', begin) - begin);
    EXPECT_TRUE(source == "hydrology" || fs::exists(sample_folder() / source)) << source;
    ++sources;
  }
  // Nineteen layers and two that are worked out, two site lists, districts, four of the maps, and the layer that is only a
  // remark.
  EXPECT_EQ(sources, 29);
  EXPECT_NE(job.find("use = \"seasonal_water.toml\""), std::string::npos);
}

TEST_F(EmptyFolder, IsFilled) {
  write_sample_study(folder, small);

  EXPECT_EQ(names_in(folder), names_in(sample_folder()));  // and no .partial is left
}

TEST_F(EmptyFolder, IsMadeWhenMissing) {
  write_sample_study(folder / "new", small);

  EXPECT_EQ(names_in(folder / "new").size(), 28u);
}

TEST_F(EmptyFolder, IsRefusedWhenItHoldsSomething) {
  std::ofstream(folder / "diary.txt") << "mine";

  EXPECT_THROW(write_sample_study(folder, small), OutputError);

  EXPECT_EQ(names_in(folder), std::set<std::string>{"diary.txt"});
  EXPECT_EQ(bytes_of(folder / "diary.txt"), "mine");
}

TEST_F(EmptyFolder, IsRefusedWhenItIsAFileOrHasNoParent) {
  std::ofstream(folder / "file") << "mine";

  EXPECT_THROW(write_sample_study(folder / "file", small), OutputError);
  EXPECT_THROW(write_sample_study(folder / "no/such", small), OutputError);
}

TEST(SampleStudy, AGridThatDoesNotFitIsRefusedInWords) {
  for (const int columns : {-48, 0, 95, 100, 1008}) {
    try {
      (void)make_sample_study({41, columns});
      ADD_FAILURE() << columns;
    } catch (const UsageError& error) {
      EXPECT_NE(std::string(error.what()).find(std::to_string(columns)), std::string::npos);
      EXPECT_NE(error.remedy().find("48"), std::string::npos);
    }
  }
}

}  // namespace
}  // namespace firnline
