// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "rasters/export/map.hpp"

#include <cmath>
#include <limits>
#include <set>

#include "kernels/grid/error.hpp"
#include "kernels/grid/tile.hpp"
#include "rasters/export/band_statistics.hpp"
#include "rasters/export/class_table.hpp"
#include "rasters/export/map_raster.hpp"
#include "rasters/export/map_sld.hpp"
#include "rasters/export/map_style.hpp"

namespace firnline {
namespace {

std::map<std::string, std::string> class_items(const std::vector<ClassEntry>& classes,
                                               const ClassCounts& counts) {
  std::map<std::string, std::string> items = statistics_items(counts.statistics());
  for (const ClassEntry& entry : classes) items["CLASS_" + std::to_string(entry.code)] = entry.label;
  return items;
}

void require_sound_classes(const MapSpec& spec) {
  std::set<int> codes;
  for (const ClassEntry& entry : spec.classes)
    if (entry.code < 0 || entry.code > std::numeric_limits<std::uint8_t>::max() ||
        !codes.insert(entry.code).second)
      throw BugError("The class code " + std::to_string(entry.code) +
                     " is not between 0 and 255, or there twice.");
  if (spec.bands.size() != 1) throw BugError("A map of classes has one band.");
}

/// 'P/risk.tif' -> 'P/risk'
std::string without_ending(const std::string& map_name) {
  const std::string ending = ".tif";
  return map_name.ends_with(ending) ? map_name.substr(0, map_name.size() - ending.size()) : map_name;
}

/// What a server should call the layer.
std::string layer_name(const std::string& map_name) {
  const std::string name = without_ending(map_name);
  return name.substr(name.rfind('/') + 1);
}

}  // namespace

std::vector<WrittenFile> write_float_map(const OutputFolder& folder, const std::string& name,
                                         const MapSpec& spec, std::int64_t rows_at_a_time,
                                         const FloatRows& rows) {
  const CellFormat format{GDT_Float32, sizeof(float), std::numeric_limits<double>::quiet_NaN(),
                          spec.nearest_overviews ? halve_floats_by_nearest : halve_by_mean, "YES"};
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
  const BandItems items = [&](int band) {
    return statistics_items(statistics[static_cast<std::size_t>(band)].all());
  };
  std::vector<WrittenFile> written = {write_map(folder, name, spec, format, rows_at_a_time, raw_rows, items)};
  written.push_back(folder.write(without_ending(name) + ".qml", float_map_style(spec, statistics.front())));
  written.push_back(
      folder.write(without_ending(name) + ".sld", float_map_sld(layer_name(name), spec, statistics.front())));
  return written;
}

std::vector<WrittenFile> write_class_map(const OutputFolder& folder, const std::string& name,
                                         const MapSpec& spec, std::int64_t rows_at_a_time,
                                         const ByteRows& rows) {
  require_sound_classes(spec);
  const CellFormat format{GDT_Byte, 1, 0, halve_by_nearest, "NO"};
  ClassCounts counts;
  const RawRows raw_rows = [&](int, std::int64_t first_row, std::int64_t count, std::span<std::byte> raw) {
    const std::span<std::uint8_t> cells(reinterpret_cast<std::uint8_t*>(raw.data()), raw.size());
    rows(first_row, count, cells);
    counts.add(cells);
  };
  const BandItems items = [&](int) { return class_items(spec.classes, counts); };
  std::vector<WrittenFile> written = {write_map(folder, name, spec, format, rows_at_a_time, raw_rows, items)};
  written.push_back(folder.write(name + ".aux.xml", class_side_file(spec, counts)));
  written.push_back(folder.write(without_ending(name) + ".qml", class_map_style(spec)));
  written.push_back(folder.write(without_ending(name) + ".sld", class_map_sld(layer_name(name), spec)));
  return written;
}

std::int64_t map_bytes_needed(const GridSpec& grid, std::size_t bands, std::size_t bytes_per_cell) {
  // At worst nothing is compressed: the tiled file, the overviews made from it (a third), and both again in
  // the map.
  constexpr std::int64_t most = std::numeric_limits<std::int64_t>::max();
  std::int64_t bytes = 0;
  if (__builtin_mul_overflow(grid.cells(), static_cast<std::int64_t>(bands * bytes_per_cell), &bytes) ||
      bytes > most / 3)
    return most;
  return bytes / 3 * 8 + (std::int64_t{1} << 20);
}

}  // namespace firnline
