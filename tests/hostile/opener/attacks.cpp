// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/hostile/opener/attacks.hpp"

#include <cstdint>
#include <vector>

namespace firnline::attacks {
namespace {

std::string vrt(const std::string& band) {
  return "<VRTDataset rasterXSize=\"8\" rasterYSize=\"8\">" + band + "</VRTDataset>";
}

std::string raw_band(const std::filesystem::path& target) {
  return "<VRTRasterBand dataType=\"Byte\" band=\"1\" subClass=\"VRTRawRasterBand\"><SourceFilename "
         "relativeToVRT=\"0\">" +
         target.string() +
         "</SourceFilename><ImageOffset>0</ImageOffset><PixelOffset>1</PixelOffset><LineOffset>8</LineOffset>"
         "</VRTRasterBand>";
}

/// A little-endian TIFF put together entry by entry.
class TiffBytes {
 public:
  struct Entry {
    std::uint16_t tag;
    std::uint16_t type;  ///< 3 = SHORT, 4 = LONG
    std::uint32_t value;
    std::uint32_t count = 1;  ///< above 1 the value is an offset
  };

  TiffBytes() : bytes_("II\x2a\0\0\0\0\0", 8) {}

  /// Appends a directory and links it behind the one before.
  void directory(const std::vector<Entry>& entries) {
    place(link_, static_cast<std::uint32_t>(bytes_.size()));
    put(static_cast<std::uint16_t>(entries.size()));
    for (const Entry& entry : entries) {
      put(entry.tag);
      put(entry.type);
      put(entry.count);
      put(entry.value);
    }
    link_ = bytes_.size();
    put(std::uint32_t{0});
  }
  void data(const std::string& bytes) { bytes_ += bytes; }
  [[nodiscard]] const std::string& bytes() const { return bytes_; }

 private:
  template <class Number>
  void put(Number number) {
    for (std::size_t byte = 0; byte < sizeof(Number); ++byte)
      bytes_ += static_cast<char>(number >> (8 * byte) & 0xff);
  }
  void place(std::size_t at, std::uint32_t number) {
    for (std::size_t byte = 0; byte < 4; ++byte)
      bytes_[at + byte] = static_cast<char>(number >> (8 * byte) & 0xff);
  }

  std::string bytes_;
  std::size_t link_ = 4;
};

std::vector<TiffBytes::Entry> one_strip(std::uint32_t size, std::uint32_t offset, std::uint32_t count,
                                        std::uint32_t bits, std::uint32_t compression) {
  return {{256, 4, size},   {257, 4, size}, {258, 3, bits}, {259, 3, compression}, {262, 3, 1},
          {273, 4, offset}, {277, 3, 1},    {278, 4, size}, {279, 4, count},       {284, 3, 1}};
}

}  // namespace

std::string raw_band_vrt(const std::filesystem::path& target) {
  return vrt(raw_band(target));
}

std::string source_vrt(const std::string& data_set) {
  return vrt(
      "<VRTRasterBand dataType=\"Byte\" band=\"1\"><SimpleSource><SourceFilename relativeToVRT=\"0\">" +
      data_set + "</SourceFilename><SourceBand>1</SourceBand></SimpleSource></VRTRasterBand>");
}

std::string mask_vrt(const std::filesystem::path& target) {
  return vrt("<Metadata><MDI key=\"INTERNAL_MASK_FLAGS_1\">2</MDI></Metadata>" + raw_band(target));
}

std::string writing_mrf(const std::filesystem::path& source, const std::filesystem::path& written) {
  return "<MRF_META><CachedSource><Source>" + source.string() +
         "</Source></CachedSource><Raster><Size x=\"8\" y=\"8\" c=\"1\"/><PageSize x=\"8\" y=\"8\" c=\"1\"/>"
         "<Compression>NONE</Compression><DataType>Byte</DataType><DataFile>" +
         written.string() + "</DataFile><IndexFile>" + written.string() +
         ".idx</IndexFile></Raster></MRF_META>";
}

std::string small_tiff() {
  TiffBytes tiff;
  constexpr std::uint32_t data_at = 8 + 2 + 10 * 12 + 4;
  tiff.directory(one_strip(8, data_at, 64, 8, 1));
  tiff.data(std::string(64, '\0'));
  return tiff.bytes();
}

std::string bomb_tiff() {
  TiffBytes tiff;
  auto entries = one_strip(40000, 8, 16, 32, 8);
  entries.insert(entries.begin(), {254, 4, 0});
  entries.push_back({339, 3, 3});
  tiff.directory(entries);
  return tiff.bytes();
}

std::string bomb_behind_harmless_tiff(HiddenBomb bomb) {
  // The image itself: 100 strips of 40,000 x 400 bytes, none of them stored. Behind it, in two strips, the
  // bomb.
  constexpr std::uint32_t strips = 100;
  constexpr std::uint32_t arrays_at = 8 + (2 + 10 * 12 + 4) + (2 + 11 * 12 + 4);
  TiffBytes tiff;
  auto image = one_strip(40000, arrays_at, arrays_at, 8, 8);
  image[5].count = strips;
  image[7].value = 400;
  image[8].count = strips;
  tiff.directory(image);
  const bool mask = bomb == HiddenBomb::mask;
  auto hidden = one_strip(mask ? 40000 : 20000, arrays_at, 64, mask ? 1 : 8, 8);
  // Two strips, the first one row short of everything: GDAL reads a single strip row by row and would be
  // safe.
  hidden[5].count = 2;
  hidden[7].value -= 1;
  hidden[8] = {279, 4, arrays_at, 2};
  hidden[4].value = mask ? 4 : 1;                           // photometric: transparency mask or grey
  hidden.insert(hidden.begin(), {254, 4, mask ? 4U : 1U});  // kind of directory: mask or reduced image
  tiff.directory(hidden);
  tiff.data(std::string(strips * 4, '\0'));
  return tiff.bytes();
}

}  // namespace firnline::attacks
