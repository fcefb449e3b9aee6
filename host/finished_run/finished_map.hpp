// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "kernels/composition/composition.hpp"
#include "kernels/grid/polygon_coverage.hpp"

namespace firnline {

// What the maps of the report are drawn from: decimated copies, nearest cell, row 0 north, as codes of
// legends so that they stay small. In memory only, never stored.

/// Share of 0..1 as the step of a legend of five: 1 for [0, 0.2) to 5 for [0.8, 1]; 0 without a value.
[[nodiscard]] inline std::uint8_t step_of_share(float share) {
  if (!(share >= 0)) return 0;
  return static_cast<std::uint8_t>(share >= 1 ? 5 : 1 + static_cast<int>(share * 5.0F));
}

/// The maps of one profile.
struct FinishedPicture {
  std::int64_t rows = 0, cols = 0;
  std::vector<std::uint8_t> classes;  ///< as class.tif: from 1 the risk class, from 101 why there is none
  std::array<std::vector<std::uint8_t>, dimensions> dimension;  ///< step_of_share of hazard, exposure, ...
  std::vector<std::uint8_t> coverage;                           ///< step_of_share
  struct Indicator {
    std::size_t leaf = 0;   ///< of the profile
    std::size_t shown = 0;  ///< index into FinishedScenery::indicators
  };
  std::vector<Indicator> indicators;  ///< those that there is a picture of, heaviest first
};

/// The values of one indicator on the map, in steps that hold about as many cells each.
struct FinishedIndicatorPicture {
  std::vector<double> bounds;       ///< rising, in the indicator's unit; step k + 1 begins at bounds[k - 1]
  bool lowest_alone = false;        ///< many cells hold the least value: step 1 is that value and no other
  double lowest = 0, highest = 0;   ///< of the cells of the picture
  std::vector<std::uint8_t> steps;  ///< 1.. per cell of the picture; 0 = no value
};

/// Longitudes and latitudes at the corners of a mesh laid over the whole grid, for the graticule and for
/// north.
struct FinishedMesh {
  std::int64_t rows = 0, cols = 0;  ///< corners; the first and the last lie on the grid's edges
  std::vector<double> lon, lat;     ///< degrees, row-major; NaN where the grid's CRS has none
};

/// Lines, areas and points that help a reader to find his way.
struct FinishedContext {
  std::string kind;  ///< rivers | glaciers | borders | towns
  std::string source, sha256, licence, citation;
  std::vector<std::vector<GridPoint>>
      lines;  ///< clipped and simplified, in cells of the grid; of areas their rings
  struct Place {
    GridPoint at;
    std::string name;  ///< may be empty
  };
  std::vector<Place> places;    ///< of towns
  std::int64_t features = 0;    ///< in the file
  std::int64_t left_out = 0;    ///< features on the map that are not drawn, because the map holds no more
  double simplified_cells = 0;  ///< what was left of lines lies within this of them
};

/// What all maps of a run share.
struct FinishedScenery {
  std::int64_t rows = 0, cols = 0;  ///< of the pictures; 0 = no map was made
  std::vector<float> elevation;     ///< m; NaN = unknown; empty where the run read no elevation
  std::vector<FinishedIndicatorPicture> indicators;
  FinishedMesh mesh;
  std::vector<FinishedContext> context;
};

}  // namespace firnline
