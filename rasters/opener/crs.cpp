// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "rasters/opener/crs.hpp"

#include <cpl_conv.h>

#include <algorithm>
#include <array>
#include <memory>

#include "kernels/grid/error.hpp"
#include "kernels/grid/lower_case.hpp"
#include "rasters/opener/gdal_messages.hpp"
#include "rasters/opener/name_policy.hpp"

namespace firnline {
namespace {

constexpr std::size_t longest_definition =
    65536;  // the longest WKT 2 of a registered CRS has about 10,000 bytes

constexpr const char* how_to_write =
    "Write an authority code (EPSG:32643), a WKT definition or a PROJ string without grid files.";

constexpr const char* memory_is_short = "memory is short: give the run more of it, or less to do at once";

bool is_control(char letter) {
  return static_cast<unsigned char>(letter) < 0x20 && letter != '\n' && letter != '\r' && letter != '\t';
}

/// An address, or a path: what OGR would fetch or read in place of a definition.
bool points_elsewhere(std::string_view text) {
  const bool definition = text.find_first_of("[{") != std::string_view::npos || text.starts_with('+');
  if (definition) return false;
  const std::string lower = lower_case(text);
  if (lower.find("://") != std::string::npos || lower.starts_with("http")) return true;
  const bool has_separator = lower.find('/') != std::string::npos && lower.find(" / ") == std::string::npos;
  static constexpr auto endings =
      std::to_array<std::string_view>({".prj", ".wkt", ".txt", ".json", ".xml", ".qpj"});
  const bool file_ending =
      std::any_of(endings.begin(), endings.end(), [&](auto end) { return lower.ends_with(end); });
  return has_separator || file_ending || lower.starts_with('.') || lower.starts_with('<') ||
         lower.starts_with('@');
}

struct FreeText {
  void operator()(char* text) const { CPLFree(text); }
};

}  // namespace

bool names_a_grid_file(std::string_view definition) {
  const std::string lower = lower_case(definition);
  static constexpr auto always =
      std::to_array<std::string_view>({"parameterfile[", "parameterfile(", "init="});
  if (std::any_of(always.begin(), always.end(),
                  [&](auto word) { return lower.find(word) != std::string::npos; })) {
    return true;
  }
  // PROJJSON names it "parameter_file" or gives operations of its own; both only inside bound systems.
  if (lower.find("\"parameter_file\"") != std::string::npos) return true;
  // PROJ takes "+nadgrids=x", "nadgrids = x" does not exist; the word before '=' always ends in "grids".
  for (std::size_t at = lower.find("grids="); at != std::string::npos; at = lower.find("grids=", at + 1)) {
    const std::string_view value = std::string_view(lower).substr(at + 6);
    const std::size_t end = value.find_first_of(" \"'\t\r\n+]");
    if (value.substr(0, end) != "@null") return true;
  }
  return false;
}

OGRSpatialReference parse_crs(std::string_view text, const std::string& where) {
  const std::string shown = "\"" + printable_name(text) + "\"";
  if (text.empty()) throw JobError("The coordinate system is empty.", where, how_to_write);
  if (text.size() > longest_definition) {
    throw JobError("The coordinate system's definition is longer than 65536 bytes.", where, how_to_write);
  }
  if (std::any_of(text.begin(), text.end(), is_control)) {
    throw PolicyError("The coordinate system " + shown + " contains control characters.", where,
                      how_to_write);
  }
  if (points_elsewhere(text)) {
    throw PolicyError(
        "The coordinate system " + shown + " is an address or a file, and firnline follows neither.", where,
        how_to_write);
  }
  if (names_a_grid_file(text)) {
    throw PolicyError("The coordinate system " + shown + " makes PROJ read a file.", where, how_to_write);
  }
  const GdalMessages messages;
  OGRSpatialReference crs;
  // OGR's own lock behind ours: without it the same call would fetch addresses and read files.
  if (crs.SetFromUserInput(std::string(text).c_str(),
                           OGRSpatialReference::SET_FROM_USER_INPUT_LIMITATIONS_get()) != OGRERR_NONE) {
    const std::string reason =
        messages.first_failure().empty() ? "" : " PROJ says: " + messages.first_failure();
    throw JobError(shown + " is not a coordinate system that PROJ knows." + reason, where, how_to_write);
  }
  crs.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
  return crs;
}

OGRSpatialReference wgs84() {
  return parse_crs("EPSG:4326");
}

std::string authority_code(const OGRSpatialReference& crs) {
  const char* authority = crs.GetAuthorityName(nullptr);
  const char* code = crs.GetAuthorityCode(nullptr);
  return authority == nullptr || code == nullptr ? "" : std::string(authority) + ":" + code;
}

bool same_crs(const OGRSpatialReference& a, const OGRSpatialReference& b) {
  const char* const options[] = {"IGNORE_DATA_AXIS_TO_SRS_AXIS_MAPPING=YES",
                                 "CRITERION=EQUIVALENT_EXCEPT_AXIS_ORDER_GEOGCRS", nullptr};
  return a.IsSame(&b, options) != 0;
}

std::string own_wkt(const OGRSpatialReference& crs) {
  char* written = nullptr;
  const char* const options[] = {"FORMAT=WKT2_2019", "MULTILINE=NO", nullptr};
  const OGRErr failed = crs.exportToWkt(&written, options);
  const std::unique_ptr<char, FreeText> owner(written);
  if (failed != OGRERR_NONE || written == nullptr || *written == '\0')
    throw LimitError("A coordinate system could not be written down.", {}, memory_is_short);
  return written;
}

OGRSpatialReference crs_of_own_wkt(const std::string& wkt) {
  OGRSpatialReference crs;
  if (crs.importFromWkt(wkt.c_str()) != OGRERR_NONE)
    throw LimitError("A coordinate system could not be read as it was written down.", wkt, memory_is_short);
  return crs;
}

void refuse_grid_files(const OGRSpatialReference* crs, const std::string& where) {
  if (crs == nullptr || crs->IsEmpty()) return;
  const GdalMessages messages;
  static constexpr const char* notations[] = {"FORMAT=WKT2_2019", "FORMAT=WKT1_GDAL"};
  for (const char* notation : notations) {
    char* written = nullptr;
    const char* const options[] = {notation, nullptr};
    crs->exportToWkt(&written, options);
    const std::unique_ptr<char, FreeText> owner(written);
    if (written != nullptr && names_a_grid_file(written)) {
      throw PolicyError(
          "The file's coordinate system makes PROJ read another file (a grid of datum shifts).", where,
          "Assign a plain system, e.g. gdal_edit.py -a_srs EPSG:4326 FILE, after checking the datum.");
    }
  }
}

}  // namespace firnline
