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
  std::string method;              ///< for audit.csv: "total shared by area", "hexagon(55 km)" ...
  std::string transformation;      ///< one sentence for check and the report
  std::int64_t features = 0;           ///< in the sub-layer
  std::int64_t features_on_grid = 0;   ///< whose extent meets the grid
  std::int64_t features_no_data = 0;   ///< whose attribute is empty, a declared or a known sentinel
  std::optional<double> total_in_file; ///< extensive layers: over all features, in the layer's unit
  std::optional<double> total_on_grid; ///< extensive layers: the part that lies on the grid; the cells add up to it
  std::vector<std::string> warnings;   ///< full sentences
};

/// What one read gave, counted over the window without its halo and without cells beyond the grid: sums over the
/// windows of a run are exact.
struct VectorTally {
  std::int64_t cells = 0;          ///< of the grid in this window
  std::int64_t cells_touched = 0;  ///< reached by at least one feature
  std::int64_t cells_spread = 0;   ///< no point inside, value lent by a point nearby (spread = nearest | hexagon)
  std::int64_t cells_no_data = 0;
};

/// Polygons, lines or points of one file as cells of the run's grid.
///
/// | geometry | extensive | intensive | max_type | categorical | no attribute |
/// |---|---|---|---|---|---|
/// | polygon | total shared by covered area | mean weighted by covered area | largest that covers any of the cell | code that covers most (ties: smallest) | share of the cell that is covered, 0..1 |
/// | line    | total shared by length | largest that touches the cell | same | refused | 1 where a line touches, else 0 |
/// | point   | sum in the containing cell | mean in the containing cell | largest in it | refused | 1 where a point lies, else 0 |
///
/// Extensive without attribute is the measure itself: covered area (layer's unit is an area), length (a length), or
/// the number of points. A method named by the job (sum, average, maximum, mode, fraction) replaces the kind's own.
/// Points may be spread (not when extensive): nearest(km) lends each cell the value of the nearest point within km on
/// the ellipsoid, hexagon(km) is nearest within km / sqrt(3), the corner radius of a hexagon km wide across its flats.
/// Equal distances: smallest feature id.
///
/// Cells that no feature reaches: no data, or 0 when the layer's missing policy is structural_zero or there is no
/// attribute. Cells that only features without a value reach: no data. Imputing is the caller's. Values arrive in the layer's unit (LayerRequest::file_unit is applied here).
/// Every cell depends on the whole features and the cell alone: the same bits for any window. Memory: the features'
/// coordinates, and two doubles per cell of the window asked for. Move-only; one thread at a time.
class VectorCells {
 public:
  /// Opens request.paths (one file; its sub-layer request.rasterise->layer), reads and checks every feature.
  /// throws: RasterError (no or several sub-layers, no CRS, no exact transformation, null or broken geometry, mixed
  /// geometry, attribute missing or not numeric, topological kind), InputError, PolicyError
  VectorCells(const GridSpec& grid, const LayerRequest& request);
  VectorCells(VectorCells&&) noexcept;
  VectorCells& operator=(VectorCells&&) noexcept;
  ~VectorCells();

  [[nodiscard]] const VectorSummary& summary() const;
  [[nodiscard]] bool categorical() const;  ///< ask read_codes, not read

  /// Fills window and halo; NaN = no data, also beyond the grid. Window and halo as TileStream makes them.
  VectorTally read(Tile<float>& tile);
  VectorTally read(Tile<double>& tile);  ///< unrounded: for exact totals
  /// The same for a categorical layer; no_data_code where no polygon reaches. throws: BugError when not categorical
  VectorTally read_codes(Tile<std::int32_t>& tile);

  struct Impl;

 private:
  std::unique_ptr<Impl> impl_;
};

}  // namespace firnline
