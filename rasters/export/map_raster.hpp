// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <gdal.h>

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <span>
#include <string>
#include <vector>

#include "rasters/export/map.hpp"
#include "rasters/export/overviews.hpp"

namespace firnline {

// The way of every map: rows -> tiled GeoTIFF with overviews -> cloud-optimised GeoTIFF -> every block read back. Private to export/.

/// What differs between kinds of maps.
struct CellFormat {
  GDALDataType type = GDT_Unknown;
  std::size_t bytes = 0;
  double no_data = 0;
  HalveRows halve = nullptr;        ///< makes the overviews
  const char* predictor = nullptr;  ///< what precedes DEFLATE, in GDAL's words
};

/// As FloatRows, as the cells lie in memory; the buffer is aligned for any cell.
using RawRows = std::function<void(int first_band, std::int64_t first_row, std::int64_t rows,
                                   std::span<std::byte> cells)>;
/// Items of one band (first = 0) that are known only when all rows were delivered.
using BandItems = std::function<std::map<std::string, std::string>(int band)>;

/// throws: as write_float_map
WrittenFile write_map(const OutputFolder& folder, const std::string& name, const MapSpec& spec, const CellFormat& format,
                      std::int64_t rows_at_a_time, const RawRows& rows, const BandItems& items);

}  // namespace firnline
