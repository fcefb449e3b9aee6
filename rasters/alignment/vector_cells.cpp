// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "rasters/alignment/vector_cells.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>
#include <utility>

#include "kernels/grid/error.hpp"
#include "kernels/grid/number_text.hpp"
#include "kernels/grid/polygon_coverage.hpp"
#include "rasters/alignment/cell_sums.hpp"
#include "rasters/alignment/code_cells.hpp"
#include "rasters/alignment/feature_index.hpp"
#include "rasters/alignment/feature_measures.hpp"
#include "rasters/alignment/grid_lon_lat.hpp"
#include "rasters/alignment/line_cells.hpp"
#include "rasters/alignment/nearest_point.hpp"
#include "rasters/alignment/vector_features.hpp"
#include "rasters/alignment/vector_treatment.hpp"

namespace firnline {
namespace {

constexpr double nothing = std::numeric_limits<double>::quiet_NaN();

std::string method_text(const VectorPlan& plan, FeatureShape shape, const Rasterise& how) {
  std::string text = describe(plan, shape);
  if (how.spread == Spread::nearest) text += ", nearest(" + number_text(how.spread_km) + " km)";
  if (how.spread == Spread::hexagon) text += ", hexagon(" + number_text(how.spread_km) + " km)";
  return text;
}

double reach_m(const Rasterise& how) {
  const double corner = how.spread == Spread::hexagon ? std::numbers::sqrt3 : 1;
  return how.spread_km * 1000 / corner;
}

void require_spread_possible(const LayerRequest& request, const VectorPlan& plan, FeatureShape shape) {
  const Rasterise& how = *request.rasterise;
  if (how.spread == Spread::none) return;
  const std::string layer = "Layer " + request.name;
  if (shape != FeatureShape::point)
    throw RasterError(layer + " spreads features that are not points.",
                      request.sources.empty() ? "" : request.sources.front(),
                      "Remove spread: lines and polygons reach their cells by themselves.");
  if (plan.treatment == Treatment::total || plan.treatment == Treatment::presence)
    throw RasterError(
        layer + " would lend a total or a presence to cells around its points, which would multiply it.", {},
        "Use spread = \"none\", or an attribute that is a value per area or per time.");
  if (!(how.spread_km > 0 && how.spread_km <= greatest_spread_km))
    throw RasterError(layer + " spreads its points over " + number_text(how.spread_km) + " km.", {},
                      "Use a distance above 0 and up to " + number_text(greatest_spread_km) + " km.");
}

}  // namespace

struct VectorCells::Impl {
  GridSpec grid;
  LayerRequest request;
  VectorFeatures source;
  VectorPlan plan;
  VectorSummary summary;
  FeatureIndex index;
  std::vector<double>
      per_measure;  ///< Treatment::total of lines and polygons: value per m or m2 of each feature
  std::optional<GridLonLat> lon_lat;
  std::optional<NearestPoint> nearest;

  Impl(const GridSpec& run_grid, const LayerRequest& layer)
      : grid(run_grid),
        request(layer),
        source(read_vector_features(run_grid, layer)),
        plan(plan_vector(layer, source.shape)),
        index(source, run_grid) {
    require_spread_possible(request, plan, source.shape);
    if (plan.treatment == Treatment::total) share_totals();
    if (request.rasterise->spread != Spread::none) index_points();
    summarise();
  }

  /// What each feature is worth per metre or square metre, and what of it lies on the grid.
  void share_totals() {
    double in_file = source.off_the_map, on_grid = 0;
    for (const VectorFeature& feature : source.features) {
      if (std::isnan(feature.value)) {
        per_measure.push_back(feature.value);
        continue;
      }
      const Measures measures = measures_of(feature, source.shape, grid);
      if (!(measures.whole > 0))
        throw RasterError(
            "Feature " + std::to_string(feature.id) + " has no extent over which its value could be shared.",
            request.sources.empty() ? "" : request.sources.front(), "Repair or remove it.");
      const double total = plan.measures_itself ? plan.measure_scale * measures.whole : feature.value;
      per_measure.push_back(total / measures.whole);
      in_file += total;
      on_grid += measures.wholly_on_grid ? total : total * (measures.on_grid / measures.whole);
    }
    summary.total_in_file = in_file;
    summary.total_on_grid = on_grid;
  }

  void index_points() {
    lon_lat.emplace(grid);
    std::vector<NearestPoint::Entry> entries;
    for (std::size_t i = 0; i < source.features.size(); ++i) {
      if (std::isnan(source.features[i].value)) continue;
      for (const GridPoint& point : source.features[i].points) {
        double lon = grid.x_of(point.col), lat = grid.y_of(point.row);
        lon_lat->from_grid_crs(&lon, &lat, 1);
        entries.push_back({{lon, lat}, source.features[i].id, i});
      }
    }
    nearest.emplace(std::move(entries), lon_lat->semi_major_m(), lon_lat->eccentricity_sq(),
                    reach_m(*request.rasterise));
  }

  void summarise() {
    summary.method = method_text(plan, source.shape, *request.rasterise);
    summary.features = source.in_file;
    summary.features_no_data = source.no_data;
    summary.features_on_grid = index.features_on_grid();
    summary.warnings = source.warnings;
    summary.transformation = summary.method + ", from " + source.crs_name;
    if (!source.operation.empty()) summary.transformation += " by " + source.operation;
    if (summary.features_on_grid == 0)
      summary.warnings.push_back("No feature lies on the grid: check the area and the file's CRS.");
  }

  void add_points(CellSums& cells) const {
    for (const FeatureIndex::PointCell& point : index.points_in(cells.window())) {
      const VectorFeature& feature = source.features[point.feature];
      const auto parts = static_cast<double>(feature.points.size());
      double value = feature.value;
      if (plan.treatment == Treatment::total)
        value = plan.measures_itself ? plan.measure_scale : feature.value / parts;
      cells.add(point.cell, value, 1);
    }
  }

  void add_lines(CellSums& cells, const std::vector<RowMetrics>& metrics) const {
    for (const std::size_t i : index.features_in(cells.window())) {
      const VectorFeature& feature = source.features[i];
      for_each_edge(feature.lines, [&](const GridPoint& from, const GridPoint& to) {
        for_each_cell_of_line(from, to, cells.window(), [&](const LinePart& part) {
          const RowMetrics& row = metrics[static_cast<std::size_t>(part.cell.row - cells.window().row)];
          double value = feature.value;
          if (plan.treatment == Treatment::total) value = per_measure[i] * length_m(part, row);
          cells.add(part.cell, value, 1);
        });
      });
    }
  }

  void add_polygons(CellSums& cells, const std::vector<RowMetrics>& metrics) const {
    for (const std::size_t i : index.features_in(cells.window())) {
      const VectorFeature& feature = source.features[i];
      for (const ZoneRun& run : polygon_coverage(feature.polygons, cells.window()).runs) {
        const double area = metrics[static_cast<std::size_t>(run.row - cells.window().row)].area_m2;
        double value = feature.value;
        if (plan.treatment == Treatment::total) value = per_measure[i] * (run.weight * area);
        if (plan.treatment == Treatment::presence) value *= run.weight;  // 1, or NaN: class unknown
        for (std::int64_t col = run.col_first; col <= run.col_last; ++col)
          cells.add({run.row, col}, value, run.weight);
      }
    }
  }

  /// Values of nearby points for the cells that hold none. Returns which cells they are.
  std::vector<bool> lend_to_neighbours(CellSums& cells) const {
    const Window& window = cells.window();
    std::vector<bool> lent(static_cast<std::size_t>(window.cells()), false);
    if (!nearest) return lent;
    std::vector<double> lon(static_cast<std::size_t>(window.cols)), lat(lon.size());
    for (std::int64_t row = window.row; row < window.row + window.rows; ++row) {
      for (std::size_t i = 0; i < lon.size(); ++i) {
        lon[i] = grid.x_of(static_cast<double>(window.col + static_cast<std::int64_t>(i)) + 0.5);
        lat[i] = grid.y_of(static_cast<double>(row) + 0.5);
      }
      lon_lat->from_grid_crs(lon.data(), lat.data(), lon.size());
      for (std::size_t i = 0; i < lon.size(); ++i) {
        const Cell cell{row, window.col + static_cast<std::int64_t>(i)};
        if (cells.touched(cell) || !std::isfinite(lon[i])) continue;
        const auto lender = nearest->find({lon[i], lat[i]});
        if (!lender) continue;
        cells.lend(cell, source.features[*lender].value);
        lent[static_cast<std::size_t>((row - window.row) * window.cols) + i] = true;
      }
    }
    return lent;
  }

  [[nodiscard]] std::vector<RowMetrics> metrics_of(const Window& window) const {
    std::vector<RowMetrics> metrics;
    for (std::int64_t row = window.row; row < window.row + window.rows; ++row)
      metrics.push_back(row_metrics(grid, row));
    return metrics;
  }

  template <typename T>
  VectorTally read(Tile<T>& tile) const {
    if (plan.treatment == Treatment::majority)
      throw BugError("Quantities were asked of a layer of codes: " + request.name + ".");
    const Window asked = tile.window().grown(tile.halo());
    CellSums cells(asked.intersected(grid.whole()), plan.treatment);
    if (!cells.window().empty()) {
      const std::vector<RowMetrics> metrics = metrics_of(cells.window());
      if (source.shape == FeatureShape::point) add_points(cells);
      if (source.shape == FeatureShape::line) add_lines(cells, metrics);
      if (source.shape == FeatureShape::polygon) add_polygons(cells, metrics);
    }
    const std::vector<bool> lent = lend_to_neighbours(cells);
    return hand_over(cells, lent, tile);
  }

  template <typename T>
  VectorTally hand_over(const CellSums& cells, const std::vector<bool>& lent, Tile<T>& tile) const {
    std::fill(tile.data(), tile.data() + tile.size(), static_cast<T>(nothing));
    const Window& window = cells.window();
    const double unreached = plan.zero_elsewhere ? 0 : nothing;
    VectorTally tally;
    for (std::int64_t row = window.row; row < window.row + window.rows; ++row)
      for (std::int64_t col = window.col; col < window.col + window.cols; ++col) {
        const bool touched = cells.touched({row, col});
        const bool borrowed =
            lent[static_cast<std::size_t>((row - window.row) * window.cols + col - window.col)];
        const bool known = touched || borrowed;
        const double value = known                       ? cells.value({row, col})
                             : cells.unknown({row, col}) ? nothing
                                                         : unreached;
        tile.at(row - tile.window().row, col - tile.window().col) = static_cast<T>(value);
        if (!tile.window().contains({row, col})) continue;
        ++tally.cells;
        tally.cells_touched += touched ? 1 : 0;
        tally.cells_spread += borrowed ? 1 : 0;
        tally.cells_no_data += std::isnan(value) ? 1 : 0;
      }
    return tally;
  }

  VectorTally read_codes(Tile<std::int32_t>& tile) const {
    if (plan.treatment != Treatment::majority)
      throw BugError("Codes were asked of a layer of quantities: " + request.name + ".");
    std::fill(tile.data(), tile.data() + tile.size(), no_data_code);
    const Window window = tile.window().grown(tile.halo()).intersected(grid.whole());
    const Window inside = tile.window().intersected(grid.whole());
    VectorTally tally;
    if (window.empty()) return tally;
    const CodeCells codes = codes_that_cover_most(source, index.features_in(window), window);
    for (std::int64_t row = window.row; row < window.row + window.rows; ++row)
      for (std::int64_t col = window.col; col < window.col + window.cols; ++col) {
        const std::size_t i = codes.index({row, col});
        const bool known = codes.reached[i] && codes.code[i] != no_data_code;
        std::int32_t& cell = tile.at(row - tile.window().row, col - tile.window().col);
        if (known) cell = codes.code[i];
        if (!codes.reached[i] && plan.zero_elsewhere) cell = 0;
        if (!inside.contains({row, col})) continue;
        ++tally.cells;
        tally.cells_touched += known ? 1 : 0;
        tally.cells_no_data += cell == no_data_code ? 1 : 0;
      }
    return tally;
  }
};

VectorCells::VectorCells(const GridSpec& grid, const LayerRequest& request)
    : impl_(std::make_unique<Impl>(grid, request)) {}
VectorCells::VectorCells(VectorCells&&) noexcept = default;
VectorCells& VectorCells::operator=(VectorCells&&) noexcept = default;
VectorCells::~VectorCells() = default;

const VectorSummary& VectorCells::summary() const {
  return impl_->summary;
}
bool VectorCells::categorical() const {
  return impl_->plan.treatment == Treatment::majority;
}
VectorTally VectorCells::read(Tile<float>& tile) {
  return impl_->read(tile);
}
VectorTally VectorCells::read(Tile<double>& tile) {
  return impl_->read(tile);
}
VectorTally VectorCells::read_codes(Tile<std::int32_t>& tile) {
  return impl_->read_codes(tile);
}

}  // namespace firnline
