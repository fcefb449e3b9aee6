// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <gdal_priv.h>
#include <unistd.h>

#include <cmath>
#include <cstdlib>
#include <filesystem>
#include <stdexcept>
#include <string>
#include <vector>

#include "tests/support/study.hpp"

/// gdaldem as a judge of the terrain indicators.
namespace firnline::test {

/// A folder that is gone when the test is.
class Scratch {
 public:
  Scratch()
      : path_(std::filesystem::temp_directory_path() / ("firnline_gdaldem_" + std::to_string(getpid()))) {
    std::filesystem::create_directories(path_);
  }
  ~Scratch() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }
  [[nodiscard]] std::string file(const char* name) const { return (path_ / name).string(); }

 private:
  std::filesystem::path path_;
};

/// The first need of a study on a projected grid, as a GeoTIFF of f32.
inline void write_elevation(const std::string& path, const Study& study) {
  const auto width = static_cast<int>(study.grid.cols), height = static_cast<int>(study.grid.rows);
  GDALDriver* driver = GetGDALDriverManager()->GetDriverByName("GTiff");
  GDALDatasetUniquePtr file(driver->Create(path.c_str(), width, height, 1, GDT_Float32, nullptr));
  double transform[] = {500000, study.grid.cell_width, 0, 4600000, 0, -study.grid.cell_height};
  file->SetGeoTransform(transform);
  std::vector<float> cells = study.needs[0][0].cells;
  for (float& cell : cells) cell = std::isnan(cell) ? -9999.0F : cell;
  GDALRasterBand* band = file->GetRasterBand(1);
  band->SetNoDataValue(-9999);
  if (band->RasterIO(GF_Write, 0, 0, width, height, cells.data(), width, height, GDT_Float32, 0, 0) !=
      CE_None)
    throw std::runtime_error(path + " could not be written");
}

/// One band as f32, its no data as NaN, on its own geographic or projected grid. throws: std::runtime_error
struct Band {
  GridSpec grid;
  std::vector<float> cells;
};
[[nodiscard]] inline Band read_band(const std::string& path) {
  GDALDatasetUniquePtr file(GDALDataset::Open(path.c_str()));
  if (file == nullptr) throw std::runtime_error(path + " could not be opened");
  const int width = file->GetRasterXSize(), height = file->GetRasterYSize();
  Band result;
  double transform[6] = {};
  file->GetGeoTransform(transform);
  result.grid = plane_grid(height, width, transform[1], -transform[5]);
  result.grid.north = transform[3];
  const OGRSpatialReference* crs = file->GetSpatialRef();
  result.grid.geographic = crs != nullptr && crs->IsGeographic() != 0;
  result.cells.resize(static_cast<std::size_t>(width) * static_cast<std::size_t>(height));
  GDALRasterBand* band = file->GetRasterBand(1);
  if (band->RasterIO(GF_Read, 0, 0, width, height, result.cells.data(), width, height, GDT_Float32, 0, 0) !=
      CE_None)
    throw std::runtime_error(path + " could not be read");
  int declared = 0;
  const auto no_data = static_cast<float>(band->GetNoDataValue(&declared));
  for (float& cell : result.cells) cell = declared != 0 && cell == no_data ? no_data_f32 : cell;
  return result;
}

/// What gdaldem makes of a DEM.
/// in: its mode with options ("slope -alg Horn"), and dem, or the file dem.tif of scratch when it is empty
[[nodiscard]] inline std::vector<float> gdaldem(const std::string& mode, const Scratch& scratch,
                                                const std::string& dem = {}) {
  const std::string out = scratch.file("out.tif"), in = dem.empty() ? scratch.file("dem.tif") : dem;
  const auto blank = mode.find(' ');
  const std::string options = blank == std::string::npos ? "" : mode.substr(blank);
  const std::string command = "gdaldem " + mode.substr(0, blank) + " '" + in + "' " + out + options + " -q";
  if (std::system(command.c_str()) != 0)
    throw std::runtime_error("gdaldem (package gdal-bin) could not be run");
  return read_band(out).cells;
}

}  // namespace firnline::test
