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
#include "rasters/alignment/computed_cells.hpp"
#include "rasters/alignment/layer_request.hpp"
#include "rasters/opener/opener.hpp"

namespace firnline {

/// One row of audit.csv: what was done to a layer, and what it did to the numbers.
struct AuditRow {
  std::string layer;
  std::string source;           ///< as written in the job, never an absolute path
  std::string step;             ///< read, compute, unit, no_data, resample, rasterise, spread, clip, ...
  std::string method;           ///< bilinear, sum, mode, hexagon(32 km), m -> km ...
  std::int64_t cells_in = 0;    ///< source cells (or features) read
  std::int64_t cells_out = 0;   ///< grid cells written
  std::int64_t cells_no_data = 0;
  std::optional<double> total_before, total_after;  ///< extensive layers
  std::optional<double> seen_low, seen_high;        ///< after alignment, in the layer's unit
  std::vector<std::string> warnings;                ///< full sentences for a reader who does not know GDAL
};

/// What a source's blocks look like: decides tile shape and block cache.
struct BlockLayout {
  std::int64_t block_rows = 0, block_cols = 0;   ///< in source cells
  double cells_per_grid_row = 1, cells_per_grid_col = 1;  ///< source cells per grid cell
  /// How far the grid lies askew in the source: source rows further for each grid column, source columns for
  /// each row.
  double rows_per_grid_col = 0, cols_per_grid_row = 0;
  int bands = 1;
  int bytes_per_cell = 4;
};

/// A layer that is ready to be read on the run's grid: opened once, checked, its transformation decided.
/// Not copyable; thread-compatible (one thread at a time).
class AlignedLayer {
 public:
  AlignedLayer(AlignedLayer&&) noexcept;
  AlignedLayer& operator=(AlignedLayer&&) noexcept;
  ~AlignedLayer();

  [[nodiscard]] const LayerRequest& request() const;
  [[nodiscard]] bool categorical() const;  ///< delivers codes rather than quantities
  [[nodiscard]] int planes() const;        ///< bands delivered; 0 when the layer only lends its grid
  [[nodiscard]] const std::vector<double>& plane_values() const;
  [[nodiscard]] const BlockLayout& blocks() const;
  /// The transformation in one sentence, for check and the report ("bilinear from EPSG:4326, 1 arc-second").
  [[nodiscard]] const std::string& transformation() const;

  /// Fills the tiles (their window and halo say which cells; cells beyond the grid become no data).
  /// Same bits for any window. throws: RasterError naming file, band and row; LimitError.
  void read(std::vector<Tile<float>>& quantities) const;
  void read(std::vector<Tile<std::int32_t>>& codes) const;

  /// What the run has worked out for a layer with LayerRequest::computed, before it is read. bands: planes() of them
  void give_cells(std::vector<std::shared_ptr<const ComputedCells>> bands);

  /// The audit of everything read so far. Counts are exact sums over the window interiors (halo cells are not counted).
  [[nodiscard]] std::vector<AuditRow> audit() const;
  /// State of the audit's counters as text, and its restoration, so that a resumed run reports the same numbers.
  [[nodiscard]] std::string audit_state() const;
  /// throws: CheckpointError for a text that is none
  void restore_audit(const std::string& state);

  struct Impl;
  explicit AlignedLayer(std::unique_ptr<Impl> impl);

 private:
  std::unique_ptr<Impl> impl_;
};

/// How the job names the grid.
struct GridRequest {
  std::string like;                    ///< id of a layer whose grid is taken; else the rest
  std::string crs;                     ///< "EPSG:32643" or WKT
  double west = 0, south = 0, east = 0, north = 0;  ///< in CRS units
  double cell_width = 0, cell_height = 0;
  std::optional<std::vector<double>> area_bbox;     ///< lon/lat west, south, east, north: clips the grid to whole cells
  std::string area_polygons_path;      ///< fenced path of a polygon file; cells outside have no data
};

/// The run's grid. An area_bbox clips it to the whole cells it touches.
/// throws: RasterError (the named layer's file, no overlap with the area), JobError (the request itself)
[[nodiscard]] GridSpec resolve_grid(const Opener& opener, const GridRequest& request,
                                    const std::vector<LayerRequest>& layers);

/// Opens every layer and decides its transformation. A layer on another grid without a method is refused, all such
/// layers in one RasterError with their offsets and the line to add to the job. So are layers that contradict each
/// other (vertical datum, period). area: its polygons make the cells outside them no data in every layer.
/// throws: RasterError, PolicyError, InputError, LimitError
[[nodiscard]] std::vector<AlignedLayer> align_layers(const Opener& opener, const GridSpec& grid, const GridRequest& area,
                                                     const std::vector<LayerRequest>& layers);

}  // namespace firnline
