// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>
#include <vector>

#include "rasters/samples/valleys.hpp"

namespace firnline::sample {

struct Road {
  std::vector<Point> way;
  std::string_view highway;  ///< class, in the words of OpenStreetMap
};

/// Rivers that cannot be waded: the large ones, from the valleys' mouths down to the lake.
[[nodiscard]] Mask find_wide_rivers(const Terrain& terrain);

/// Roads from each town to the next around the lake, and tracks up to each valley's mouth: the cheapest way,
/// where a steep metre and one beside a wide river cost more than others, and nobody drives through the lake.
[[nodiscard]] std::vector<Road> build_roads(const StudyGrid& grid, const Terrain& terrain,
                                            const Valleys& valleys);

/// What of the roads leads over wide rivers, with its ramps.
[[nodiscard]] std::vector<std::vector<Point>> build_bridges(const StudyGrid& grid, const Terrain& terrain,
                                                            const std::vector<Road>& roads);

enum class RiverPart { all, in_towns };
/// Wide rivers as lines, each from where it becomes wide to the lake or to another; or only where they run
/// through towns, whose streets cross them.
[[nodiscard]] std::vector<std::vector<Point>> wide_river_ways(const StudyGrid& grid, const Terrain& terrain,
                                                              const Valleys& valleys, RiverPart part);

}  // namespace firnline::sample
