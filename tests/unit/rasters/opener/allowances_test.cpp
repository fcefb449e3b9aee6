// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
// What --allow opens, in a process whose fence was raised with it.
#include <gdal_priv.h>
#include <gtest/gtest.h>
#include <hdf5.h>

#include <algorithm>
#include <string>
#include <utility>

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

/// An HDF5 file with one data set "x" of 8 x 8 bytes; touch may change the file and the data set's creation
/// plan.
template <class Touch>
void write_hdf5(const std::filesystem::path& path, const Touch& touch) {
  const hid_t file = H5Fcreate(path.c_str(), H5F_ACC_TRUNC, H5P_DEFAULT, H5P_DEFAULT);
  const hsize_t shape[2] = {8, 8};
  const hid_t space = H5Screate_simple(2, shape, nullptr);
  const hid_t plan = H5Pcreate(H5P_DATASET_CREATE);
  touch(file, plan);
  const hid_t data_set = H5Dcreate2(file, "x", H5T_STD_U8LE, space, H5P_DEFAULT, plan, H5P_DEFAULT);
  ASSERT_GE(data_set, 0);
  H5Dclose(data_set);
  H5Pclose(plan);
  H5Sclose(space);
  H5Fclose(file);
}

class OpenerWithAllowances : public ::testing::Test {
 protected:
  OpenerWithAllowances() : opener_(folder_.path(), {}, {.netcdf = true, .zip = true}) {}
  void TearDown() override { testing::expect_only_allowed_drivers(); }

  [[nodiscard]] DatasetHandle raster(const std::string& name, const std::string& variable = {}) const {
    return opener_.open_raster(opener_.resolve(name), variable);
  }
  /// bundle.zip with dem.tif and deep/text.csv, written by GDAL's own archive writer through a moment without
  /// fence.
  void write_archive() const {
    ASSERT_TRUE(write_raster("GTiff", folder_ / "dem.tif", *memory_raster()));
    const std::string archive = "/vsizip/" + (folder_ / "bundle.zip").string();
    VSILFILE* const keep_open = VSIFOpenL(archive.c_str(), "wb");
    for (const auto& [name, bytes] :
         {std::pair<std::string, std::string>{"dem.tif", testing::bytes_of(folder_ / "dem.tif")},
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

// HDF5 lets a file take its numbers from any other: netCDF reads the secret without a word (shown first, past
// the door).
TEST_F(OpenerWithAllowances, RefusesNetcdfThatTakesItsNumbersFromOtherFiles) {
  const testing::ScratchFolder outside;
  const auto secret = outside.write("secret.bin", std::string(64, 'S'));
  write_hdf5(folder_ / "external.nc",
             [&](hid_t, hid_t plan) { H5Pset_external(plan, secret.c_str(), 0, 64); });
  {
    const GdalMessages quiet;
    const DatasetHandle naive(GDALDataset::Open((folder_ / "external.nc").c_str(), GDAL_OF_RASTER));
    ASSERT_TRUE(naive);
    unsigned char cell = 0;
    ASSERT_EQ(naive->GetRasterBand(1)->RasterIO(GF_Read, 0, 0, 1, 1, &cell, 1, 1, GDT_Byte, 0, 0, nullptr),
              CE_None);
    ASSERT_EQ(cell, 'S') << "the attack must be a real one";
  }
  write_hdf5(folder_ / "plain.nc", [](hid_t, hid_t) {});
  write_hdf5(folder_ / "link.nc", [&](hid_t file, hid_t) {
    H5Lcreate_external(secret.c_str(), "/x", file, "linked", H5P_DEFAULT, H5P_DEFAULT);
  });
  write_hdf5(folder_ / "virtual.nc", [&](hid_t, hid_t plan) {
    const hsize_t shape[2] = {8, 8};
    const hid_t space = H5Screate_simple(2, shape, nullptr);
    H5Pset_virtual(plan, space, secret.c_str(), "/x", space);
    H5Sclose(space);
  });

  EXPECT_TRUE(raster("plain.nc"));
  for (const char* name : {"external.nc", "link.nc", "virtual.nc"}) {
    SCOPED_TRACE(name);
    expect_error(ExitCode::policy, [&] { static_cast<void>(raster(name)); });
    expect_error(ExitCode::policy, [&] { static_cast<void>(raster(name, "x")); });
  }
  folder_.write("cut.nc", testing::bytes_of(folder_ / "plain.nc").substr(0, 300));
  expect_error(ExitCode::raster, [&] { static_cast<void>(raster("cut.nc")); });
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
