// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include <cpl_vsi.h>
#include <gdal_priv.h>

#include <algorithm>
#include <atomic>
#include <limits>
#include <memory>

#include "kernels/grid/error.hpp"
#include "rasters/export/gdal_writing.hpp"
#include "rasters/export/map.hpp"
#include "rasters/opener/picture_driver.hpp"

namespace firnline {
namespace {

constexpr int rgba_bands = 4;

DatasetHandle picture_in_memory(const GdalWriting& writing, int width, int height,
                                std::span<const std::uint8_t> rgba) {
  DatasetHandle picture(writing.driver("MEM").Create("", width, height, rgba_bands, GDT_Byte, nullptr));
  writing.require(picture != nullptr);
  constexpr GDALColorInterp meaning[rgba_bands] = {GCI_RedBand, GCI_GreenBand, GCI_BlueBand, GCI_AlphaBand};
  for (int band = 0; band < rgba_bands; ++band)
    picture->GetRasterBand(band + 1)->SetColorInterpretation(meaning[band]);
  auto* cells = const_cast<std::uint8_t*>(rgba.data());  // GDAL's one call reads or writes
  const CPLErr failed =
      picture->RasterIO(GF_Write, 0, 0, width, height, cells, width, height, GDT_Byte, rgba_bands, nullptr,
                        rgba_bands, static_cast<GSpacing>(rgba_bands) * width, 1, nullptr);
  writing.require(failed == CE_None);
  return picture;
}

DatasetHandle palette_picture_in_memory(const GdalWriting& writing, int width, int height,
                                        std::span<const std::uint8_t> codes,
                                        std::span<const std::array<std::uint8_t, 4>> palette) {
  DatasetHandle picture(writing.driver("MEM").Create("", width, height, 1, GDT_Byte, nullptr));
  writing.require(picture != nullptr);
  GDALColorTable colours;
  for (std::size_t code = 0; code < palette.size(); ++code) {
    const auto& [red, green, blue, alpha] = palette[code];
    const GDALColorEntry entry{red, green, blue, alpha};
    colours.SetColorEntry(static_cast<int>(code), &entry);
  }
  GDALRasterBand& band = *picture->GetRasterBand(1);
  writing.require(band.SetColorTable(&colours) == CE_None);
  auto* cells = const_cast<std::uint8_t*>(codes.data());  // GDAL's one call reads or writes
  writing.require(
      band.RasterIO(GF_Write, 0, 0, width, height, cells, width, height, GDT_Byte, 0, 0, nullptr) == CE_None);
  return picture;
}

struct FreeMemory {
  void operator()(GByte* bytes) const { VSIFree(bytes); }
};

void require_whole(std::int64_t width, std::int64_t height, std::size_t bytes, int bytes_per_cell) {
  constexpr std::int64_t most = std::numeric_limits<int>::max();
  if (width < 1 || height < 1 || width > most / rgba_bands || height > most / rgba_bands ||
      bytes / static_cast<std::size_t>(bytes_per_cell * width) != static_cast<std::size_t>(height) ||
      bytes % static_cast<std::size_t>(bytes_per_cell * width) != 0)
    throw BugError("A picture of " + std::to_string(width) + " by " + std::to_string(height) +
                   " cells cannot be made of " + std::to_string(bytes) + " bytes.");
}

/// make: the picture in memory, for a writing. out: the same as PNG
template <class Make>
std::vector<std::byte> png_of(const Make& make) {
  static std::atomic<unsigned> pictures = 0;  // threads may draw at the same time
  const std::string name = "/vsimem/firnline_picture_" + std::to_string(pictures++) + ".png";
  const GdalWriting writing(name);
  const DatasetHandle picture = make(writing);
  DatasetHandle(
      private_png_driver()->CreateCopy(name.c_str(), picture.get(), FALSE, nullptr, nullptr, nullptr));
  vsi_l_offset size = 0;
  const std::unique_ptr<GByte, FreeMemory> bytes(VSIGetMemFileBuffer(name.c_str(), &size, TRUE));
  writing.require(bytes != nullptr);
  const auto* first = reinterpret_cast<const std::byte*>(bytes.get());
  return {first, first + size};
}

}  // namespace

std::vector<std::byte> encode_png(std::int64_t width, std::int64_t height,
                                  std::span<const std::uint8_t> rgba) {
  require_whole(width, height, rgba.size(), rgba_bands);
  return png_of([&](const GdalWriting& writing) {
    return picture_in_memory(writing, static_cast<int>(width), static_cast<int>(height), rgba);
  });
}

std::vector<std::byte> encode_palette_png(std::int64_t width, std::int64_t height,
                                          std::span<const std::uint8_t> codes,
                                          std::span<const std::array<std::uint8_t, 4>> palette) {
  require_whole(width, height, codes.size(), 1);
  if (palette.empty() || palette.size() > 256 ||
      std::any_of(codes.begin(), codes.end(), [&](std::uint8_t code) { return code >= palette.size(); }))
    throw BugError("A picture has codes that its palette of " + std::to_string(palette.size()) +
                   " colours has not.");
  return png_of([&](const GdalWriting& writing) {
    return palette_picture_in_memory(writing, static_cast<int>(width), static_cast<int>(height), codes,
                                     palette);
  });
}

}  // namespace firnline
