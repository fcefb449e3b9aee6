// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <vector>

#include "rasters/samples/valleys.hpp"

namespace firnline::sample {

inline constexpr double outline_cell_m = 500;

/// Outline of the land one farm site stands for: its fields below the mountain front and the whole valley that waters
/// them. One ring, counter-clockwise, not closed, without holes; its corners lie on no cell edge, so that cells along it
/// are covered in part.
[[nodiscard]] std::vector<Point> farm_outline(const StudyGrid& grid, const Terrain& terrain, const Valleys& valleys,
                                              std::size_t valley, std::uint64_t seed);

/// The land around a valley's town, below the farm of the valley: all the valley's water passes it. A ring likewise.
[[nodiscard]] std::vector<Point> town_farm_outline(const Valleys& valleys, std::size_t valley, std::uint64_t seed);

}  // namespace firnline::sample
