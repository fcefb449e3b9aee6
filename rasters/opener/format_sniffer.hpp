// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace firnline {

/// What the first bytes of a file say it is. The name and its extension say nothing: a VRT may be called
/// dem.tif.
enum class FileFormat {
  geotiff,
  arc_ascii_grid,
  netcdf,  ///< classic, or HDF5 which netCDF-4 is stored in
  geopackage,
  geojson,
  flatgeobuf,
  shapefile,
  refused,  ///< recognised, and not one that firnline opens
  text,     ///< none of these, and no NUL among the first bytes
  unknown,
  empty,
};

struct SniffedFormat {
  FileFormat format = FileFormat::unknown;
  const char* driver = nullptr;  ///< the one GDAL driver that may open it; null when none may
  const char* words = "";        ///< what to call it in a message: "a GeoTIFF", "a JPEG picture"
};

/// How many bytes sniff_format wants to see.
inline constexpr std::size_t sniffed_bytes = 512;

/// Part of layer 3 of the opener: which one driver may see this file. head: its first bytes, at most
/// sniffed_bytes.
[[nodiscard]] SniffedFormat sniff_format(std::string_view head);

}  // namespace firnline
