// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "rasters/export/map.hpp"

#include <cmath>
#include <limits>
#include <set>

#include "kernels/grid/error.hpp"
#include "kernels/grid/number_text.hpp"
#include "kernels/grid/tile.hpp"
#include "rasters/export/band_statistics.hpp"
#include "rasters/export/map_raster.hpp"
#include "rasters/export/map_style.hpp"

namespace firnline {
namespace {

/// The names under which GDAL and QGIS look for them.
std::map<std::string, std::string> statistics_items(const BandStatistics& band) {
  const double percent = 100.0 * static_cast<double>(band.valid()) / static_cast<double>(band.cells());
  std::map<std::string, std::string> items = {
      {"STATISTICS_VALID_PERCENT", number_text(std::round(percent * 100) / 100)}};
  if (band.valid() == 0) return items;
  items["STATISTICS_MINIMUM"] = number_text(static_cast<double>(band.least()));
  items["STATISTICS_MAXIMUM"] = number_text(static_cast<double>(band.greatest()));
  items["STATISTICS_MEAN"] = number_text(band.mean());
  items["STATISTICS_STDDEV"] = number_text(band.standard_deviation());
  return items;
}

std::map<std::string, std::string> class_items(const std::vector<ClassEntry>& classes) {
  std::map<std::string, std::string> items;
  for (const ClassEntry& entry : classes) items["CLASS_" + std::to_string(entry.code)] = entry.label;
  return items;
}

void require_sound_classes(const MapSpec& spec) {
  std::set<int> codes;
  for (const ClassEntry& entry : spec.classes)
    if (entry.code < 0 || entry.code > std::numeric_limits<std::uint8_t>::max() || !codes.insert(entry.code).second)
      throw BugError("The class code " + std::to_string(entry.code) + " is not between 0 and 255, or there twice.");
  if (spec.bands.size() != 1) throw BugError("A map of classes has one band.");
}

std::string style_name(const std::string& map_name) {
  const std::string ending = ".tif";
  const bool has_ending = map_name.ends_with(ending);
  return (has_ending ? map_name.substr(0, map_name.size() - ending.size()) : map_name) + ".qml";
}

}  // namespace

std::vector<WrittenFile> write_float_map(const OutputFolder& folder, const std::string& name, const MapSpec& spec,
                                         std::int64_t rows_at_a_time, const FloatRows& rows) {
  const CellFormat format{GDT_Float32, sizeof(float), std::numeric_limits<double>::quiet_NaN(), halve_by_mean, "YES"};
  std::vector<BandStatistics> statistics(spec.bands.size());
  const RawRows raw_rows = [&](int first_band, std::int64_t first_row, std::int64_t count,
                               std::span<std::byte> raw) {
    // In place: a second buffer of rows would be the largest thing in memory.
    const std::span<float> cells(reinterpret_cast<float*>(raw.data()), raw.size() / sizeof(float));
    rows(first_band, first_row, count, cells);
    // There are millions of NaNs, and devices differ in which one they give: one of them in the file.
    for (float& cell : cells)
      if (std::isnan(cell)) cell = no_data_f32;
    const auto band_cells = static_cast<std::size_t>(count * spec.grid.cols);
    auto band = static_cast<std::size_t>(first_band);
    for (std::size_t at = 0; at < cells.size(); at += band_cells)
      statistics[band++].add(cells.subspan(at, band_cells), spec.grid.cols);
  };
  const BandItems items = [&](int band) { return statistics_items(statistics[static_cast<std::size_t>(band)]); };
  std::vector<WrittenFile> written = {write_map(folder, name, spec, format, rows_at_a_time, raw_rows, items)};
  written.push_back(folder.write(style_name(name), float_map_style(spec, statistics.front())));
  return written;
}

std::vector<WrittenFile> write_class_map(const OutputFolder& folder, const std::string& name, const MapSpec& spec,
                                         std::int64_t rows_at_a_time, const ByteRows& rows) {
  require_sound_classes(spec);
  const CellFormat format{GDT_Byte, 1, 0, halve_by_nearest, "NO"};
  const RawRows raw_rows = [&](int, std::int64_t first_row, std::int64_t count, std::span<std::byte> raw) {
    rows(first_row, count, {reinterpret_cast<std::uint8_t*>(raw.data()), raw.size()});
  };
  const BandItems items = [&](int) { return class_items(spec.classes); };
  std::vector<WrittenFile> written = {write_map(folder, name, spec, format, rows_at_a_time, raw_rows, items)};
  written.push_back(folder.write(style_name(name), class_map_style(spec)));
  return written;
}

std::int64_t map_bytes_needed(const GridSpec& grid, std::size_t bands, std::size_t bytes_per_cell) {
  // At worst nothing is compressed: the tiled file, the overviews made from it (a third), and both again in the map.
  constexpr std::int64_t most = std::numeric_limits<std::int64_t>::max();
  std::int64_t bytes = 0;
  if (__builtin_mul_overflow(grid.cells(), static_cast<std::int64_t>(bands * bytes_per_cell), &bytes) || bytes > most / 3)
    return most;
  return bytes / 3 * 8 + (std::int64_t{1} << 20);
}

}  // namespace firnline
