// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "rasters/export/class_colours.hpp"

namespace firnline {

struct QuicklookClass {
  int code = 0;
  std::string label;
  Rgb colour{};
  bool hatched = false;
};

/// A map of classes as a picture for people: everything that is in it. Nothing is translated here.
struct Quicklook {
  std::string title, subtitle, legend_title;
  std::vector<QuicklookClass> classes;  ///< in the order of the legend; a code that is none of these is white
  std::vector<std::string> notes;       ///< below the map: whose data
  std::string kilometres = "km", metres = "m", north = "N";
  std::int64_t rows = 0, cols = 0;
  std::vector<std::uint8_t> codes;  ///< rows x cols, row 0 in the north
  double metres_per_col = 0, metres_per_row = 0;
  double north_degrees = 0;  ///< from upwards to the right, in the middle of the map
};

/// The picture as PNG, 1600 pixels wide: title, map, legend, scale bar, north, notes. The same bytes for the
/// same contents, fonts and libraries. nothing: none of the fonts is there. throws: OutputError
[[nodiscard]] std::optional<std::vector<std::byte>> quicklook_png(
    const Quicklook& picture, const std::vector<std::filesystem::path>& fonts);

/// Where Debian, Fedora and Arch keep fonts that have Latin and Cyrillic letters, then those with Chinese
/// ones.
[[nodiscard]] std::vector<std::filesystem::path> known_fonts();

/// The greatest of 1, 2, 5, 10, 20 ... that is not above most. in: most > 0; also below 1 (0.5, 0.2 ...)
[[nodiscard]] double round_length(double most);

}  // namespace firnline
