// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "rasters/opener/format_sniffer.hpp"

#include <algorithm>
#include <array>

namespace firnline {
namespace {

using namespace std::string_view_literals;

struct Signature {
  std::string_view bytes;
  SniffedFormat is;
};

constexpr SniffedFormat geotiff{FileFormat::geotiff, "GTiff", "a GeoTIFF"};
constexpr SniffedFormat netcdf{FileFormat::netcdf, "netCDF", "a netCDF file"};

constexpr SniffedFormat refused(const char* words) {
  return {FileFormat::refused, nullptr, words};
}

constexpr auto signatures = std::to_array<Signature>({
    {"II\x2a\0"sv, geotiff},
    {"MM\0\x2a"sv, geotiff},
    {"II\x2b\0"sv, geotiff},
    {"MM\0\x2b"sv, geotiff},
    {"CDF\x01"sv, netcdf},
    {"CDF\x02"sv, netcdf},
    {"CDF\x05"sv, netcdf},
    {"\x89HDF\r\n\x1a\n"sv, netcdf},
    {"SQLite format 3\0"sv, {FileFormat::geopackage, "GPKG", "a GeoPackage"}},
    {"fgb\x03"sv, {FileFormat::flatgeobuf, "FlatGeobuf", "a FlatGeobuf file"}},
    {"\0\0\x27\x0a"sv, {FileFormat::shapefile, "ESRI Shapefile", "a shapefile"}},
    {"\x89PNG"sv, refused("a PNG picture")},
    {"\xff\xd8\xff"sv, refused("a JPEG picture")},
    {"GIF8"sv, refused("a GIF picture")},
    {"\0\0\0\x0cjP"sv, refused("a JPEG 2000 picture")},
    {"\xff\x4f\xff\x51"sv, refused("a JPEG 2000 picture")},
    {"RIFF"sv, refused("a WebP picture or another RIFF file")},
    {"GRIB"sv, refused("a GRIB file")},
    {"\x0e\x03\x13\x01"sv, refused("an HDF4 file")},
    {"EHFA_HEADER_TAG"sv, refused("an ERDAS Imagine file")},
    {"%PDF"sv, refused("a PDF document")},
    {"PK\x03\x04"sv, refused("a zip archive")},
    {"\x1f\x8b"sv, refused("a gzip archive")},
    {"BZh"sv, refused("a bzip2 archive")},
    {"\x28\xb5\x2f\xfd"sv, refused("a zstd archive")},
    {"7z\xbc\xaf"sv, refused("a 7z archive")},
});

// The words an Arc/Info ASCII grid may start with, lower case.
constexpr auto arc_words = std::to_array<std::string_view>(
    {"ncols", "nrows", "xllcorner", "yllcorner", "xllcenter", "yllcenter", "dx", "dy", "cellsize"});

bool is_blank(char letter) {
  return letter == ' ' || letter == '\t' || letter == '\r' || letter == '\n';
}

bool starts_with_arc_word(std::string_view text) {
  std::string word;
  for (const char letter : text.substr(0, std::min<std::size_t>(text.size(), 12))) {
    if (is_blank(letter)) break;
    word += letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter;
  }
  return std::find(arc_words.begin(), arc_words.end(), word) != arc_words.end();
}

SniffedFormat sniff_text(std::string_view head) {
  const bool utf16 = head.starts_with("\xff\xfe"sv) || head.starts_with("\xfe\xff"sv);
  if (utf16) return {FileFormat::text, nullptr, "text in UTF-16"};
  std::string_view text = head;
  if (text.starts_with("\xef\xbb\xbf"sv)) text.remove_prefix(3);
  while (!text.empty() && is_blank(text.front())) text.remove_prefix(1);
  if (text.starts_with('<')) return refused("an XML document (such as VRT, MRF, WMS, GML or KML)");
  if (text.starts_with('{')) return {FileFormat::geojson, "GeoJSON", "a GeoJSON file"};
  if (starts_with_arc_word(head)) return {FileFormat::arc_ascii_grid, "AAIGrid", "an Arc/Info ASCII grid"};
  const bool has_nul = head.find('\0') != std::string_view::npos;
  return has_nul ? SniffedFormat{FileFormat::unknown, nullptr, "of a format that firnline does not know"}
                 : SniffedFormat{FileFormat::text, nullptr, "a text file"};
}

}  // namespace

SniffedFormat sniff_format(std::string_view head) {
  if (head.empty()) return {FileFormat::empty, nullptr, "empty (0 bytes)"};
  for (const Signature& signature : signatures) {
    if (head.starts_with(signature.bytes)) return signature.is;
  }
  return sniff_text(head);
}

}  // namespace firnline
