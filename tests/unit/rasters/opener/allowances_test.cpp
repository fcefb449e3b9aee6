// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
// What --allow opens, in a process whose fence was raised with it.
#include <gdal_priv.h>
#include <gtest/gtest.h>

#include "rasters/opener/digest.hpp"
#include "rasters/opener/gdal_messages.hpp"
#include "rasters/opener/refusing_file_systems.hpp"
#include "tests/support/allowed_drivers_only.hpp"
#include "tests/support/expect_error.hpp"
#include "tests/support/scratch_folder.hpp"
#include "tests/unit/rasters/opener/sample_files.hpp"

namespace firnline {
namespace {

using samples_for_test::memory_raster;
using samples_for_test::write_raster;
using testing::expect_error;

class OpenerWithAllowances : public ::testing::Test {
 protected:
  OpenerWithAllowances() : opener_(folder_.path(), {}, {.netcdf = true, .zip = true}) {}
  void TearDown() override { testing::expect_only_allowed_drivers(); }

  [[nodiscard]] DatasetHandle raster(const std::string& name, const std::string& variable = {}) const {
    return opener_.open_raster(opener_.resolve(name), variable);
  }
  /// bundle.zip with dem.tif and deep/text.csv, written by GDAL's own archive writer through a moment without fence.
  void write_archive() const {
    ASSERT_TRUE(write_raster("GTiff", folder_ / "dem.tif", *memory_raster()));
    const std::string archive = "/vsizip/" + (folder_ / "bundle.zip").string();
    VSILFILE* const keep_open = VSIFOpenL(archive.c_str(), "wb");
    for (const auto& [name, bytes] : {std::pair<std::string, std::string>{"dem.tif", testing::bytes_of(folder_ / "dem.tif")},
                                      std::pair<std::string, std::string>{"deep/text.csv", "id\n1\n"}}) {
      VSILFILE* const member = VSIFOpenL((archive + "/" + name).c_str(), "wb");
      ASSERT_NE(member, nullptr);
      VSIFWriteL(bytes.data(), 1, bytes.size(), member);
      VSIFCloseL(member);
    }
    VSIFCloseL(keep_open);
    std::filesystem::remove(folder_ / "dem.tif");
  }

  testing::ScratchFolder folder_;
  Opener opener_;
};

TEST_F(OpenerWithAllowances, RegistersNetcdfAndNothingElse) {
  const auto without = allowed_drivers({});
  auto with = registered_drivers();
  EXPECT_EQ(with.size(), without.size() + 1);
  EXPECT_NE(std::find(with.begin(), with.end(), "netCDF"), with.end());
}

TEST_F(OpenerWithAllowances, OpensNetcdfWithAndWithoutAVariable) {
  for (const char* format : {"FORMAT=NC", "FORMAT=NC4"}) {
    const char* const options[] = {format, nullptr};
    ASSERT_TRUE(write_raster("netCDF", folder_ / "a.nc", *memory_raster(), options));
    const auto before = testing::contents_of(folder_.path());
    const auto whole = raster("a.nc");
    const auto variable = raster("a.nc", "Band1");
    EXPECT_EQ(whole->GetRasterXSize(), 3) << format;
    EXPECT_EQ(variable->GetRasterYSize(), 2) << format;
    EXPECT_EQ(testing::contents_of(folder_.path()), before);
  }
}

// R21
TEST_F(OpenerWithAllowances, ListsTheVariablesWhenNoneIsNamed) {
  auto two = memory_raster(GDT_Float32, 2);
  two->GetRasterBand(1)->SetMetadataItem("NETCDF_VARNAME", "tas");
  two->GetRasterBand(2)->SetMetadataItem("NETCDF_VARNAME", "pr");
  ASSERT_TRUE(write_raster("netCDF", folder_ / "a.nc", *two));
  try {
    static_cast<void>(raster("a.nc"));
    FAIL() << "one of two variables was picked in silence";
  } catch (const RasterError& error) {
    EXPECT_NE(error.what_happened().find("tas"), std::string::npos) << error.what();
    EXPECT_NE(error.what_happened().find("pr"), std::string::npos) << error.what();
  }
}

TEST_F(OpenerWithAllowances, RefusesAVariableThatIsNotAName) {
  ASSERT_TRUE(write_raster("netCDF", folder_ / "a.nc", *memory_raster()));
  for (const char* variable : {"x\":/etc/passwd", "a:b", "<VRT>", "a\nb"}) {
    expect_error(ExitCode::policy, [&] { static_cast<void>(raster("a.nc", variable)); });
  }
  expect_error(ExitCode::raster, [&] { static_cast<void>(raster("a.nc", "no_such_variable")); });
}

TEST_F(OpenerWithAllowances, OpensAMemberOfAZipArchive) {
  write_archive();

  const auto resolved = opener_.resolve("bundle.zip/dem.tif");
  const auto opened = opener_.open_raster(resolved);

  EXPECT_EQ(opened->GetRasterXSize(), 3);
  EXPECT_EQ(opener_.read_text(opener_.resolve("bundle.zip/deep/text.csv"), 100), "id\n1\n");
  EXPECT_EQ(file_on_disk(resolved), folder_ / "bundle.zip");
  EXPECT_EQ(sha256_of_file(file_on_disk(resolved)).size(), 64U);
}

TEST_F(OpenerWithAllowances, RefusesMembersThatAreNone) {
  write_archive();
  expect_error(ExitCode::input_missing, [&] { static_cast<void>(opener_.resolve("bundle.zip/none.tif")); });
  expect_error(ExitCode::input_missing, [&] { static_cast<void>(opener_.resolve("bundle.zip/deep")); });
  expect_error(ExitCode::policy, [&] { static_cast<void>(opener_.resolve("bundle.zip/../../x")); });
  expect_error(ExitCode::policy, [&] { static_cast<void>(opener_.resolve("bundle.zip/a}/b")); });
  expect_error(ExitCode::policy, [&] { static_cast<void>(opener_.resolve("/vsizip/bundle.zip/dem.tif")); });
  folder_.write("text.zip", "not an archive");
  expect_error(ExitCode::input_missing, [&] { static_cast<void>(opener_.resolve("text.zip/dem.tif")); });
}

TEST_F(OpenerWithAllowances, KeepsTheNetworkClosed) {
  const auto refused = refused_file_systems();
  EXPECT_NE(std::find(refused.begin(), refused.end(), "/vsicurl/"), refused.end());
  EXPECT_EQ(std::find(refused.begin(), refused.end(), "/vsizip/"), refused.end());
}

}  // namespace
}  // namespace firnline
