// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>

class GDALDataset;

namespace firnline {

/// Layer 6 of the opener: what a raster may claim about itself before its first cell is read.
struct RasterLimits {
  int most_bands = 65534;
  /// GDAL must hold a whole block to read one cell of it: a 158-byte TIFF may ask for 6 GB.
  std::int64_t most_block_bytes = std::int64_t{256} << 20;
};

/// What a raster claims, against what its file holds. Goes into the audit: a large ratio is normal for empty
/// or constant layers and a warning for anything else.
struct RasterClaim {
  std::int64_t rows = 0;
  std::int64_t cols = 0;
  int bands = 0;
  std::int64_t block_rows = 0;
  std::int64_t block_cols = 0;
  std::int64_t block_bytes =
      0;                      ///< that must be in memory at once; all bands when they are stored interleaved
  double declared_bytes = 0;  ///< rows x cols x bands x bytes per cell, uncompressed
  std::int64_t bytes_on_disk = 0;

  [[nodiscard]] double declared_to_file_ratio() const {
    return bytes_on_disk > 0 ? declared_bytes / static_cast<double>(bytes_on_disk) : 0;
  }
};

/// Reads headers only. bytes_on_disk: size of the file that holds the raster.
[[nodiscard]] RasterClaim measure_raster(GDALDataset& raster, std::int64_t bytes_on_disk);

/// throws: LimitError when a block of a band, of its mask or of an overview is too large; RasterError for too
/// many bands, complex cells, or no band at all
void check_raster_limits(GDALDataset& raster, const std::string& where, const RasterLimits& limits);

}  // namespace firnline
