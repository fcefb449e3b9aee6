// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "kernels/grid/grid_spec.hpp"
#include "kernels/grid/polygon_coverage.hpp"

namespace firnline {

/// Features that a map shows so that its reader finds his way; nothing is computed from them.
struct ContextRequest {
  std::string
      kind;  ///< rivers (lines or polygons), glaciers (polygons), borders (lines or polygons), towns (points)
  std::string source;  ///< as written in the job
  std::string path;    ///< the same file, through the opener's fence
  std::string layer;   ///< of a file with several
  std::string crs;     ///< when the file has none
  std::string name;    ///< attribute with the names of towns; empty: "name", if there is one
};

struct ContextFeatures {
  /// In fractional coordinates of the grid, clipped to it and simplified; of areas their rings, closed.
  std::vector<std::vector<GridPoint>> lines;
  struct Place {
    GridPoint at;
    std::string name;
  };
  std::vector<Place> places;    ///< on the grid, in the order of the file
  std::int64_t in_file = 0;     ///< features
  std::int64_t left_out = 0;    ///< features on the grid that the limits below left no room for
  double simplified_cells = 0;  ///< no line is further from what the file says [cells]
  std::string operation;        ///< PROJ's name of the transformation, empty when the CRSs are the same
};

/// What a map holds of one file. Beyond it lines are simplified twice as much, up to eight times as much as
/// asked; then the smallest features go. Of places the first of the file stay.
inline constexpr std::size_t most_context_vertices = 20'000, most_context_places = 2'000;

/// tolerance_cells: what a reader of the map cannot see. Features without a geometry and vertices without an
/// image on the grid's plane are passed over. throws: RasterError (no CRS, another kind of geometry, a name
/// that is no UTF-8, coordinates that are no numbers: all broken features in one message); InputError,
/// PolicyError
[[nodiscard]] ContextFeatures read_context(const GridSpec& grid, const ContextRequest& request,
                                           double tolerance_cells);

}  // namespace firnline
