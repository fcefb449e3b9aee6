// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "rasters/export/map_raster.hpp"

#include <cpl_string.h>
#include <gdal_priv.h>

#include <algorithm>
#include <limits>
#include <system_error>

#include "kernels/grid/error.hpp"
#include "rasters/export/block_checksums.hpp"
#include "rasters/export/gdal_writing.hpp"
#include "rasters/opener/crs.hpp"

namespace firnline {
namespace {

namespace fs = std::filesystem;

/// GDAL's block cache while a map is written. Its default, a share of the machine's memory, would not be ours to spend;
/// a row of 512-cell blocks, 10^5 cells wide, takes 200 MB.
class CacheLimit {
 public:
  CacheLimit() : before_(GDALGetCacheMax64()) { GDALSetCacheMax64(std::min(before_, GIntBig{256} << 20)); }
  CacheLimit(const CacheLimit&) = delete;
  CacheLimit& operator=(const CacheLimit&) = delete;
  ~CacheLimit() { GDALSetCacheMax64(before_); }

 private:
  GIntBig before_;
};

void require_sound_spec(const MapSpec& spec, std::int64_t rows_at_a_time) {
  constexpr std::int64_t most = std::numeric_limits<int>::max();
  if (spec.grid.rows > most || spec.grid.cols > most)
    throw LimitError("A map of " + std::to_string(spec.grid.rows) + " rows and " + std::to_string(spec.grid.cols) +
                         " columns is more than GDAL can write.", {}, "Choose larger cells or a smaller area.");
  if (spec.grid.rows < 1 || spec.grid.cols < 1 || spec.bands.empty() || rows_at_a_time < 1 ||
      spec.bands_at_a_time < 1)
    throw BugError("A map without rows, columns or bands cannot be written.");
}

CPLStringList tiled_options() {
  CPLStringList options;
  options.SetNameValue("TILED", "YES");
  options.SetNameValue("BLOCKXSIZE", std::to_string(block_side).c_str());
  options.SetNameValue("BLOCKYSIZE", std::to_string(block_side).c_str());
  options.SetNameValue("INTERLEAVE", "BAND");  // a block holds one band
  options.SetNameValue("COMPRESS", "DEFLATE");
  options.SetNameValue("ZLEVEL", "1");         // it lives for minutes: speed before size
  options.SetNameValue("BIGTIFF", "YES");
  options.SetNameValue("SPARSE_OK", "TRUE");   // all-no-data blocks take no space
  return options;
}

CPLStringList cog_options(const MapSpec& spec, const CellFormat& format) {
  CPLStringList options;
  options.SetNameValue("COMPRESS", "DEFLATE");
  options.SetNameValue("OVERVIEW_COMPRESS", "DEFLATE");
  options.SetNameValue("PREDICTOR", format.predictor);
  options.SetNameValue("OVERVIEW_PREDICTOR", format.predictor);
  options.SetNameValue("BLOCKSIZE", std::to_string(block_side).c_str());
  options.SetNameValue("BIGTIFF", "YES");  // classic TIFF breaks at 4 GiB, when most of the work is done
  options.SetNameValue("OVERVIEWS", "IGNORE_EXISTING");
  options.SetNameValue("RESAMPLING", format.overviews);
  options.SetNameValue("OVERVIEW_RESAMPLING", format.overviews);
  options.SetNameValue("NUM_THREADS", std::to_string(std::max(spec.threads, 1)).c_str());
  return options;
}

GDALColorTable colour_table(const std::vector<ClassEntry>& classes) {
  GDALColorTable table;
  const GDALColorEntry transparent{0, 0, 0, 0};
  table.SetColorEntry(0, &transparent);
  for (const ClassEntry& entry : classes) {
    const GDALColorEntry colour{entry.rgba[0], entry.rgba[1], entry.rgba[2], entry.rgba[3]};
    table.SetColorEntry(entry.code, &colour);
  }
  return table;
}

void describe(GDALDataset& dataset, const MapSpec& spec, const CellFormat& format) {
  const GridSpec& grid = spec.grid;
  double corners[6] = {grid.west, grid.cell_width, 0, grid.north, 0, -grid.cell_height};
  dataset.SetGeoTransform(corners);
  if (!grid.crs_wkt.empty()) {
    const OGRSpatialReference crs = parse_crs(grid.crs_wkt, "the grid of the map");
    dataset.SetSpatialRef(&crs);
  }
  dataset.SetMetadataItem("AREA_OR_POINT", "Area");
  for (const auto& [key, value] : spec.metadata) dataset.SetMetadataItem(key.c_str(), value.c_str());
  if (!spec.classes.empty()) {
    GDALColorTable colours = colour_table(spec.classes);
    dataset.GetRasterBand(1)->SetColorTable(&colours);
  }
  for (int band = 0; band < dataset.GetRasterCount(); ++band) {
    GDALRasterBand& written = *dataset.GetRasterBand(band + 1);
    written.SetNoDataValue(format.no_data);
    written.SetDescription(spec.bands[static_cast<std::size_t>(band)].description.c_str());
    written.SetUnitType(spec.bands[static_cast<std::size_t>(band)].unit.c_str());
  }
}

/// Writes the rows of one group of bands and remembers what was delivered.
void write_bands(const GdalWriting& writing, GDALDataset& dataset, const Window& rows, int first_band,
                 const CellFormat& format, std::span<std::byte> cells, BlockChecksums& checksums) {
  const auto width = static_cast<int>(rows.cols), count = static_cast<int>(rows.rows);
  const std::size_t band_bytes = static_cast<std::size_t>(rows.cells()) * format.bytes;
  for (int band = first_band; !cells.empty(); ++band, cells = cells.subspan(band_bytes)) {
    checksums.add_rows(band, rows.row, cells.first(band_bytes));
    const CPLErr failed =
        dataset.GetRasterBand(band + 1)->RasterIO(GF_Write, 0, static_cast<int>(rows.row), width, count,
                                                  cells.data(), width, count, format.type, 0, 0, nullptr);
    writing.require(failed == CE_None);
  }
}

/// Streams the rows into a tiled GeoTIFF and remembers what was delivered.
BlockChecksums write_tiled(const fs::path& path, const MapSpec& spec, const CellFormat& format,
                           std::int64_t rows_at_a_time, const RawRows& rows, const BandItems& items) {
  GdalWriting writing(path);
  const GridSpec& grid = spec.grid;
  const auto bands = static_cast<int>(spec.bands.size());
  const int bands_at_a_time = std::min(spec.bands_at_a_time, bands);
  DatasetHandle dataset(writing.driver("GTiff").Create(path.c_str(), static_cast<int>(grid.cols),
                                                       static_cast<int>(grid.rows), bands, format.type,
                                                       tiled_options().List()));
  writing.require(dataset != nullptr);
  describe(*dataset, spec, format);
  BlockChecksums checksums(grid.rows, grid.cols, bands, format.bytes);
  const std::size_t row_bytes = static_cast<std::size_t>(grid.cols) * format.bytes;
  rows_at_a_time = std::min(rows_at_a_time, grid.rows);
  std::vector<std::byte> buffer(static_cast<std::size_t>(rows_at_a_time * bands_at_a_time) * row_bytes);
  for (int first_band = 0; first_band < bands; first_band += bands_at_a_time) {
    const int group = std::min(bands_at_a_time, bands - first_band);
    for (std::int64_t row = 0; row < grid.rows; row += rows_at_a_time) {
      const std::int64_t count = std::min(rows_at_a_time, grid.rows - row);
      const auto cells = std::span(buffer).first(static_cast<std::size_t>(count * group) * row_bytes);
      rows(first_band, row, count, cells);
      write_bands(writing, *dataset, {row, 0, count, grid.cols}, first_band, format, cells, checksums);
    }
    dataset->FlushCache();
    writing.require(true);
    for (int band = first_band; band < first_band + group; ++band)
      for (const auto& [key, value] : items(band))
        dataset->GetRasterBand(band + 1)->SetMetadataItem(key.c_str(), value.c_str());
  }
  dataset.reset();
  writing.require(true);
  return checksums;
}

void copy_to_cog(const fs::path& tiled, const fs::path& cog, const MapSpec& spec, const CellFormat& format) {
  const GdalWriting reading(tiled);
  const DatasetHandle source = reading.open_again("GTiff", GDAL_OF_RASTER);
  const GdalWriting writing(cog);
  DatasetHandle copy(writing.driver("COG").CreateCopy(cog.c_str(), source.get(), FALSE,
                                                      cog_options(spec, format).List(), nullptr, nullptr));
  writing.require(copy != nullptr);
  copy.reset();
  writing.require(true);
}

/// GDAL reads a block that was never written as no data, without a word.
bool has_block(GDALRasterBand& band, std::int64_t block_row, std::int64_t block_col) {
  const std::string item = "BLOCK_OFFSET_" + std::to_string(block_col) + "_" + std::to_string(block_row);
  return band.GetMetadataItem(item.c_str(), "TIFF") != nullptr;
}

void read_block(const GdalWriting& reading, GDALRasterBand& band, const Window& window, const CellFormat& format,
                std::vector<std::byte>& cells) {
  cells.resize(static_cast<std::size_t>(window.cells()) * format.bytes);
  const auto cols = static_cast<int>(window.cols), rows = static_cast<int>(window.rows);
  const CPLErr failed = band.RasterIO(GF_Read, static_cast<int>(window.col), static_cast<int>(window.row), cols, rows,
                                      cells.data(), cols, rows, format.type, 0, 0, nullptr);
  reading.require(failed == CE_None);
}

/// Overviews are GDAL's work: they are held to be there and to be readable, whole.
void require_overviews_are_whole(const GdalWriting& reading, GDALRasterBand& band, const CellFormat& format) {
  std::vector<std::byte> cells;
  for (int level = 0; level < band.GetOverviewCount(); ++level) {
    GDALRasterBand& overview = *band.GetOverview(level);
    const BlockChecksums blocks(overview.GetYSize(), overview.GetXSize(), 0, format.bytes);
    for (std::int64_t row = 0; row < blocks.down(); ++row)
      for (std::int64_t col = 0; col < blocks.across(); ++col) {
        if (!has_block(overview, row, col)) reading.refuse_content();
        read_block(reading, overview, blocks.window(row, col), format, cells);
      }
  }
}

void require_reads_back(const fs::path& path, const MapSpec& spec, const CellFormat& format, BlockChecksums& delivered) {
  const GdalWriting reading(path);
  const DatasetHandle dataset = reading.open_again("GTiff", GDAL_OF_RASTER);
  const int bands = dataset->GetRasterCount();
  if (bands != static_cast<int>(spec.bands.size()) || dataset->GetRasterXSize() != spec.grid.cols ||
      dataset->GetRasterYSize() != spec.grid.rows)
    reading.refuse_content();
  std::vector<std::byte> cells;
  for (std::int64_t row = 0; row < delivered.down(); ++row)
    for (std::int64_t col = 0; col < delivered.across(); ++col)
      for (int band = 0; band < bands; ++band) {
        GDALRasterBand& written = *dataset->GetRasterBand(band + 1);
        read_block(reading, written, delivered.window(row, col), format, cells);
        if (!has_block(written, row, col) || !delivered.agrees(band, row, col, cells)) reading.refuse_content();
      }
  require_overviews_are_whole(reading, *dataset->GetRasterBand(1), format);
}

/// GDAL and QGIS may have left statistics beside the map that stood here before, and would believe them of the new one.
void remove_sidecar(const fs::path& map) {
  const fs::path sidecar = map.string() + ".aux.xml";
  std::error_code failed;
  fs::remove(sidecar, failed);
  if (failed) throw OutputError("The statistics of an earlier map could not be removed.", sidecar.string(), "Remove this file.");
}

}  // namespace

WrittenFile write_map(const OutputFolder& folder, const std::string& name, const MapSpec& spec, const CellFormat& format,
                      std::int64_t rows_at_a_time, const RawRows& rows, const BandItems& items) {
  require_sound_spec(spec, rows_at_a_time);
  const fs::path cog = folder.temporary_name(name);
  const fs::path tiled = cog.string() + ".tiled";
  return publish_what(folder, name, [&] {
    const CacheLimit limit;
    BlockChecksums delivered = write_tiled(tiled, spec, format, rows_at_a_time, rows, items);
    copy_to_cog(tiled, cog, spec, format);
    fs::remove(tiled);
    require_reads_back(cog, spec, format, delivered);
    remove_sidecar(folder.path() / name);
  });
}

}  // namespace firnline
