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

/// A GeoTIFF in EPSG:32643 with its north-western corner at 500000, 4600000; no data: -1. Bands count from 1.
inline void write_float_bands(const std::filesystem::path& file, int bands, int rows, int cols, double cell_m,
                              const std::function<float(int band, int row, int col)>& cell) {
  GDALDriver* const driver = GetGDALDriverManager()->GetDriverByName("GTiff");
  ASSERT_NE(driver, nullptr);
  const DatasetHandle raster(driver->Create(file.c_str(), cols, rows, bands, GDT_Float32, nullptr));
  ASSERT_NE(raster, nullptr);
  std::array<double, 6> corner = {500000, cell_m, 0, 4600000, 0, -cell_m};
  const OGRSpatialReference crs = parse_crs("EPSG:32643");
  ASSERT_EQ(raster->SetGeoTransform(corner.data()), CE_None);
  ASSERT_EQ(raster->SetSpatialRef(&crs), CE_None);
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

}  // namespace firnline::test
