// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "rasters/opener/raster_limits.hpp"

#include <gdal_priv.h>

#include <string_view>

#include "kernels/grid/error.hpp"

namespace firnline {
namespace {

bool bands_share_blocks(GDALDataset& raster) {
  const char* interleave = raster.GetMetadataItem("INTERLEAVE", "IMAGE_STRUCTURE");
  return interleave != nullptr && std::string_view(interleave) == "PIXEL";
}

/// Saturates instead of overflowing: 2^31 x 2^31 cells of 65,535 bands do not fit into 64 bits.
std::int64_t block_bytes(GDALRasterBand& band, int bands_in_block) {
  int cols = 0;
  int rows = 0;
  band.GetBlockSize(&cols, &rows);
  const std::int64_t cell = GDALGetDataTypeSizeBytes(band.GetRasterDataType());
  std::int64_t bytes = 0;
  if (__builtin_mul_overflow(std::int64_t{cols} * rows, cell * bands_in_block, &bytes)) return INT64_MAX;
  return bytes;
}

void check_block(GDALRasterBand& band, int bands_in_block, const char* of_what, const std::string& where,
                 const RasterLimits& limits) {
  const std::int64_t bytes = block_bytes(band, bands_in_block);
  if (bytes <= limits.most_block_bytes) return;
  int cols = 0;
  int rows = 0;
  band.GetBlockSize(&cols, &rows);
  throw LimitError("One storage block of the " + std::string(of_what) + " is " + std::to_string(cols) +
                       " x " + std::to_string(rows) + " cells, " + std::to_string(bytes) +
                       " bytes; it would have to be in memory at once, and the limit is " +
                       std::to_string(limits.most_block_bytes) + " bytes.",
                   where,
                   "Rewrite the raster in tiles: gdal_translate -co TILED=YES -co COMPRESS=DEFLATE IN OUT.");
}

void check_overviews(GDALRasterBand& band, int bands_in_block, const std::string& where,
                     const RasterLimits& limits) {
  const int count = band.GetOverviewCount();
  for (int index = 0; index < count; ++index) {
    GDALRasterBand* const overview = band.GetOverview(index);
    if (overview != nullptr) check_block(*overview, bands_in_block, "overview", where, limits);
  }
}

}  // namespace

RasterClaim measure_raster(GDALDataset& raster, std::int64_t bytes_on_disk) {
  RasterClaim claim;
  claim.rows = raster.GetRasterYSize();
  claim.cols = raster.GetRasterXSize();
  claim.bands = raster.GetRasterCount();
  claim.bytes_on_disk = bytes_on_disk;
  double bytes_per_cell = 0;
  for (int number = 1; number <= claim.bands; ++number) {
    bytes_per_cell += GDALGetDataTypeSizeBytes(raster.GetRasterBand(number)->GetRasterDataType());
  }
  claim.declared_bytes = static_cast<double>(claim.rows) * static_cast<double>(claim.cols) * bytes_per_cell;
  if (claim.bands > 0) {
    GDALRasterBand& band = *raster.GetRasterBand(1);
    int cols = 0;
    int rows = 0;
    band.GetBlockSize(&cols, &rows);
    claim.block_rows = rows;
    claim.block_cols = cols;
    claim.block_bytes = block_bytes(band, bands_share_blocks(raster) ? claim.bands : 1);
  }
  return claim;
}

void check_raster_limits(GDALDataset& raster, const std::string& where, const RasterLimits& limits) {
  const int bands = raster.GetRasterCount();
  if (bands == 0)
    throw RasterError("The file holds no raster band.", where, "Check that this is the raster meant.");
  if (bands > limits.most_bands) {
    throw RasterError("The raster has " + std::to_string(bands) + " bands; the limit is " +
                          std::to_string(limits.most_bands) + ".",
                      where, "Extract the bands that are needed: gdal_translate -b N IN OUT.");
  }
  const int bands_in_block = bands_share_blocks(raster) ? bands : 1;
  for (int number = 1; number <= bands; ++number) {
    GDALRasterBand& band = *raster.GetRasterBand(number);
    if (GDALDataTypeIsComplex(band.GetRasterDataType())) {
      throw RasterError(
          "Band " + std::to_string(number) + " holds complex numbers, which have no place in a risk layer.",
          where, "Write amplitude or phase as a real band first.");
    }
    check_block(band, bands_in_block, "raster", where, limits);
  }
  // Masks and overviews sit in directories of their own and can lie about their blocks just as well.
  GDALRasterBand& first = *raster.GetRasterBand(1);
  check_overviews(first, bands_in_block, where, limits);
  if ((first.GetMaskFlags() & (GMF_ALL_VALID | GMF_NODATA | GMF_ALPHA)) == 0) {
    check_block(*first.GetMaskBand(), 1, "mask", where, limits);
  }
}

}  // namespace firnline
