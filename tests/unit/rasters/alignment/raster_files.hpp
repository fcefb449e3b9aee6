// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <gdal_priv.h>
#include <gtest/gtest.h>
#include <ogr_spatialref.h>

#include <cmath>
#include <cstdint>
#include <cstring>
#include <filesystem>
#include <functional>
#include <limits>
#include <optional>
#include <string>
#include <vector>

#include "kernels/grid/error.hpp"
#include "rasters/alignment/aligned_layer.hpp"
#include "rasters/alignment/tile_stream.hpp"
#include "rasters/opener/opener.hpp"
#include "tests/support/scratch_folder.hpp"

namespace firnline::testing {

inline constexpr double nan = std::numeric_limits<double>::quiet_NaN();

/// A raster file to be written for a test.
struct RasterFile {
  std::string crs = "EPSG:32643";
  double west = 500000, north = 4600000, width = 100, height = 100;  ///< cell sizes; height < 0 writes south-up
  int rows = 1, cols = 1, bands = 1;
  GDALDataType type = GDT_Float32;
  std::optional<double> no_data{};
  double scale = 1, offset = 0;
  std::string unit{};
  std::vector<std::string> creation{};  ///< of the GTiff driver
  std::function<double(int band, int row, int col)> value = [](int, int, int) { return 0.0; };  ///< row 0 north
  std::function<bool(int row, int col)> mask{};                                                   ///< true = valid
  std::function<void(GDALDataset&)> change{};  ///< last touch before the file is closed
};

/// A fence, a folder that goes away, and the opener for it.
class Folder : public ::testing::Test {
 protected:
  [[nodiscard]] const Opener& opener() const { return opener_; }
  [[nodiscard]] std::string path(const std::string& name) const { return (folder_ / name).string(); }

  void write(const std::string& name, const RasterFile& file) const {
    GDALDriver* driver = GetGDALDriverManager()->GetDriverByName("GTiff");
    ASSERT_NE(driver, nullptr);
    char** options = nullptr;
    for (const auto& option : file.creation) options = CSLAddString(options, option.c_str());
    CPLSetThreadLocalConfigOption("GDAL_TIFF_INTERNAL_MASK", "YES");
    DatasetHandle dataset(driver->Create(path(name).c_str(), file.cols, file.rows, file.bands, file.type, options));
    CSLDestroy(options);
    ASSERT_NE(dataset, nullptr);
    const bool south_up = file.height < 0;
    double transform[6] = {file.west, file.width, 0, south_up ? file.north + file.rows * file.height : file.north, 0, -file.height};
    dataset->SetGeoTransform(transform);
    if (!file.crs.empty()) {
      OGRSpatialReference crs;
      crs.SetFromUserInput(file.crs.c_str());
      crs.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
      dataset->SetSpatialRef(&crs);
    }
    for (int b = 1; b <= file.bands; ++b) {
      GDALRasterBand* band = dataset->GetRasterBand(b);
      if (file.no_data) band->SetNoDataValue(*file.no_data);
      if (file.scale != 1 || file.offset != 0) {
        band->SetScale(file.scale);
        band->SetOffset(file.offset);
      }
      if (!file.unit.empty()) band->SetUnitType(file.unit.c_str());
      std::vector<double> row(static_cast<std::size_t>(file.cols));
      for (int r = 0; r < file.rows; ++r) {
        for (int c = 0; c < file.cols; ++c) row[static_cast<std::size_t>(c)] = file.value(b, r, c);
        const int stored = south_up ? file.rows - 1 - r : r;
        ASSERT_EQ(band->RasterIO(GF_Write, 0, stored, file.cols, 1, row.data(), file.cols, 1, GDT_Float64, 0, 0, nullptr), CE_None);
      }
    }
    if (file.mask) {
      ASSERT_EQ(dataset->CreateMaskBand(GMF_PER_DATASET), CE_None);
      std::vector<std::uint8_t> row(static_cast<std::size_t>(file.cols));
      for (int r = 0; r < file.rows; ++r) {
        for (int c = 0; c < file.cols; ++c) row[static_cast<std::size_t>(c)] = file.mask(r, c) ? 255 : 0;
        const int stored = south_up ? file.rows - 1 - r : r;
        ASSERT_EQ(dataset->GetRasterBand(1)->GetMaskBand()->RasterIO(GF_Write, 0, stored, file.cols, 1, row.data(), file.cols, 1,
                                                                    GDT_Byte, 0, 0, nullptr), CE_None);
      }
    }
    if (file.change) file.change(*dataset);
  }

  /// A layer called by its file, intensive, in metres, any value plausible.
  [[nodiscard]] LayerRequest layer(const std::string& file, LayerKind kind = LayerKind::intensive, Method method = Method::none) const {
    LayerRequest request;
    request.name = file.substr(0, file.find('.'));
    request.spec.id = std::string("test_layer");
    request.spec.kind = kind;
    request.spec.unit = std::string(kind == LayerKind::categorical ? "1" : "m");
    request.spec.plausible_low = -1e9;
    request.spec.plausible_high = 1e9;
    request.sources = {file};
    request.paths = {path(file)};
    request.method = method;
    return request;
  }

  [[nodiscard]] GridSpec grid_of(const LayerRequest& request) const {
    GridRequest grid;
    grid.like = request.name;
    return resolve_grid(opener(), grid, {request});
  }

  [[nodiscard]] AlignedLayer align(const GridSpec& grid, const LayerRequest& request) const {
    auto layers = align_layers(opener(), grid, {}, {request});
    return std::move(layers.front());
  }

  ScratchFolder folder_;
  Opener opener_{folder_.path(), {}, {}};
};

/// Band 1 of a layer over the whole grid, read in one window.
inline std::vector<float> cells_of(const AlignedLayer& layer, const GridSpec& grid) {
  std::vector<Tile<float>> tiles(static_cast<std::size_t>(layer.planes()), Tile<float>(grid.whole(), 0, 0.0F));
  layer.read(tiles);
  return {tiles.front().data(), tiles.front().data() + tiles.front().size()};
}
inline std::vector<std::int32_t> codes_of(const AlignedLayer& layer, const GridSpec& grid) {
  std::vector<Tile<std::int32_t>> tiles(static_cast<std::size_t>(layer.planes()), Tile<std::int32_t>(grid.whole(), 0, 0));
  layer.read(tiles);
  return {tiles.front().data(), tiles.front().data() + tiles.front().size()};
}

inline GridSpec utm_grid(double west, double north, double size, std::int64_t rows, std::int64_t cols, const Opener& opener) {
  GridRequest request;
  request.crs = std::string("EPSG:32643");
  request.west = west;
  request.north = north;
  request.east = west + size * static_cast<double>(cols);
  request.south = north - size * static_cast<double>(rows);
  request.cell_width = request.cell_height = size;
  return resolve_grid(opener, request, {});
}

/// The error a call throws, for its code, text and remedy.
template <class Call>
std::optional<Error> error_of(Call&& call) {
  try {
    call();
  } catch (const Error& error) {
    return error;
  }
  return std::nullopt;
}

inline bool mentions(const std::optional<Error>& error, const std::string& text) {
  return error && std::string(error->what()).find(text) != std::string::npos;
}

/// Same bits, NaN included.
template <class T>
bool same_bits(const std::vector<T>& a, const std::vector<T>& b) {
  return a.size() == b.size() && std::memcmp(a.data(), b.data(), a.size() * sizeof(T)) == 0;
}

}  // namespace firnline::testing
