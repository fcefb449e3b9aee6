// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "rasters/samples/field.hpp"
#include "rasters/samples/sample_file.hpp"

namespace firnline::sample {

enum class Storage { byte, int16, uint16, float32 };

/// A raster as its file holds it. Numbers are the packed ones: value = packed * scale + offset.
struct Raster {
  std::string name;
  int epsg = 0;
  double west = 0, north = 0, cell_width = 0, cell_height = 0;  ///< in units of the CRS
  bool south_up = false;                 ///< store the southern row first, with a positive row height
  Storage storage = Storage::float32;
  std::vector<Field<double>> bands;      ///< row 0 north, whatever south_up says
  std::vector<std::string> band_names;   ///< empty, or one each
  std::optional<double> no_data;         ///< declared sentinel
  double scale = 1, offset = 0;
  std::string unit;
  std::optional<Mask> valid;             ///< a mask band inside the file: 1 where there is data
  bool climate_colours = false;          ///< colour table of the Koeppen-Geiger classes
};

/// The bytes of a GeoTIFF. LZW, whose bytes do not depend on which zlib GDAL was built with; no time stamp.
/// throws: OutputError with GDAL's message
[[nodiscard]] SampleFile as_geotiff(const Raster& raster);

}  // namespace firnline::sample
