// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "rasters/alignment/aligned_layer.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <type_traits>

#include "kernels/grid/error.hpp"
#include "kernels/grid/number_text.hpp"
#include "rasters/alignment/aligned_layer_impl.hpp"
#include "rasters/alignment/cell_shares.hpp"
#include "rasters/alignment/warp_cells.hpp"

namespace firnline {
namespace {

/// Source cells held at once while one piece of a tile is resampled: 32 MiB of doubles.
constexpr std::int64_t most_source_cells = 1 << 22;
/// A single grid cell may be made of this many source cells (2 GiB of doubles would be a mistake in the job).
constexpr std::int64_t most_cells_per_cell = 1 << 25;

template <class T>
T no_data_of() {
  if constexpr (std::is_same_v<T, std::int32_t>) return no_data_code;
  else return no_data_f32;
}
bool missing(float value) { return value != value; }
bool missing(std::int32_t code) { return code == no_data_code; }

/// The grid cell in which the middle of a source cell lies.
Cell home_of(const CellMapping& mapping, const Cell& source) {
  double col = static_cast<double>(source.col) + 0.5, row = static_cast<double>(source.row) + 0.5;
  mapping.to_grid(&col, &row, 1);
  if (!std::isfinite(col) || !std::isfinite(row)) return {-1, -1};
  return {static_cast<std::int64_t>(std::floor(row)), static_cast<std::int64_t>(std::floor(col))};
}

/// Whether an implausible number can reach the grid: its middle lies on the grid, or at most one source cell beside it.
bool touches_grid(const CellMapping& mapping, const Cell& source) {
  double col = static_cast<double>(source.col) + 0.5, row = static_cast<double>(source.row) + 0.5;
  mapping.to_grid(&col, &row, 1);
  const double beside_col = 1 / mapping.source_cols_per_cell(), beside_row = 1 / mapping.source_rows_per_cell();
  const auto& grid = mapping.grid();
  return col >= -beside_col && col <= static_cast<double>(grid.cols) + beside_col && row >= -beside_row &&
         row <= static_cast<double>(grid.rows) + beside_row;
}

}  // namespace

Observer AlignedLayer::Impl::observer(const Window& counted) {
  return [this, counted](const Finding& finding) {
    if (finding.what == Finding::What::implausible) {
      if (!touches_grid(*mapping, finding.cell)) return;
      const auto& spec = request.spec;
      throw RasterError("The value " + number_text(finding.value) + " " + spec.unit + " lies outside the plausible range " +
                            number_text(spec.plausible_low) + " to " + number_text(spec.plausible_high) + " of '" + spec.id + "'." +
                            (spec.likely_cause.empty() ? "" : " This usually means: " + spec.likely_cause + "."),
                        place_of(request, raster->file_name(finding.file)) + ", band " + std::to_string(finding.band) + ", row " +
                            std::to_string(finding.cell.row) + ", column " + std::to_string(finding.cell.col),
                        "state the unit of the file's numbers (unit = \"...\") or its sentinel (no_data = ...) in [layers." +
                            request.name + "]");
    }
    const Cell home = as_it_is ? Cell{finding.cell.row + first_row, finding.cell.col + first_col} : home_of(*mapping, finding.cell);
    if (!counted.contains(home)) return;
    switch (finding.what) {
      case Finding::What::infinite: ++counters.infinite; break;
      case Finding::What::enormous: ++counters.enormous; break;
      case Finding::What::trap:
        counters.trap_value = counters.trapped++ == 0 ? finding.value : std::min(counters.trap_value, finding.value);
        break;
      case Finding::What::doubtful:
        counters.doubtful_value = counters.doubtful++ == 0 ? finding.value : std::min(counters.doubtful_value, finding.value);
        break;
      case Finding::What::implausible: break;
    }
  };
}

void AlignedLayer::Impl::count_source_total(const Window& source_window, const double* source, const Window& counted) {
  std::vector<double> col(static_cast<std::size_t>(source_window.cols)), row(col.size());
  for (std::int64_t r = 0; r < source_window.rows; ++r) {
    for (std::size_t c = 0; c < col.size(); ++c) {
      col[c] = static_cast<double>(source_window.col) + static_cast<double>(c) + 0.5;
      row[c] = static_cast<double>(source_window.row + r) + 0.5;
    }
    mapping->to_grid(col.data(), row.data(), col.size());
    for (std::size_t c = 0; c < col.size(); ++c) {
      const double value = source[static_cast<std::size_t>(r * source_window.cols) + c];
      if (std::isnan(value) || !std::isfinite(col[c])) continue;
      if (counted.contains({static_cast<std::int64_t>(std::floor(row[c])), static_cast<std::int64_t>(std::floor(col[c]))}))
        counters.before.add(value);
    }
  }
}

template <class T>
void AlignedLayer::Impl::resample_chunk(int plane, const Window& source_window, const Window& window, const Window& interior,
                                        T* cells, std::int64_t stride) {
  const Window counted = window.intersected(interior);
  const Observer observe = observer(counted);
  const auto size = static_cast<std::size_t>(source_window.cells());
  const auto with_empty_row = size + static_cast<std::size_t>(source_window.cols);  // for the warper
  if constexpr (std::is_same_v<T, std::int32_t>) {
    std::vector<std::int32_t> source(with_empty_row, no_data_code);
    raster->read(plane, source_window, source.data(), source_window.cols, observe);
    if (carrier == Carrier::warper) warp_cells(*mapping, method, source_window, source.data(), window, cells, stride);
    else share_mode(*mapping, source_window, source.data(), window, cells, stride);
  } else if (method == Method::fraction) {
    std::vector<std::int32_t> source(size);
    raster->read(plane, source_window, source.data(), source_window.cols, observe);
    share_fraction(*mapping, request.classes, source_window, source.data(), window, cells, stride);
  } else if (carrier == Carrier::warper) {
    std::vector<float> source(with_empty_row, no_data_f32);
    raster->read(plane, source_window, source.data(), source_window.cols, observe);
    warp_cells(*mapping, method, source_window, source.data(), window, cells, stride);
  } else {
    std::vector<double> source(size);
    raster->read(plane, source_window, source.data(), source_window.cols, observe);
    share_quantities(*mapping, method, source_window, source.data(), window, cells, stride);
    if (extensive()) count_source_total(source_window, source.data(), counted);
  }
}

/// Halves a window until the source cells under it fit in memory; results do not depend on how it was cut.
template <class T>
void AlignedLayer::Impl::resample(int plane, const Window& window, const Window& interior, T* cells, std::int64_t stride) {
  const Window source_window = mapping->source_window(window, warp_margin(*mapping, method));
  if (source_window.empty()) return;
  if (source_window.cells() > most_source_cells && window.cells() > 1) {
    const bool by_rows = window.rows > 1;
    Window first = window, second = window;
    if (by_rows) {
      first.rows = window.rows / 2;
      second.row += first.rows;
      second.rows -= first.rows;
    } else {
      first.cols = window.cols / 2;
      second.col += first.cols;
      second.cols -= first.cols;
    }
    resample(plane, first, interior, cells, stride);
    resample(plane, second, interior, cells + (by_rows ? first.rows * stride : first.cols), stride);
    return;
  }
  if (source_window.cells() > most_cells_per_cell)
    throw LimitError("One cell of the grid is made of more than " + std::to_string(most_cells_per_cell) + " cells of the layer.",
                     place_of(request, request.sources.front()), "choose a finer grid, or a coarser version of the layer");
  resample_chunk(plane, source_window, window, interior, cells, stride);
}

template <class T>
void AlignedLayer::Impl::fill_missing(const Window& region, const Window& interior, T* cells, std::int64_t stride) {
  if (request.spec.missing == MissingPolicy::propagate) return;
  // A vector layer tells empty land from features without a value, and has set its own zeros.
  if (vector != nullptr && request.spec.missing == MissingPolicy::structural_zero) return;
  const double number = request.spec.missing == MissingPolicy::structural_zero ? 0 : request.spec.impute_value;
  const T filling = static_cast<T>(number);
  std::vector<double> col, row;
  std::vector<std::int64_t> holes;
  for (std::int64_t r = 0; r < region.rows; ++r) {
    holes.clear(), col.clear(), row.clear();
    for (std::int64_t c = 0; c < region.cols; ++c)
      if (missing(cells[r * stride + c])) {
        holes.push_back(c);
        col.push_back(static_cast<double>(region.col + c) + 0.5);
        row.push_back(static_cast<double>(region.row + r) + 0.5);
      }
    if (raster != nullptr && !as_it_is) mapping->to_source(col.data(), row.data(), col.size());
    for (std::size_t i = 0; i < holes.size(); ++i) {
      // Outside the footprint a cell is unknown, not empty. A vector layer knows the whole grid.
      if (raster != nullptr) {
        if (!std::isfinite(col[i]) || !std::isfinite(row[i])) continue;
        const auto source_row = static_cast<std::int64_t>(std::floor(row[i])) - (as_it_is ? first_row : 0);
        const auto source_col = static_cast<std::int64_t>(std::floor(col[i])) - (as_it_is ? first_col : 0);
        if (!raster->in_footprint(source_row, source_col)) continue;
      }
      cells[r * stride + holes[i]] = filling;
      if (interior.contains({region.row + r, region.col + holes[i]})) ++counters.filled;
    }
  }
}

template <class T>
void AlignedLayer::Impl::mask_area(const Window& region, const Window& interior, T* cells, std::int64_t stride) {
  if (area == nullptr) return;
  const AreaMask::Cells inside = area->cells(region);
  for (std::int64_t r = 0; r < region.rows; ++r)
    for (std::int64_t c = 0; c < region.cols; ++c) {
      if ((*inside)[static_cast<std::size_t>(r * region.cols + c)] != 0) continue;
      cells[r * stride + c] = no_data_of<T>();
      if (interior.contains({region.row + r, region.col + c})) ++counters.masked;
    }
}

template <class T>
void AlignedLayer::Impl::count(const Window& interior, const T* cells, std::int64_t stride) {
  counters.cells += interior.cells();
  T low = std::numeric_limits<T>::max(), high = std::numeric_limits<T>::lowest();
  std::int64_t valid = 0;
  for (std::int64_t r = 0; r < interior.rows; ++r) {
    const T* const row = cells + r * stride;
    std::int32_t valid_in_row = 0;  // 32 bits: vectors of the same width as the cells
    for (std::int64_t c = 0; c < interior.cols; ++c) {
      const bool there = !missing(row[c]);
      valid_in_row += there;
      low = there && row[c] < low ? row[c] : low;
      high = there && row[c] > high ? row[c] : high;
    }
    valid += valid_in_row;
  }
  if (valid == 0) return;
  counters.valid += valid;
  counters.low = std::min(counters.low, static_cast<double>(low));
  counters.high = std::max(counters.high, static_cast<double>(high));
  if (!extensive()) return;
  for (std::int64_t r = 0; r < interior.rows; ++r)
    for (std::int64_t c = 0; c < interior.cols; ++c)
      if (!missing(cells[r * stride + c])) counters.after.add(static_cast<double>(cells[r * stride + c]));
}

template <class T>
void AlignedLayer::Impl::read_plane(int plane, Tile<T>& tile) {
  const Window wanted = tile.window().grown(tile.halo()), region = wanted.intersected(grid.whole());
  if (!as_it_is || region != wanted) std::fill_n(tile.data(), tile.size(), no_data_of<T>());
  const Window interior = tile.window().intersected(grid.whole());
  if (region.empty()) return;
  T* const corner = &tile.at(region.row - tile.window().row, region.col - tile.window().col);
  const std::int64_t stride = tile.stride();
  if (vector != nullptr) {
    VectorTally tally;
    if constexpr (std::is_same_v<T, std::int32_t>) tally = vector->read_codes(tile);
    else tally = vector->read(tile);
    counters.touched += tally.cells_touched;
    counters.spread += tally.cells_spread;
  } else if (latitude != nullptr) {
    if constexpr (std::is_same_v<T, float>) latitude->read(region, corner, stride);
  } else if (request.computed) {
    if (computed.empty()) throw BugError("Layer '" + request.name + "' is read before it was worked out.");
    if constexpr (std::is_same_v<T, float>)
      computed[static_cast<std::size_t>(plane)]->read(region, corner, stride);
  } else if (as_it_is) {
    const Window source_region{region.row - first_row, region.col - first_col, region.rows, region.cols};
    raster->read(plane, source_region, corner, stride, observer(interior));
  } else {
    resample(plane, region, interior, corner, stride);
  }
  if (interior.empty()) return;
  T* const inner = &tile.at(interior.row - tile.window().row, interior.col - tile.window().col);
  if (as_it_is && extensive())
    for (std::int64_t r = 0; r < interior.rows; ++r)
      for (std::int64_t c = 0; c < interior.cols; ++c)
        if (!missing(inner[r * stride + c])) counters.before.add(static_cast<double>(inner[r * stride + c]));
  fill_missing(region, interior, corner, stride);
  mask_area(region, interior, corner, stride);
  count(interior, static_cast<const T*>(inner), stride);
}

void AlignedLayer::Impl::read(int plane, Tile<float>& tile) { read_plane(plane, tile); }
void AlignedLayer::Impl::read(int plane, Tile<std::int32_t>& tile) { read_plane(plane, tile); }

void AlignedLayer::Impl::require_has(std::size_t bands) const {
  if (bands > static_cast<std::size_t>(planes))
    throw BugError("Layer '" + request.name + "' delivers " + std::to_string(planes) +
                   " bands and was asked for " + std::to_string(bands) + ".");
}

AlignedLayer::AlignedLayer(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
AlignedLayer::AlignedLayer(AlignedLayer&&) noexcept = default;
AlignedLayer& AlignedLayer::operator=(AlignedLayer&&) noexcept = default;
AlignedLayer::~AlignedLayer() = default;

const LayerRequest& AlignedLayer::request() const { return impl_->request; }
bool AlignedLayer::categorical() const { return impl_->codes; }
int AlignedLayer::planes() const { return impl_->planes; }
const std::vector<double>& AlignedLayer::plane_values() const { return impl_->plane_values; }
const BlockLayout& AlignedLayer::blocks() const { return impl_->blocks; }
const std::string& AlignedLayer::transformation() const { return impl_->transformation; }

void AlignedLayer::read(std::vector<Tile<float>>& quantities) const {
  impl_->require_has(quantities.size());
  if (impl_->codes) throw BugError("Layer '" + impl_->request.name + "' holds codes and was asked for quantities.");
  for (std::size_t plane = 0; plane < quantities.size(); ++plane) impl_->read(static_cast<int>(plane), quantities[plane]);
}

void AlignedLayer::read(std::vector<Tile<std::int32_t>>& codes) const {
  impl_->require_has(codes.size());
  if (!impl_->codes) throw BugError("Layer '" + impl_->request.name + "' holds quantities and was asked for codes.");
  for (std::size_t plane = 0; plane < codes.size(); ++plane) impl_->read(static_cast<int>(plane), codes[plane]);
}

void AlignedLayer::give_cells(std::vector<std::shared_ptr<const ComputedCells>> bands) {
  if (!impl_->request.computed || bands.size() != static_cast<std::size_t>(impl_->planes))
    throw BugError("Layer '" + impl_->request.name + "' does not take these cells.");
  impl_->computed = std::move(bands);
}

std::vector<AuditRow> AlignedLayer::audit() const { return impl_->audit(); }
std::string AlignedLayer::audit_state() const { return impl_->counters.text(); }
void AlignedLayer::restore_audit(const std::string& state) {
  impl_->counters = LayerCounters::from_text(state);
}

}  // namespace firnline
