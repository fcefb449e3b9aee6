// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <map>
#include <span>
#include <string>
#include <vector>

#include "kernels/grid/grid_spec.hpp"
#include "rasters/export/verified_file.hpp"

namespace firnline {

struct MapBand {
  std::string description;
  std::string unit;
};

struct ClassEntry {
  int code = 0;
  std::string label;
  std::array<std::uint8_t, 4> rgba{};
};

/// A finished map, delivered row block by row block, so that no whole raster is ever in memory.
struct MapSpec {
  GridSpec grid;
  std::vector<MapBand> bands;
  std::map<std::string, std::string> metadata;  ///< TIFF tags: job title, profile, licence duty, version of the program
  std::vector<ClassEntry> classes;              ///< Byte maps only: colour table and category names; code 0 = no data
  std::string legend_title;
  std::string qml_band_title;
};

/// Fills rows [first_row, first_row + rows) of one band, row-major, width grid.cols.
using FloatRows = std::function<void(int band, std::int64_t first_row, std::int64_t rows, std::span<float> cells)>;
using ByteRows = std::function<void(std::int64_t first_row, std::int64_t rows, std::span<std::uint8_t> cells)>;

/// Cloud-optimised GeoTIFF, Float32, NaN no data, statistics, overviews; tiled GTiff -> COG -> read back -> rename.
/// A QGIS style (.qml) is written beside it. throws: OutputError
std::vector<WrittenFile> write_float_map(const OutputFolder& folder, const std::string& name, const MapSpec& spec,
                                         std::int64_t rows_at_a_time, const FloatRows& rows);
/// The same for classes: Byte, 0 no data, colour table, category names, nearest overviews.
std::vector<WrittenFile> write_class_map(const OutputFolder& folder, const std::string& name, const MapSpec& spec,
                                         std::int64_t rows_at_a_time, const ByteRows& rows);

/// An RGBA picture as PNG bytes, for the report. Uses a private driver handle; nothing stays registered.
[[nodiscard]] std::vector<std::byte> encode_png(std::int64_t width, std::int64_t height,
                                                std::span<const std::uint8_t> rgba);

}  // namespace firnline
