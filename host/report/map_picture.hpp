// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "host/report/map_layers.hpp"

namespace firnline {

// A map's cells as a picture of the page. Private to report/.

inline constexpr Colour clear_colour = {255, 255, 255, 0};

/// A picture of codes: indices into a palette.
struct MapPicture {
  std::int64_t rows = 0, cols = 0;
  std::vector<std::uint8_t> codes;
  std::vector<Colour> palette;
};

/// Every factor-th row and column.
[[nodiscard]] MapPicture coarser(const MapPicture& picture, std::int64_t factor);

/// A PNG inside of the page.
[[nodiscard]] std::string data_uri(const MapPicture& picture);

/// SVG that shows it, one unit per cell of the picture that it was made coarser from by the factor.
[[nodiscard]] std::string image_element(const MapPicture& picture, const std::string& uri,
                                        const std::string& id, std::int64_t factor, bool smooth);

}  // namespace firnline
