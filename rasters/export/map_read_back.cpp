// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "rasters/export/map_read_back.hpp"

#include <gdal_priv.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <exception>
#include <string>

#include "rasters/export/gdal_writing.hpp"
#include "rasters/opener/crs.hpp"
#include "rasters/opener/side_by_side.hpp"

namespace firnline {
namespace {

namespace fs = std::filesystem;

/// GDAL reads a block that was never written as no data, without a word.
bool has_block(GDALRasterBand& band, std::int64_t block_row, std::int64_t block_col) {
  const std::string item = "BLOCK_OFFSET_" + std::to_string(block_col) + "_" + std::to_string(block_row);
  return band.GetMetadataItem(item.c_str(), "TIFF") != nullptr;
}

std::string text_of(const char* text) {
  return text == nullptr ? "" : text;
}

/// A file may spell a system in other words than the grid, but not be of another kind or another code.
bool has_crs_of(const GridSpec& grid, const OGRSpatialReference* written) {
  if (grid.crs_wkt.empty()) return true;
  if (written == nullptr) return false;
  const OGRSpatialReference expected = parse_crs(grid.crs_wkt, "the grid of the map");
  const std::string code = authority_code(expected);
  return (written->IsGeographic() != 0) == (expected.IsGeographic() != 0) &&
         (code.empty() || authority_code(*written) == code);
}

bool has_colours(GDALRasterBand& band, const std::vector<ClassEntry>& classes) {
  const GDALColorTable* table = band.GetColorTable();
  return table != nullptr && std::all_of(classes.begin(), classes.end(), [&](const ClassEntry& entry) {
           const GDALColorEntry* colour = table->GetColorEntry(entry.code);
           return colour != nullptr && colour->c1 == entry.rgba[0] && colour->c2 == entry.rgba[1] &&
                  colour->c3 == entry.rgba[2];
         });
}

/// One thread's look at the file, through a handle of its own.
class Reader {
 public:
  Reader(const fs::path& path, const MapSpec& spec, const CellFormat& format)
      : reading_(path), dataset_(reading_.open_again("GTiff", GDAL_OF_RASTER)), format_(format) {
    if (dataset_->GetRasterCount() != static_cast<int>(spec.bands.size()) ||
        dataset_->GetRasterXSize() != spec.grid.cols || dataset_->GetRasterYSize() != spec.grid.rows)
      reading_.refuse_content();
  }

  /// GDAL drops what it has no memory for, the coordinate system first, and says nothing.
  void require_described(const MapSpec& spec, const BandItems& items) {
    const GridSpec& grid = spec.grid;
    const std::array<double, 6> corners = {grid.west, grid.cell_width, 0, grid.north, 0, -grid.cell_height};
    std::array<double, 6> written{};
    bool agrees = dataset_->GetGeoTransform(written.data()) == CE_None && written == corners &&
                  has_crs_of(grid, dataset_->GetSpatialRef());
    for (const auto& [key, value] : spec.metadata)
      agrees = agrees && value == text_of(dataset_->GetMetadataItem(key.c_str()));
    for (int number = 0; number < dataset_->GetRasterCount() && agrees; ++number) {
      GDALRasterBand& band = *dataset_->GetRasterBand(number + 1);
      const auto& expected = spec.bands[static_cast<std::size_t>(number)];
      agrees = band.GetDescription() == expected.description && band.GetUnitType() == expected.unit &&
               (number > 0 || spec.classes.empty() || has_colours(band, spec.classes));
      for (const auto& [key, value] : items(number))
        agrees = agrees && value == text_of(band.GetMetadataItem(key.c_str()));
    }
    if (!agrees) reading_.refuse_content();
  }

  void require_row_of_blocks(const BlockChecksums& delivered, std::int64_t row) {
    for (std::int64_t col = 0; col < delivered.across(); ++col)
      for (int band = 0; band < dataset_->GetRasterCount(); ++band) {
        GDALRasterBand& written = *dataset_->GetRasterBand(band + 1);
        read_block(written, delivered.window(row, col));
        if (!has_block(written, row, col) || !delivered.agrees(band, row, col, cells_))
          reading_.refuse_content();
      }
  }

  /// Overviews lie in blocks that hold all bands: to read one band is to read all.
  void require_overviews_are_whole(const std::vector<OverviewSize>& expected) {
    GDALRasterBand& band = *dataset_->GetRasterBand(1);
    if (band.GetOverviewCount() != static_cast<int>(expected.size())) reading_.refuse_content();
    for (int level = 0; level < band.GetOverviewCount(); ++level) {
      GDALRasterBand& overview = *band.GetOverview(level);
      const OverviewSize& size = expected[static_cast<std::size_t>(level)];
      if (overview.GetYSize() != size.rows || overview.GetXSize() != size.cols) reading_.refuse_content();
      const BlockChecksums blocks(size.rows, size.cols, 0, format_.bytes);
      for (std::int64_t row = 0; row < blocks.down(); ++row)
        for (std::int64_t col = 0; col < blocks.across(); ++col) {
          if (!has_block(overview, row, col)) reading_.refuse_content();
          read_block(overview, blocks.window(row, col));
        }
    }
  }

 private:
  void read_block(GDALRasterBand& band, const Window& window) {
    cells_.resize(static_cast<std::size_t>(window.cells()) * format_.bytes);
    const auto cols = static_cast<int>(window.cols), rows = static_cast<int>(window.rows);
    reading_.require(band.RasterIO(GF_Read, static_cast<int>(window.col), static_cast<int>(window.row), cols,
                                   rows, cells_.data(), cols, rows, format_.type, 0, 0, nullptr) == CE_None);
  }

  GdalWriting reading_;
  DatasetHandle dataset_;
  const CellFormat& format_;
  std::vector<std::byte> cells_;
};

}  // namespace

void require_reads_back(const fs::path& path, const MapSpec& spec, const CellFormat& format,
                        const BandItems& items, const BlockChecksums& delivered) {
  Reader first(path, spec, format);
  first.require_described(spec, items);
  first.require_overviews_are_whole(overview_sizes(spec.grid.rows, spec.grid.cols, block_side));
  const auto threads = std::min<std::int64_t>(std::max(spec.threads, 1), delivered.down());
  std::atomic<std::int64_t> next = 0;
  std::atomic<std::size_t> reader_number = 0;
  std::vector<std::exception_ptr> failures(static_cast<std::size_t>(std::max<std::int64_t>(threads, 1)));
  side_by_side(threads, [&] {
    std::exception_ptr& failure = failures[reader_number++];
    try {
      Reader reader(path, spec, format);
      for (std::int64_t row = next++; row < delivered.down(); row = next++)
        reader.require_row_of_blocks(delivered, row);
    } catch (...) {
      failure = std::current_exception();
    }
  });
  for (const std::exception_ptr& failure : failures)
    if (failure) std::rethrow_exception(failure);
}

}  // namespace firnline
