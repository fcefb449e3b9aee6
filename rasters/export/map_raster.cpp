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
#include "rasters/export/map_read_back.hpp"
#include "rasters/opener/crs.hpp"
#include "rasters/opener/side_by_side.hpp"

namespace firnline {
namespace {

namespace fs = std::filesystem;

/// GDAL's block cache while a map is written. Its default, a share of the machine's memory, would not be ours
/// to spend; a row of 512-cell blocks, 10^5 cells wide, takes 200 MB.
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
    throw LimitError("A map of " + std::to_string(spec.grid.rows) + " rows and " +
                         std::to_string(spec.grid.cols) + " columns is more than GDAL can write.",
                     {}, "Choose larger cells or a smaller area.");
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
  options.SetNameValue("BIGTIFF", "YES");      // not compressed: it lives for minutes
  options.SetNameValue("SPARSE_OK", "TRUE");   // all-no-data blocks take no space
  return options;
}

CPLStringList cog_options(const MapSpec& spec, const CellFormat& format) {
  CPLStringList options;
  options.SetNameValue("COMPRESS", "DEFLATE");
  options.SetNameValue("LEVEL", "1");  // scores are noise to DEFLATE: 6 takes three times as long for 0.2 %
  options.SetNameValue("OVERVIEW_COMPRESS", "DEFLATE");
  options.SetNameValue("PREDICTOR", format.predictor);
  options.SetNameValue("OVERVIEW_PREDICTOR", format.predictor);
  options.SetNameValue("BLOCKSIZE", std::to_string(block_side).c_str());
  options.SetNameValue("BIGTIFF", "YES");  // classic TIFF breaks at 4 GiB, when most of the work is done
  options.SetNameValue("OVERVIEWS", "FORCE_USE_EXISTING");
  const int threads = threads_that_start(spec.threads) == spec.threads ? std::max(spec.threads, 1) : 1;
  options.SetNameValue("NUM_THREADS", std::to_string(threads).c_str());
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

/// The tiled file while rows arrive: what they hold is remembered, and their overviews are made beside them.
class TiledFile {
 public:
  TiledFile(const fs::path& path, const MapSpec& spec, const CellFormat& format)
      : writing_(path),
        grid_(spec.grid),
        format_(format),
        checksums_(grid_.rows, grid_.cols, static_cast<std::int64_t>(spec.bands.size()), format.bytes) {
    const auto bands = static_cast<int>(spec.bands.size());
    dataset_.reset(writing_.driver("GTiff").Create(path.c_str(), static_cast<int>(grid_.cols),
                                                   static_cast<int>(grid_.rows), bands, format.type,
                                                   tiled_options().List()));
    writing_.require(dataset_ != nullptr);
    describe(*dataset_, spec, format);
    add_empty_overviews();
    overviews_.assign(spec.bands.size(),
                      Overviews(grid_.rows, grid_.cols, format.bytes, block_side, format.halve));
  }

  /// cells: rows of one group of bands from first_band on, band after band
  void add(int first_band, std::int64_t first_row, std::int64_t rows, std::span<std::byte> cells) {
    const std::size_t band_bytes = static_cast<std::size_t>(rows * grid_.cols) * format_.bytes;
    for (int band = first_band; !cells.empty(); ++band, cells = cells.subspan(band_bytes))
      add_band(band, first_row, rows, cells.first(band_bytes));
  }

  /// A group of bands is complete.
  void end_bands(int first_band, int bands, const BandItems& items) {
    dataset_->FlushCache();
    writing_.require(true);
    for (int band = first_band; band < first_band + bands; ++band)
      for (const auto& [key, value] : items(band))
        dataset_->GetRasterBand(band + 1)->SetMetadataItem(key.c_str(), value.c_str());
  }

  /// Closes the file. What was delivered, block by block:
  [[nodiscard]] BlockChecksums close() {
    dataset_.reset();
    writing_.require(true);
    return std::move(checksums_);
  }

 private:
  void add_empty_overviews() {
    std::vector<int> factors;
    for (std::size_t i = 0; i < overview_sizes(grid_.rows, grid_.cols, block_side).size(); ++i)
      factors.push_back(2 << i);
    if (factors.empty()) return;
    const ThreadOption blocks("GDAL_TIFF_OVR_BLOCKSIZE", std::to_string(block_side));
    writing_.require(dataset_->BuildOverviews("NONE", static_cast<int>(factors.size()), factors.data(), 0,
                                              nullptr, GDALDummyProgress, nullptr) == CE_None);
  }

  void add_band(int band, std::int64_t first_row, std::int64_t rows, std::span<std::byte> cells) {
    GDALRasterBand& written = *dataset_->GetRasterBand(band + 1);
    checksums_.add_rows(band, first_row, cells);
    write_rows(written, first_row, rows, cells);
    overviews_[static_cast<std::size_t>(band)].add(
        cells, [&](std::size_t level, std::int64_t first, std::int64_t count, std::span<std::byte> made) {
          write_rows(*written.GetOverview(static_cast<int>(level)), first, count, made);
        });
  }

  void write_rows(GDALRasterBand& band, std::int64_t first, std::int64_t rows, std::span<std::byte> cells) {
    const int width = band.GetXSize(), count = static_cast<int>(rows);
    writing_.require(band.RasterIO(GF_Write, 0, static_cast<int>(first), width, count, cells.data(), width,
                                   count, format_.type, 0, 0, nullptr) == CE_None);
  }

  GdalWriting writing_;
  const GridSpec& grid_;
  const CellFormat& format_;
  BlockChecksums checksums_;
  DatasetHandle dataset_;
  std::vector<Overviews> overviews_;  ///< per band
};

/// Streams the rows into a tiled GeoTIFF with overviews and remembers what was delivered.
BlockChecksums write_tiled(const fs::path& path, const MapSpec& spec, const CellFormat& format,
                           std::int64_t rows_at_a_time, const RawRows& rows, const BandItems& items) {
  TiledFile file(path, spec, format);
  const GridSpec& grid = spec.grid;
  const auto bands = static_cast<int>(spec.bands.size());
  const int bands_at_a_time = std::min(spec.bands_at_a_time, bands);
  const std::size_t row_bytes = static_cast<std::size_t>(grid.cols) * format.bytes;
  rows_at_a_time = std::min(rows_at_a_time, grid.rows);
  std::vector<std::byte> buffer(static_cast<std::size_t>(rows_at_a_time * bands_at_a_time) * row_bytes);
  for (int first_band = 0; first_band < bands; first_band += bands_at_a_time) {
    const int group = std::min(bands_at_a_time, bands - first_band);
    for (std::int64_t row = 0; row < grid.rows; row += rows_at_a_time) {
      const std::int64_t count = std::min(rows_at_a_time, grid.rows - row);
      const auto cells = std::span(buffer).first(static_cast<std::size_t>(count * group) * row_bytes);
      rows(first_band, row, count, cells);
      file.add(first_band, row, count, cells);
    }
    file.end_bands(first_band, group, items);
  }
  return file.close();
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

/// GDAL and QGIS may have left statistics beside the map that stood here before, and would believe them of
/// the new one.
void remove_sidecar(const fs::path& map) {
  const fs::path sidecar = map.string() + ".aux.xml";
  std::error_code failed;
  fs::remove(sidecar, failed);
  if (failed)
    throw OutputError("The statistics of an earlier map could not be removed.", sidecar.string(),
                      "Remove this file.");
}

}  // namespace

WrittenFile write_map(const OutputFolder& folder, const std::string& name, const MapSpec& spec,
                      const CellFormat& format, std::int64_t rows_at_a_time, const RawRows& rows,
                      const BandItems& items) {
  require_sound_spec(spec, rows_at_a_time);
  const fs::path cog = folder.temporary_name(name);
  const fs::path tiled = cog.string() + ".tiled";
  return publish_what(folder, name, [&] {
    const CacheLimit limit;
    const BlockChecksums delivered = write_tiled(tiled, spec, format, rows_at_a_time, rows, items);
    copy_to_cog(tiled, cog, spec, format);
    fs::remove(tiled);
    require_reads_back(cog, spec, format, items, delivered);
    remove_sidecar(folder.path() / name);
  });
}

}  // namespace firnline
