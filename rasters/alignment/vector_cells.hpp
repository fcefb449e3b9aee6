// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "kernels/grid/grid_spec.hpp"
#include "kernels/grid/tile.hpp"
#include "rasters/alignment/layer_request.hpp"

namespace firnline {

/// What a vector file holds and what becomes of it: known once the file is open, before a cell is asked for.
struct VectorSummary {
  std::string method;                   ///< for audit.csv: "total shared by area", "hexagon(55 km)" ...
  std::string transformation;           ///< one sentence for check and the report
  std::int64_t features = 0;            ///< in the sub-layer
  std::int64_t features_on_grid = 0;    ///< whose extent meets the grid
  std::int64_t features_no_data = 0;    ///< whose attribute is empty, a declared or a known sentinel
  std::optional<double> total_in_file;  ///< extensive layers: over all features, in the layer's unit
  std::optional<double>
      total_on_grid;  ///< extensive layers: the part that lies on the grid; the cells add up to it
  std::vector<std::string> warnings;  ///< full sentences
};

/// What one read gave, counted over the window without its halo and without cells beyond the grid: sums over
/// the windows of a run are exact.
struct VectorTally {
  std::int64_t cells = 0;          ///< of the grid in this window
  std::int64_t cells_touched = 0;  ///< reached by at least one feature
  std::int64_t cells_spread =
      0;  ///< no point inside, value lent by a point nearby (spread = nearest | hexagon)
  std::int64_t cells_no_data = 0;
};

/// Polygons, lines or points of one file as cells of the run's grid. What a cell gets, by the layer's kind:
///
///              polygons                        lines                   points
/// extensive    total shared by covered area    total shared by length  sum of those in the cell
/// intensive    mean weighted by covered area   largest that touches    mean of those in the cell
/// max_type     largest that covers any of it   largest that touches    largest of those in the cell
/// categorical  code that covers most           refused                 refused
/// no attribute share that is covered, 0..1     1 where one touches     1 where one lies
///
/// Areas and lengths are those of the grid's cells (row_metrics). Between codes that cover as much, the smallest.
/// Extensive without attribute is the measure itself: area, length, or number of points, in the layer's unit. A method
/// named by the job (sum, average, maximum, mode, fraction) replaces the kind's own, where it has a meaning.
///
/// Points of intensive and max_type layers may be spread to cells that hold none: nearest(km) lends the value of the
/// nearest point within km of the cell's centre, on the ellipsoid; hexagon(km) is nearest within km / sqrt(3), the
/// distance from the centre of a hexagon km wide across its flats to its corners. Equal distances: smallest feature id.
///
/// Cells that no feature reaches: 0 when there is no attribute or the layer's missing policy is structural_zero, else no
/// data. Cells that only features without a value reach: no data, whatever the policy. Imputing is the caller's.
/// Values come in the layer's unit: LayerRequest::file_unit is applied here.
///
/// A cell depends on whole features and on itself alone: the same bits for any window. Memory: the features'
/// coordinates, and two doubles per cell of the window asked for. Move-only; one thread at a time.
class VectorCells {
 public:
  /// Opens request.paths (one file, a path that Opener::resolve gave; its sub-layer request.rasterise->layer), reads and checks every feature.
  /// throws: RasterError (no or several sub-layers, no CRS, no exact transformation, null or broken geometry,
  /// mixed geometry, attribute missing or not numeric, topological kind), InputError, PolicyError
  VectorCells(const GridSpec& grid, const LayerRequest& request);
  VectorCells(VectorCells&&) noexcept;
  VectorCells& operator=(VectorCells&&) noexcept;
  ~VectorCells();

  [[nodiscard]] const VectorSummary& summary() const;
  [[nodiscard]] bool categorical() const;  ///< ask read_codes, not read

  /// Fills window and halo; NaN = no data, also beyond the grid. Window and halo as TileStream makes them.
  VectorTally read(Tile<float>& tile);
  VectorTally read(Tile<double>& tile);  ///< unrounded: for exact totals
  /// The same for a categorical layer; no_data_code where no polygon reaches. throws: BugError when not
  /// categorical
  VectorTally read_codes(Tile<std::int32_t>& tile);

  struct Impl;

 private:
  std::unique_ptr<Impl> impl_;
};

}  // namespace firnline
