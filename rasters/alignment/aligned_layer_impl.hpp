// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "rasters/alignment/aligned_layer.hpp"
#include "rasters/alignment/area_mask.hpp"
#include "rasters/alignment/cell_mapping.hpp"
#include "rasters/alignment/choose_method.hpp"
#include "rasters/alignment/computed_cells.hpp"
#include "rasters/alignment/grid_latitude.hpp"
#include "rasters/alignment/layer_audit.hpp"
#include "rasters/alignment/source_raster.hpp"
#include "rasters/alignment/vector_cells.hpp"

namespace firnline {

/// Everything decided about one layer, and what was counted while it was read.
struct AlignedLayer::Impl {
  LayerRequest request;
  GridSpec grid;
  std::unique_ptr<SourceRaster> raster;  ///< either this, with its mapping ...
  std::unique_ptr<CellMapping> mapping;
  std::unique_ptr<VectorCells> vector;     ///< ... or this ...
  std::unique_ptr<GridLatitude> latitude;  ///< ... or this ...
  /// ... or these, one per band, once the run has them; none when the layer only lends its grid
  std::vector<std::shared_ptr<const ComputedCells>> computed;
  std::shared_ptr<AreaMask> area;

  bool as_it_is = false;                      ///< source cells are grid cells
  std::int64_t first_row = 0, first_col = 0;  ///< with as_it_is: grid cell of the source's corner
  Method method = Method::none;
  Carrier carrier = Carrier::shares;
  bool codes = false;  ///< delivers codes
  int planes = 1;
  std::vector<double> plane_values;
  BlockLayout blocks;
  std::string transformation;
  std::vector<std::string> warnings;
  std::int64_t source_cells = 0;  ///< of the source under the grid, over all bands

  LayerCounters counters;

  void read(int plane, Tile<float>& tile);
  void read(int plane, Tile<std::int32_t>& tile);
  [[nodiscard]] std::vector<AuditRow> audit() const;
  void require_has(std::size_t bands) const;  ///< throws: BugError

 private:
  template <class T>
  void read_plane(int plane, Tile<T>& tile);
  template <class T>
  void resample(int plane, const Window& window, const Window& interior, T* cells, std::int64_t stride);
  template <class T>
  void resample_chunk(int plane, const Window& source_window, const Window& window, const Window& interior,
                      T* cells, std::int64_t stride);
  template <class T>
  void fill_missing(const Window& region, const Window& interior, T* cells, std::int64_t stride);
  template <class T>
  void mask_area(const Window& region, const Window& interior, T* cells, std::int64_t stride);
  template <class T>
  void count(const Window& interior, const T* cells, std::int64_t stride);
  void count_source_total(const Window& source_window, const double* source, const Window& counted);
  [[nodiscard]] AuditRow audit_main() const;
  void audit_totals(AuditRow& row) const;
  [[nodiscard]] Observer observer(const Window& counted);
  [[nodiscard]] bool extensive() const { return request.spec.kind == LayerKind::extensive && !codes; }
};

}  // namespace firnline
