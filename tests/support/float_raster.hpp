// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <gdal_priv.h>
#include <gtest/gtest.h>

#include <array>
#include <filesystem>
#include <functional>
#include <vector>

#include "rasters/opener/crs.hpp"
#include "rasters/opener/opener.hpp"

namespace firnline::test {

/// A GeoTIFF without cells yet, in EPSG:32643 with its north-western corner at 500000, 4600000.
inline void make_raster(const std::filesystem::path& file, int bands, int rows, int cols, double cell_m,
                        GDALDataType type, DatasetHandle& raster) {
  GDALDriver* const driver = GetGDALDriverManager()->GetDriverByName("GTiff");
  ASSERT_NE(driver, nullptr);
  raster.reset(driver->Create(file.c_str(), cols, rows, bands, type, nullptr));
  ASSERT_NE(raster, nullptr);
  std::array<double, 6> corner = {500000, cell_m, 0, 4600000, 0, -cell_m};
  const OGRSpatialReference crs = parse_crs("EPSG:32643");
  ASSERT_EQ(raster->SetGeoTransform(corner.data()), CE_None);
  ASSERT_EQ(raster->SetSpatialRef(&crs), CE_None);
}

/// Such a GeoTIFF of Float32; no data: -1. Bands count from 1.
inline void write_float_bands(const std::filesystem::path& file, int bands, int rows, int cols, double cell_m,
                              const std::function<float(int band, int row, int col)>& cell) {
  DatasetHandle raster;
  ASSERT_NO_FATAL_FAILURE(make_raster(file, bands, rows, cols, cell_m, GDT_Float32, raster));
  for (int band = 1; band <= bands; ++band) {
    ASSERT_EQ(raster->GetRasterBand(band)->SetNoDataValue(-1), CE_None);
    std::vector<float> cells;
    for (int row = 0; row < rows; ++row)
      for (int col = 0; col < cols; ++col) cells.push_back(cell(band, row, col));
    ASSERT_EQ(raster->GetRasterBand(band)->RasterIO(GF_Write, 0, 0, cols, rows, cells.data(), cols, rows,
                                                    GDT_Float32, 0, 0),
              CE_None);
  }
}

/// Of one band.
inline void write_float_raster(const std::filesystem::path& file, int rows, int cols, double cell_m,
                               const std::function<float(int row, int col)>& cell) {
  write_float_bands(file, 1, rows, cols, cell_m, [&](int, int row, int col) { return cell(row, col); });
}

/// Such a GeoTIFF of Int16, without a value for no data.
inline void write_code_raster(const std::filesystem::path& file, int rows, int cols, double cell_m,
                              const std::function<int(int row, int col)>& code) {
  DatasetHandle raster;
  ASSERT_NO_FATAL_FAILURE(make_raster(file, 1, rows, cols, cell_m, GDT_Int16, raster));
  std::vector<int> codes;
  for (int row = 0; row < rows; ++row)
    for (int col = 0; col < cols; ++col) codes.push_back(code(row, col));
  ASSERT_EQ(raster->GetRasterBand(1)->RasterIO(GF_Write, 0, 0, cols, rows, codes.data(), cols, rows,
                                               GDT_Int32, 0, 0),
            CE_None);
}

}  // namespace firnline::test
