// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cmath>
#include <utility>

#include "kernels/grid/error.hpp"
#include "kernels/grid/number_text.hpp"
#include "rasters/alignment/aligned_layer_impl.hpp"
#include "rasters/alignment/contradictions.hpp"
#include "rasters/alignment/crs.hpp"

namespace firnline {
namespace {

using Impl = AlignedLayer::Impl;

/// A datum shift known no better than this is said in the audit: a third of a cell of a 30 m grid.
constexpr double worst_accuracy_m = 10;

std::string cells_text(double cells) { return number_text(cells, 3); }

/// Why a layer without a method is refused, and what to write.
std::string refusal_line(const LayerRequest& request, const GridSpec& grid, const SourceRaster& raster) {
  std::string line = "\n  layer '" + request.name + "' (" + request.sources.front() + "): ";
  if (!same_crs(grid.crs_wkt, raster.grid().crs_wkt)) {
    line += "its CRS is " + raster.crs_name() + ", the grid's is " + crs_of_wkt(grid.crs_wkt).name;
  } else {
    const CellMapping mapping(grid, raster.grid());
    const GridDifference gap = difference(grid, mapping.source());
    const bool same_size = std::fabs(gap.width_ratio - 1) < 1e-6 && std::fabs(gap.height_ratio - 1) < 1e-6;
    if (!same_size)
      line += "its cells are " + number_text(gap.width_ratio, 4) + " times as wide and " + number_text(gap.height_ratio, 4) +
              " times as high as the grid's; ";
    line += "its corner lies " + cells_text(gap.col_offset) + " columns east and " + cells_text(gap.row_offset) +
            " rows south of the grid's";
  }
  if (request.spec.kind == LayerKind::topological)
    return line + "\n    -> it holds flow directions or accumulations, which cannot be resampled: take its grid with like = \"" +
           request.name + "\"";
  const char* method = request.spec.kind == LayerKind::extensive     ? "sum"
                       : request.spec.kind == LayerKind::categorical ? "mode"
                       : request.spec.kind == LayerKind::max_type    ? "maximum"
                                                                     : "bilinear";
  return line + "\n    -> add to [layers." + request.name + "]:  method = \"" + method + "\"";
}

void require_overlap(const Impl& layer) {
  if (!layer.mapping->source_window(layer.grid.whole(), 0).empty()) return;
  const GridSpec& source = layer.raster->grid();
  throw RasterError("The layer does not touch the run's grid: it runs from " + number_text(source.west, 4) + " to " +
                        number_text(source.east(), 4) + " and from " + number_text(source.south(), 4) + " to " +
                        number_text(source.north, 4) + " in " + layer.raster->crs_name() + ".",
                    place_of(layer.request, layer.request.sources.front()),
                    "choose another grid or area, or a file that covers it");
}

void check_vertical_datum(const Impl& layer) {
  const std::string datum = settled_datum(layer.request.spec);
  const std::string& own = layer.raster->vertical_datum();
  const auto egm = own.find("EGM");
  if (datum.empty() || egm == std::string::npos || own.find(datum) != std::string::npos) return;
  throw RasterError("The file counts heights from '" + own + "', and the layer is said to use " + datum + ".",
                    place_of(layer.request, layer.request.sources.front()),
                    "correct vertical_datum in [layers." + layer.request.name + "], or convert the file");
}

/// Decides how the raster's cells become grid cells. Same cells: nothing to decide, whatever method was named.
void decide_method(Impl& layer) {
  const GridDifference gap = difference(layer.grid, layer.mapping->source());
  const bool fraction = layer.request.method == Method::fraction;
  layer.as_it_is = layer.mapping->axes_parallel() && gap.same_cells && !fraction;
  if (layer.as_it_is) {
    layer.first_row = gap.whole_rows;
    layer.first_col = gap.whole_cols;
    layer.transformation = "read as it is: its cells are the grid's cells";
    return;
  }
  layer.method = layer.request.method == Method::by_kind ? method_by_kind(layer.request, *layer.mapping) : layer.request.method;
  require_allowed(layer.request, layer.method);
  layer.carrier = carrier_of(layer.method, layer.mapping->axes_parallel());
  layer.codes = holds_codes(layer.request.spec) && layer.method != Method::fraction;
  const CoordinateOperation* operation = layer.mapping->operation();
  layer.transformation = std::string(name_of(layer.method)) + " from " + layer.raster->crs_name() + ", one grid cell = " +
                         cells_text(layer.mapping->source_cols_per_cell()) + " x " +
                         cells_text(layer.mapping->source_rows_per_cell()) + " source cells";
  if (operation == nullptr) return;
  layer.transformation += ", by '" + operation->name() + "'";
  if (operation->accuracy_m() > worst_accuracy_m)
    layer.warnings.push_back("The transformation '" + operation->name() + "' is accurate to " +
                             number_text(operation->accuracy_m(), 0) + " m only.");
}

/// In another CRS a row of the grid crosses many rows of the source, turned or bent; and so do columns.
void describe_lie(const CellMapping& mapping, const GridSpec& grid, BlockLayout& blocks) {
  if (mapping.axes_parallel()) return;
  for (const double place : {0.0, 0.5, 1.0}) {
    const auto row = static_cast<std::int64_t>(place * static_cast<double>(grid.rows - 1));
    const auto col = static_cast<std::int64_t>(place * static_cast<double>(grid.cols - 1));
    const Window along_row = mapping.source_window({row, 0, 1, grid.cols}, 0);
    const Window along_col = mapping.source_window({0, col, grid.rows, 1}, 0);
    blocks.rows_per_grid_col = std::max(blocks.rows_per_grid_col,
                                        static_cast<double>(along_row.rows) / static_cast<double>(grid.cols));
    blocks.cols_per_grid_row = std::max(blocks.cols_per_grid_row,
                                        static_cast<double>(along_col.cols) / static_cast<double>(grid.rows));
  }
}

void describe_blocks(Impl& layer) {
  layer.blocks.block_rows = layer.raster->block_rows();
  layer.blocks.block_cols = layer.raster->block_cols();
  layer.blocks.cells_per_grid_row = layer.mapping->source_rows_per_cell();
  layer.blocks.cells_per_grid_col = layer.mapping->source_cols_per_cell();
  describe_lie(*layer.mapping, layer.grid, layer.blocks);
  layer.blocks.bands = layer.raster->planes();
  layer.blocks.bytes_per_cell = layer.raster->bytes_per_cell();
}

void count_source_cells(Impl& layer) {
  const Window under = layer.mapping->source_window(layer.grid.whole(), 0);
  layer.source_cells = under.cells() * layer.planes;
  const Window here = layer.as_it_is ? Window{layer.first_row, layer.first_col, layer.raster->grid().rows, layer.raster->grid().cols}
                                     : Window{};
  if (layer.as_it_is && layer.mapping->period() == 0) layer.source_cells = here.intersected(layer.grid.whole()).cells() * layer.planes;
  const double share = layer.as_it_is ? static_cast<double>(here.intersected(layer.grid.whole()).cells()) / static_cast<double>(layer.grid.cells())
                                      : 1;
  if (share < 1 && layer.mapping->period() == 0)
    layer.warnings.push_back("The layer covers " + number_text(100 * share, 1) +
                             " % of the grid; the rest has no data in it.");
}

std::unique_ptr<Impl> vector_layer(const GridSpec& grid, const LayerRequest& request) {
  auto layer = std::make_unique<Impl>();
  layer->request = request;
  layer->grid = grid;
  layer->vector = std::make_unique<VectorCells>(grid, request);
  layer->codes = layer->vector->categorical();
  layer->transformation = layer->vector->summary().transformation;
  layer->plane_values = request.band_values.empty() ? std::vector<double>{1} : request.band_values;
  return layer;
}

std::unique_ptr<Impl> layer_of_the_grid(const GridSpec& grid, const LayerRequest& request) {
  if (request.spec.id != layer_from_grid) throw BugError("Layer '" + request.name + "' cannot be worked out from the grid.");
  auto layer = std::make_unique<Impl>();
  layer->request = request;
  layer->grid = grid;
  layer->latitude = std::make_unique<GridLatitude>(grid);
  layer->transformation = "computed from the grid";
  layer->plane_values = {1};
  return layer;
}

std::unique_ptr<Impl> layer_of_the_run(const GridSpec& grid, const LayerRequest& request) {
  auto layer = std::make_unique<Impl>();
  layer->request = request;
  layer->grid = grid;
  layer->transformation = "computed from other layers of the job";
  layer->plane_values = request.band_values.empty() ? std::vector<double>{1} : request.band_values;
  layer->planes = static_cast<int>(layer->plane_values.size());
  return layer;
}

std::unique_ptr<Impl> raster_layer(const GridSpec& grid, const LayerRequest& request, std::unique_ptr<SourceRaster> raster) {
  auto layer = std::make_unique<Impl>();
  layer->request = request;
  layer->grid = grid;
  layer->raster = std::move(raster);
  layer->mapping = at_place(place_of(request, request.sources.front()), [&] {
    return std::make_unique<CellMapping>(grid, layer->raster->grid());
  });
  layer->raster->turn(layer->mapping->source(), layer->mapping->period());
  layer->codes = holds_codes(request.spec) && request.method != Method::fraction;
  layer->planes = layer->raster->planes();
  layer->warnings = layer->raster->warnings();
  layer->plane_values = request.band_values;
  for (int b = 1; layer->plane_values.size() < static_cast<std::size_t>(layer->planes); ++b)
    layer->plane_values.push_back(static_cast<double>(b));
  require_overlap(*layer);
  check_vertical_datum(*layer);
  decide_method(*layer);
  describe_blocks(*layer);
  count_source_cells(*layer);
  return layer;
}

/// A layer that only lends its grid: it delivers no band, and its file is closed again.
std::unique_ptr<Impl> grid_only_layer(const GridSpec& grid, const LayerRequest& request,
                                      const SourceRaster& raster) {
  auto layer = std::make_unique<Impl>();
  layer->request = request;
  layer->grid = grid;
  layer->planes = 0;
  layer->warnings = raster.warnings();
  layer->transformation = "gives the grid; its cells are not read";
  return layer;
}

std::unique_ptr<Impl> layer_of(const GridSpec& grid, const LayerRequest& request,
                               std::unique_ptr<SourceRaster> raster) {
  if (request.from_grid) return layer_of_the_grid(grid, request);
  if (request.computed) return layer_of_the_run(grid, request);
  if (request.rasterise) return vector_layer(grid, request);
  if (request.grid_only) return grid_only_layer(grid, request, *raster);
  return raster_layer(grid, request, std::move(raster));
}

bool needs_a_method(const GridSpec& grid, const LayerRequest& request, const SourceRaster& raster) {
  if (request.method != Method::none) return false;
  if (!same_crs(grid.crs_wkt, raster.grid().crs_wkt)) return true;
  const CellMapping mapping(grid, raster.grid());
  return !difference(grid, mapping.source()).same_cells;
}

}  // namespace

std::vector<AlignedLayer> align_layers(const Opener& opener, const GridSpec& grid, const GridRequest& area,
                                       const std::vector<LayerRequest>& layers) {
  require_consistent(layers);
  std::vector<std::unique_ptr<SourceRaster>> rasters;
  std::string refused;
  int refusals = 0;
  for (const LayerRequest& request : layers) {
    rasters.push_back(request.rasterise || !request.has_files() ? nullptr : std::make_unique<SourceRaster>(opener, request));
    if (rasters.back() == nullptr || !needs_a_method(grid, request, *rasters.back())) continue;
    refused += refusal_line(request, grid, *rasters.back());
    ++refusals;
  }
  if (refusals > 0)
    throw RasterError((refusals == 1 ? std::string("A layer is") : std::to_string(refusals) + " layers are") +
                          " not on the run's grid, and the job does not say how to bring them there:" + refused,
                      {}, "or write at the top of the job:  align = \"by_kind\"   # each layer as its kind demands");

  const auto mask = area.area_polygons_path.empty() ? nullptr : std::make_shared<AreaMask>(grid, area.area_polygons_path);
  std::vector<AlignedLayer> aligned;
  for (std::size_t i = 0; i < layers.size(); ++i) {
    auto layer = layer_of(grid, layers[i], std::move(rasters[i]));
    for (auto& warning : period_warnings(layers[i], layers)) layer->warnings.push_back(std::move(warning));
    layer->area = mask;
    aligned.emplace_back(std::move(layer));
  }
  return aligned;
}

}  // namespace firnline
