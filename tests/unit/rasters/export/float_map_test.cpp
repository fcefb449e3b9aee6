// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include <cmath>
#include <cstring>
#include <limits>

#include "kernels/grid/error.hpp"
#include "tests/unit/rasters/export/map_fixture.hpp"

namespace firnline::test {
namespace {

namespace fs = std::filesystem;

TEST_F(MapTest, FloatMapHoldsEveryCellThatWasDelivered) {
  const MapSpec spec = spec_of(700, 600, 3);
  write(spec);
  const auto dataset = open(out() / "P/risk.tif");
  ASSERT_TRUE(dataset);
  ASSERT_EQ(dataset->GetRasterCount(), 3);
  std::vector<float> row(600);
  for (int band = 0; band < 3; ++band)
    for (int r = 0; r < 700; ++r) {
      ASSERT_EQ(dataset->GetRasterBand(band + 1)->RasterIO(GF_Read, 0, r, 600, 1, row.data(), 600, 1, GDT_Float32, 0, 0,
                                                          nullptr), CE_None);
      for (int c = 0; c < 600; ++c) {
        const float expected = cell(band, r, c), found = row[static_cast<std::size_t>(c)];
        ASSERT_TRUE(std::isnan(expected) ? std::isnan(found) : expected == found) << band << " " << r << " " << c;
      }
    }
}

TEST_F(MapTest, FloatMapSaysWhatItIsWithoutAnyOtherFile) {
  MapSpec spec = spec_of(600, 700, 2);
  spec.bands = {{"score (1 = highest risk)", "1"}, {"melt", "mm yr-1"}};
  write(spec);
  EXPECT_EQ(outputs(), (Names{"P/risk.qml", "P/risk.sld", "P/risk.tif"}));
  const auto dataset = open(out() / "P/risk.tif");
  ASSERT_TRUE(dataset);
  EXPECT_STREQ(dataset->GetMetadataItem("AREA_OR_POINT"), "Area");
  EXPECT_STREQ(dataset->GetMetadataItem("TIFFTAG_SOFTWARE"), "firnline test");
  EXPECT_STREQ(dataset->GetMetadataItem("FIRNLINE_PROFILE"), "health <&> здоровье");
  EXPECT_STREQ(dataset->GetMetadataItem("COMPRESSION", "IMAGE_STRUCTURE"), "DEFLATE");
  EXPECT_STREQ(dataset->GetMetadataItem("LAYOUT", "IMAGE_STRUCTURE"), "COG");
  std::array<double, 6> corners{};
  ASSERT_EQ(dataset->GetGeoTransform(corners.data()), CE_None);
  EXPECT_EQ(corners, (std::array<double, 6>{500000, 30, 0, 4700000, 0, -30}));
  EXPECT_STREQ(dataset->GetSpatialRef()->GetAuthorityCode(nullptr), "32643");
  GDALRasterBand* melt = dataset->GetRasterBand(2);
  EXPECT_STREQ(melt->GetDescription(), "melt");
  EXPECT_STREQ(melt->GetUnitType(), "mm yr-1");
  int has_no_data = 0;
  EXPECT_TRUE(std::isnan(melt->GetNoDataValue(&has_no_data)));
  EXPECT_TRUE(has_no_data);
  ASSERT_EQ(melt->GetOverviewCount(), 1);
  EXPECT_EQ(melt->GetOverview(0)->GetXSize(), 350);
}

TEST_F(MapTest, StatisticsLeftBesideAnEarlierMapAreNotBelievedOfTheNewOne) {
  write(spec_of(3, 4, 1));
  const std::string before = item(open(out() / "P/risk.tif")->GetRasterBand(1), "STATISTICS_MAXIMUM");
  write_text(out() / "P/risk.tif.aux.xml",
             "<PAMDataset><PAMRasterBand band=\"1\"><Metadata><MDI key=\"STATISTICS_MAXIMUM\">77</MDI></Metadata>"
             "</PAMRasterBand></PAMDataset>");
  write(spec_of(3, 4, 1));
  EXPECT_EQ(outputs(), (Names{"P/risk.qml", "P/risk.sld", "P/risk.tif"}));
  EXPECT_EQ(item(open(out() / "P/risk.tif")->GetRasterBand(1), "STATISTICS_MAXIMUM"), before);
}

TEST_F(MapTest, FloatMapIsBigTiff) {
  write(spec_of(3, 4, 1));
  // source: the BigTIFF file format: byte order II, version 43 instead of 42
  EXPECT_EQ(file_text(out() / "P/risk.tif").substr(0, 4), std::string("II\x2b\0", 4));
}

TEST_F(MapTest, FloatMapCarriesItsStatistics) {
  MapSpec spec = spec_of(2, 3, 1);
  const auto folder = OutputFolder::claim(out(), false, false);
  write_float_map(folder, "x.tif", spec, 1, [](int, std::int64_t first, std::int64_t, std::span<float> cells) {
    const std::array<float, 6> all = {1, 2, no_data_f32, 4, 5, no_data_f32};
    std::copy_n(all.begin() + first * 3, 3, cells.begin());
  });
  const auto dataset = open(out() / "x.tif");
  GDALRasterBand* band = dataset->GetRasterBand(1);
  // By hand: mean of 1, 2, 4, 5 is 3; squared deviations 4 + 1 + 1 + 4 = 10, population deviation sqrt(10 / 4).
  EXPECT_EQ(item(band, "STATISTICS_MINIMUM"), "1");
  EXPECT_EQ(item(band, "STATISTICS_MAXIMUM"), "5");
  EXPECT_EQ(item(band, "STATISTICS_MEAN"), "3");
  EXPECT_EQ(item(band, "STATISTICS_STDDEV"), "1.5811388300841898");
  EXPECT_EQ(item(band, "STATISTICS_VALID_PERCENT"), "66.67");
}

TEST_F(MapTest, GdalinfoComputesTheSameStatisticsAndShowsUnitsAndNames) {
  MapSpec spec = spec_of(777, 901, 1);
  spec.bands = {{"melt of the ice", "mm yr-1"}};
  write(spec);
  const std::string path = "'" + (out() / "P/risk.tif").string() + "'";
  if (output_of("gdalinfo --version").find("GDAL") == std::string::npos) GTEST_SKIP() << "gdalinfo is not installed.";
  const std::string text = output_of("gdalinfo " + path);
  EXPECT_NE(text.find("Description = melt of the ice"), std::string::npos) << text;
  EXPECT_NE(text.find("Unit Type: mm yr-1"), std::string::npos) << text;
  EXPECT_NE(text.find("NoData Value=nan"), std::string::npos) << text;
  // gdalinfo -stats would take ours from the file: -unscale drops them, and a copy without them makes it compute.
  const std::string bare = (root() / "bare.tif").string();
  output_of("gdal_translate -q -unscale " + path + " '" + bare + "'");
  const std::string judge = output_of("gdalinfo -stats '" + bare + "'");
  ASSERT_NE(judge.find("STATISTICS_MEAN="), std::string::npos) << judge;
  const auto value = [](const std::string& info, const std::string& key) {
    const auto begin = info.find("STATISTICS_" + key + "=");
    return begin == std::string::npos ? -1.0 : std::atof(info.c_str() + begin + key.size() + 12);
  };
  for (const std::string key : {"MINIMUM", "MAXIMUM", "MEAN", "STDDEV", "VALID_PERCENT"})
    EXPECT_NEAR(value(text, key), value(judge, key), key == "VALID_PERCENT" ? 0.01 : 1e-9) << key;
}

TEST_F(MapTest, FloatMapIsAValidCog) {
  write(spec_of(700, 1300, 2));
  expect_valid_cog(out() / "P/risk.tif");
}

TEST_F(MapTest, SmallFloatMapIsAValidCog) {
  write(spec_of(1, 1, 1), 1, "small.tif");
  expect_valid_cog(out() / "small.tif");
}

TEST_F(MapTest, FloatMapHasTheSameBytesForAnyThreadsAndAnyRowsAtATime) {
  MapSpec spec = spec_of(600, 1100, 2);
  const std::string expected = write(spec).sha256;
  for (const int threads : {2, 3}) {
    spec.threads = threads;
    EXPECT_EQ(write(spec).sha256, expected) << threads << " threads";
  }
  for (const std::int64_t rows : {1, 511, 5000}) EXPECT_EQ(write(spec, rows).sha256, expected) << rows;
}

TEST_F(MapTest, FloatMapHasTheSameBytesForAnyBandsAtATime) {
  MapSpec spec = spec_of(600, 700, 5);
  const std::string expected = write(spec).sha256;
  for (const int bands : {2, 3, 5, 9}) {
    spec.bands_at_a_time = bands;
    EXPECT_EQ(write(spec).sha256, expected) << bands << " bands";
    EXPECT_EQ(write(spec, 100).sha256, expected) << bands << " bands, 100 rows";
  }
}

TEST_F(MapTest, EveryRowOfEveryBandIsAskedForOnce) {
  MapSpec spec = spec_of(700, 10, 5);
  spec.bands_at_a_time = 2;
  std::vector<int> asked(700 * 5);
  const auto rows = [&](int band, std::int64_t first, std::int64_t count, std::span<float> cells) {
    std::fill(cells.begin(), cells.end(), 0.5F);
    for (std::size_t at = 0; at < cells.size(); at += static_cast<std::size_t>(count * 10), ++band)
      for (std::int64_t row = first; row < first + count; ++row)
        ++asked[static_cast<std::size_t>(row * 5 + band)];
  };
  write_float_map(OutputFolder::claim(out(), false, false), "x.tif", spec, 512, rows);
  EXPECT_EQ(asked, std::vector<int>(700 * 5, 1));
}

TEST_F(MapTest, OverviewsAreMeansOfTheCellsThatHaveData) {
  MapSpec spec = spec_of(1024, 1024, 1);
  const auto folder = OutputFolder::claim(out(), false, false);
  write_float_map(folder, "x.tif", spec, 512, [](int, std::int64_t first, std::int64_t rows, std::span<float> cells) {
    for (std::int64_t i = 0; i < rows * 1024; ++i) {
      const std::int64_t row = first + i / 1024, col = i % 1024;
      float value = static_cast<float>(row % 2 * 2 + col % 2);      // 0 1 / 2 3
      if (col < 2 && row % 2 == 0) value = no_data_f32;             // two of the four missing
      if (col >= 2 && col < 4) value = no_data_f32;                 // all four missing
      cells[static_cast<std::size_t>(i)] = value;
    }
  });
  const auto dataset = open(out() / "x.tif");
  GDALRasterBand* overview = dataset->GetRasterBand(1)->GetOverview(0);
  ASSERT_EQ(overview->GetXSize(), 512);
  EXPECT_EQ(at<float>(overview, 5, 0, GDT_Float32), 2.5F);  // mean of 2 and 3
  EXPECT_TRUE(std::isnan(at<float>(overview, 5, 1, GDT_Float32)));
  EXPECT_EQ(at<float>(overview, 5, 2, GDT_Float32), 1.5F);  // mean of 0, 1, 2, 3
}

TEST_F(MapTest, AnyNanBecomesTheOneNoData) {
  MapSpec spec = spec_of(4, 4, 1);
  const auto folder = OutputFolder::claim(out(), false, false);
  const auto digest_with = [&](float nan) {
    return write_float_map(folder, "x.tif", spec, 4, [&](int, std::int64_t, std::int64_t, std::span<float> cells) {
      std::fill(cells.begin(), cells.end(), 0.5F);
      cells[3] = nan;
    }).front().sha256;
  };
  EXPECT_EQ(digest_with(-std::numeric_limits<float>::quiet_NaN()), digest_with(no_data_f32));
}

TEST_F(MapTest, FloatMapWithoutAnyDataIsWritten) {
  const MapSpec spec = spec_of(600, 600, 1);
  const auto folder = OutputFolder::claim(out(), false, false);
  write_float_map(folder, "x.tif", spec, 512, [](int, std::int64_t, std::int64_t, std::span<float> cells) {
    std::fill(cells.begin(), cells.end(), no_data_f32);
  });
  const auto dataset = open(out() / "x.tif");
  EXPECT_TRUE(std::isnan(at<float>(dataset->GetRasterBand(1), 599, 599, GDT_Float32)));
  EXPECT_EQ(item(dataset->GetRasterBand(1), "STATISTICS_VALID_PERCENT"), "0");
  EXPECT_EQ(item(dataset->GetRasterBand(1), "STATISTICS_MEAN"), "(none)");
}

TEST_F(MapTest, ThinMapsAreWritten) {
  write(spec_of(1, 3000, 1), 512, "row.tif");
  write(spec_of(3000, 1, 1), 512, "column.tif");
  EXPECT_EQ(open(out() / "row.tif")->GetRasterXSize(), 3000);
  EXPECT_EQ(open(out() / "column.tif")->GetRasterYSize(), 3000);
}

TEST_F(MapTest, TooManyColumnsAreRefusedBeforeAnythingIsWritten) {
  MapSpec spec = spec_of(1, 1, 1);
  spec.grid.cols = std::int64_t{1} << 31;
  const auto folder = OutputFolder::claim(out(), false, false);
  EXPECT_THROW(write_float_map(folder, "x.tif", spec, 1, surface(spec)), LimitError);
  EXPECT_EQ(outputs(), Names{});
}

TEST_F(MapTest, WhatTheRowsThrowPassesThroughAndNothingIsLeft) {
  const MapSpec spec = spec_of(1500, 1500, 1);
  const auto folder = OutputFolder::claim(out(), false, false);
  EXPECT_THROW(write_float_map(folder, "x.tif", spec, 512,
                               [](int, std::int64_t first, std::int64_t, std::span<float>) {
                                 if (first > 0) throw Interrupted("The run was interrupted.");
                               }),
               Interrupted);
  EXPECT_EQ(outputs(), Names{});
}

/// Exit status of a writer on a disk that has room for files of so many bytes.
int status_on_a_full_disk(rlim_t most_bytes, const std::function<void()>& write) {
  return status_in_child([&] {
    limit_file_size(most_bytes);
    try {
      write();
    } catch (const OutputError& error) {
      return std::strlen(error.what()) > 20 ? 7 : 1;
    }
    return 0;
  });
}

TEST_F(MapTest, AFullDiskLeavesNothingUnderAFinalName) {
  const MapSpec spec = spec_of(700, 600, 2);
  const auto whole = static_cast<rlim_t>(write(spec).bytes);
  fs::remove_all(out());
  for (rlim_t percent : {1u, 30u, 70u, 90u, 99u}) {
    EXPECT_EQ(status_on_a_full_disk(whole * percent / 100, [&] { write(spec); }), 7) << percent;
    EXPECT_EQ(outputs(), Names{}) << percent;
  }
}

// Without data the tiled file is almost empty: here the disk is full while the map itself is made.
TEST_F(MapTest, ADiskThatFillsUpDuringTheLastCopyLeavesNothingEither) {
  const MapSpec spec = spec_of(1100, 1100, 1);
  const auto write_empty = [&] {
    const auto folder = OutputFolder::claim(out(), true, false);
    return write_float_map(folder, "x.tif", spec, 512, [](int, std::int64_t, std::int64_t, std::span<float> cells) {
      std::fill(cells.begin(), cells.end(), no_data_f32);
    }).front().bytes;
  };
  const auto whole = static_cast<rlim_t>(write_empty());
  fs::remove_all(out());
  for (rlim_t percent : {5u, 20u, 40u, 60u, 80u, 95u, 99u}) {
    EXPECT_EQ(status_on_a_full_disk(whole * percent / 100, write_empty), 7) << percent;
    EXPECT_EQ(outputs(), Names{}) << percent;
  }
  EXPECT_EQ(status_on_a_full_disk(whole - 1, write_empty), 7);
  EXPECT_EQ(status_on_a_full_disk(whole, write_empty), 0);
}

/// Puts one value in the place of another, all over a block of a file that is not compressed.
void change_a_block(const fs::path& path, float from, float to) {
  const auto block_of = [](float value) {
    const std::vector<float> cells(512 * 512, value);
    return std::string(reinterpret_cast<const char*>(cells.data()), cells.size() * sizeof(float));
  };
  const std::size_t at = file_text(path).find(block_of(from));
  ASSERT_NE(at, std::string::npos);
  std::fstream file(path, std::ios::binary | std::ios::in | std::ios::out);
  file.seekp(static_cast<std::streamoff>(at));
  file << block_of(to);
}

TEST_F(MapTest, ABlockThatChangesOnItsWayIsSeenEvenIfGdalSeesNothing) {
  const MapSpec spec = spec_of(512, 1024, 2);
  const auto folder = OutputFolder::claim(out(), false, false);
  const auto rows = [&](int band, std::int64_t, std::int64_t, std::span<float> cells) {
    for (std::size_t i = 0; i < cells.size(); ++i) cells[i] = i % 1024 < 512 ? 0.25F : 0.75F;
    if (band == 1)  // band 0 is on disk by now
      change_a_block(out() / "x.tif.firnline.partial.tiled", 0.75F, 0.25F);
  };
  const auto message = message_of<OutputError>([&] { write_float_map(folder, "x.tif", spec, 512, rows); });
  EXPECT_NE(message.find("is not what was written"), std::string::npos) << message;
  EXPECT_EQ(outputs(), Names{});
}

TEST_F(MapTest, LeavesTheDriversAsTheyWere) {
  write(spec_of(700, 700, 1));
  EXPECT_EQ(registered_drivers(), allowed_drivers({}));
}

TEST_F(MapTest, SaysHowMuchDiskItNeedsAtMost) {
  const MapSpec spec = spec_of(1000, 1000, 1);
  EXPECT_GE(map_bytes_needed(spec.grid, 1, 4), 1000 * 1000 * 4 * 8 / 3);
  GridSpec huge;
  huge.rows = std::int64_t{1} << 40;
  huge.cols = std::int64_t{1} << 20;
  EXPECT_EQ(map_bytes_needed(huge, 5, 4), std::numeric_limits<std::int64_t>::max());
}

}  // namespace
}  // namespace firnline::test
