// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
// Bytes as a raster or a vector file, through all six layers of the opener: what opens has one of the allowed
// formats and no block beyond the limit, nothing appears beside it, and no error but the documented ones
// leaves.
#include <gdal_priv.h>

#include <algorithm>
#include <filesystem>
#include <string>
#include <vector>

#include "rasters/opener/format_sniffer.hpp"
#include "rasters/opener/gdal_messages.hpp"
#include "rasters/opener/opener.hpp"
#include "tests/fuzz/harness.hpp"
#include "tests/fuzz/small_file.hpp"
#include "tests/support/scratch_folder.hpp"

namespace firnline::fuzz {
namespace {

namespace fs = std::filesystem;

struct Place {
  testing::ScratchFolder folder;
  SmallFile file{folder / "layer"};
  Opener opener{folder.path(), {}, {}};
  fs::path resolved = opener.resolve("layer");
};

std::int64_t block_of(GDALRasterBand& band) {
  int cols = 0, rows = 0;
  band.GetBlockSize(&cols, &rows);
  return std::int64_t{cols} * rows * GDALGetDataTypeSizeBytes(band.GetRasterDataType());
}

void require_small_block(GDALRasterBand& band, const char* property) {
  require(block_of(band) <= RasterLimits{}.most_block_bytes, property, std::to_string(block_of(band)));
}

void require_sound_raster(GDALDataset& raster) {
  const std::string driver = raster.GetDriverName();
  require(driver == "GTiff" || driver == "AAIGrid", "only the driver that was meant opens a raster", driver);
  require(raster.GetRasterCount() >= 1 && raster.GetRasterCount() <= RasterLimits{}.most_bands,
          "a raster has bands, and not too many");
  GDALRasterBand& band = *raster.GetRasterBand(1);
  for (int number = 1; number <= raster.GetRasterCount(); ++number) {
    require_small_block(*raster.GetRasterBand(number), "no block is beyond the limit");
    require(!GDALDataTypeIsComplex(raster.GetRasterBand(number)->GetRasterDataType()), "no band is complex");
  }
  for (int number = 0; number < band.GetOverviewCount(); ++number)
    if (band.GetOverview(number) != nullptr)
      require_small_block(*band.GetOverview(number), "no block of an overview is beyond the limit");
  require_small_block(*band.GetMaskBand(), "no block of a mask is beyond the limit");
  // What is decoded is GDAL's affair; that it is asked for within bounds is ours.
  constexpr std::int64_t most_bytes_read = 1 << 16;
  if (block_of(band) > most_bytes_read) return;
  const GdalMessages quiet;
  std::vector<std::byte> block(most_bytes_read);
  [[maybe_unused]] const CPLErr read = band.ReadBlock(0, 0, block.data());
}

void try_bytes(const Place& place, std::string_view bytes) {
  const FileFormat format = sniff_format(bytes.substr(0, sniffed_bytes)).format;
  const bool vector = format == FileFormat::geojson || format == FileFormat::flatgeobuf ||
                      format == FileFormat::geopackage || format == FileFormat::shapefile;
  std::uint64_t kind = 0;
  if (vector) {
    const DatasetHandle opened = place.opener.open_vector(place.resolved);
    kind = folded(1, static_cast<std::uint64_t>(std::min(opened->GetLayerCount(), 4)));
  } else {
    const DatasetHandle opened = place.opener.open_raster(place.resolved);
    require_sound_raster(*opened);
    GDALRasterBand& band = *opened->GetRasterBand(1);
    kind = folded(folded(2, static_cast<std::uint64_t>(band.GetRasterDataType())),
                  static_cast<std::uint64_t>(std::min(opened->GetRasterCount(), 4)));
    kind = folded(kind, static_cast<std::uint64_t>(band.GetMaskFlags()));
  }
  accepted(kind);
}

void require_alone(const testing::ScratchFolder& folder) {
  require(std::distance(fs::directory_iterator(folder.path()), fs::directory_iterator()) == 1,
          "nothing appears beside an input");
}

}  // namespace
}  // namespace firnline::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace firnline;
  static fuzz::Place place;
  const auto bytes = fuzz::text_of(data, size);
  place.file.holds(bytes);
  try {
    fuzz::try_bytes(place, bytes);
  } catch (const Error& error) {
    fuzz::require_told(error, {ExitCode::raster, ExitCode::sites, ExitCode::limits, ExitCode::policy});
    fuzz::require(!error.remedy().empty(), "a refusal says what to do", error.what());
    fuzz::refused(error.what_happened());
  }
  fuzz::require_alone(place.folder);
  return 0;
}
