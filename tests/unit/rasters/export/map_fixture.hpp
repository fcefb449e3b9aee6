// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <gdal_priv.h>

#include <array>
#include <cstdio>
#include <string>

#include "tests/unit/rasters/export/export_fixture.hpp"
#include "kernels/grid/tile.hpp"
#include "rasters/export/map.hpp"
#include "rasters/opener/crs.hpp"
#include "rasters/opener/fence.hpp"
#include "rasters/opener/gdal_messages.hpp"

namespace firnline::test {

class MapTest : public ExportTest {
 protected:
  static void SetUpTestSuite() { raise_fence({}); }

  static MapSpec spec_of(std::int64_t rows, std::int64_t cols, std::size_t bands) {
    MapSpec spec;
    spec.grid = {.rows = rows, .cols = cols, .west = 500000, .north = 4700000, .cell_width = 30, .cell_height = 30,
                 .crs_wkt = {}};
    spec.grid.crs_wkt = wkt_of("EPSG:32643");
    for (std::size_t band = 0; band < bands; ++band) spec.bands.push_back({"band " + std::to_string(band), "1"});
    spec.metadata = {{"TIFFTAG_SOFTWARE", "firnline test"}, {"FIRNLINE_PROFILE", "health <&> здоровье"}};
    spec.legend_title = "Risk & score, 1 = highest risk";
    return spec;
  }
  static std::string wkt_of(const std::string& name) {
    char* text = nullptr;
    parse_crs(name).exportToWkt(&text);
    const std::string wkt = text;
    CPLFree(text);
    return wkt;
  }

  /// A surface between 0 and 1 with holes, different in every band: no two blocks are alike.
  static float cell(int band, std::int64_t row, std::int64_t col) {
    if ((row / 40 + col / 60) % 7 == 3) return no_data_f32;
    const std::int64_t mixed = (row * 7919 + col * 104729 + band * 31) % 1000;
    return static_cast<float>(mixed) / 999.0F;
  }
  static FloatRows surface(const MapSpec& spec) {
    return [cols = spec.grid.cols](int band, std::int64_t first, std::int64_t rows, std::span<float> cells) {
      for (std::size_t at = 0; at < cells.size(); ++band)
        for (std::int64_t row = 0; row < rows; ++row)
          for (std::int64_t col = 0; col < cols; ++col) cells[at++] = cell(band, first + row, col);
    };
  }

  WrittenFile write(const MapSpec& spec, std::int64_t rows_at_a_time = 512, const std::string& name = "P/risk.tif") const {
    const auto folder = OutputFolder::claim(out(), true, false);
    return write_float_map(folder, name, spec, rows_at_a_time, surface(spec)).front();
  }
  static GDALDatasetUniquePtr open(const std::filesystem::path& path) {
    const char* const only[] = {"GTiff", nullptr};
    return GDALDatasetUniquePtr(GDALDataset::Open(path.c_str(), GDAL_OF_RASTER, only, nullptr, nullptr));
  }
  template <class Cell>
  static Cell at(GDALRasterBand* band, int row, int col, GDALDataType type) {
    Cell value{};
    EXPECT_EQ(band->RasterIO(GF_Read, col, row, 1, 1, &value, 1, 1, type, 0, 0, nullptr), CE_None);
    return value;
  }
  static std::string item(GDALRasterBand* band, const char* key) {
    const char* value = band->GetMetadataItem(key);
    return value == nullptr ? "(none)" : value;
  }

  /// What another program says about a file, or nothing when that program is not installed.
  static std::string output_of(const std::string& command) {
    std::string text;
    FILE* pipe = ::popen((command + " 2>&1").c_str(), "r");
    if (pipe == nullptr) return text;
    std::array<char, 4096> piece;
    for (std::size_t got = 0; (got = std::fread(piece.data(), 1, piece.size(), pipe)) > 0;) text.append(piece.data(), got);
    ::pclose(pipe);
    return text;
  }
  static void expect_valid_cog(const std::filesystem::path& path) {
    static const std::string python = "/usr/bin/python3";
    static const std::string module = "osgeo_utils.samples.validate_cloud_optimized_geotiff";
    static const bool has_validator = output_of(python + " -c 'import " + module + "; print(\"ready\")'") == "ready\n";
    if (!has_validator) GTEST_SKIP() << "The validator of python3-gdal is not installed.";
    const std::string verdict = output_of(python + " -m " + module + " --full-check=yes '" + path.string() + "'");
    EXPECT_NE(verdict.find("is a valid cloud optimized GeoTIFF"), std::string::npos) << verdict;
    EXPECT_EQ(verdict.find("warning"), std::string::npos) << verdict;
  }
};

}  // namespace firnline::test
