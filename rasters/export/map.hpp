// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstddef>
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

/// One class of a continuous quantity: values up to `upper` that no earlier step took.
struct LegendStep {
  double upper = 0;
  std::string label;
  std::array<std::uint8_t, 4> rgba{};
};

/// How the styles beside a Float32 map colour its first band.
enum class MapLegend {
  score,        ///< MapSpec::score_steps on a scale of 0 to 1; values outside 0..1 get value_range instead
  value_range,  ///< five equal steps from the least to the greatest value, no judgement in the colours
};

/// A finished map, delivered row block by row block, so that no whole raster is ever in memory.
struct MapSpec {
  GridSpec grid;
  std::vector<MapBand> bands;
  std::map<std::string, std::string>
      metadata;                     ///< TIFF tags: job title, profile, licence duty, version of the program
  std::vector<ClassEntry> classes;  ///< Byte maps only: colour table and category names; code 0 = no data
  std::vector<LegendStep> score_steps;  ///< MapLegend::score only: rising; the last one takes all the rest
  std::string legend_title;
  std::string qml_band_title;
  MapLegend legend = MapLegend::score;
  int threads = 1;  ///< that compress; the bytes do not depend on it
  /// Bands asked for together, so that a source which holds them together is read once; the bytes do not
  /// depend on it.
  int bands_at_a_time = 1;
  /// Float32 maps: overviews show single cells, not means: for numbers that name something.
  bool nearest_overviews = false;
};

/// Fills rows [first_row, first_row + rows) of bands_at_a_time bands from first_band on (of fewer where the
/// bands end): band after band, row-major, width grid.cols. Asked once for every row of every band: one group
/// of bands after the other, each from north to south.
using FloatRows =
    std::function<void(int first_band, std::int64_t first_row, std::int64_t rows, std::span<float> cells)>;
using ByteRows =
    std::function<void(std::int64_t first_row, std::int64_t rows, std::span<std::uint8_t> cells)>;

/// Cloud-optimised GeoTIFF, Float32, NaN no data, statistics, overviews (means); tiled GTiff -> COG -> every
/// block read back and compared -> rename. The bytes depend on the cells and the description alone. Styles
/// for QGIS (.qml) and for servers (.sld) are written beside it: all come back, the map first.
/// rows_at_a_time: best a multiple of 512, the height of a block. Cells of that many rows of bands_at_a_time
/// bands are held in memory. What rows throws passes through; nothing is left. throws: OutputError;
/// LimitError above 2^31 - 1 rows or columns
std::vector<WrittenFile> write_float_map(const OutputFolder& folder, const std::string& name,
                                         const MapSpec& spec, std::int64_t rows_at_a_time,
                                         const FloatRows& rows);
/// The same for classes: Byte, 0 no data, colour table, overviews of nearest cells. TIFF has no place for
/// names of codes and for an attribute table, so a .aux.xml holds both; the names stand in the styles too,
/// and as CLASS_n in the band's metadata.
std::vector<WrittenFile> write_class_map(const OutputFolder& folder, const std::string& name,
                                         const MapSpec& spec, std::int64_t rows_at_a_time,
                                         const ByteRows& rows);

/// Disk that writing such a map takes at most: itself, its overviews and what it is made from. For check.
[[nodiscard]] std::int64_t map_bytes_needed(const GridSpec& grid, std::size_t bands,
                                            std::size_t bytes_per_cell);

/// An RGBA picture as PNG bytes, for the report. Uses a private driver handle; nothing stays registered.
/// throws: OutputError
[[nodiscard]] std::vector<std::byte> encode_png(std::int64_t width, std::int64_t height,
                                                std::span<const std::uint8_t> rgba);
/// The same of one code per cell and the colours, red, green, blue, alpha, of the codes: a third of the bytes.
/// throws: OutputError
[[nodiscard]] std::vector<std::byte> encode_palette_png(std::int64_t width, std::int64_t height,
                                                        std::span<const std::uint8_t> codes,
                                                        std::span<const std::array<std::uint8_t, 4>> palette);

}  // namespace firnline
