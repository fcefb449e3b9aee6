// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "kernels/grid/grid_spec.hpp"

namespace firnline {

/// The areas of cells with the same code, along the sides of the cells: WKB of a multi-polygon in WGS 84 per
/// code, little-endian, longitude first, outlines counter-clockwise; empty where no cell has the code. Cells
/// that touch at a corner alone are two polygons. in: rows · cols codes of `grid`, row by row, below 0 = no
/// area; number of codes throws: SitesError when the grid's CRS has no way to longitudes and latitudes
[[nodiscard]] std::vector<std::string> areas_of_codes(const GridSpec& grid,
                                                      std::span<const std::int32_t> codes,
                                                      std::int32_t number_of_codes);

}  // namespace firnline
