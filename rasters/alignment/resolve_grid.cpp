// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cmath>
#include <limits>

#include "kernels/grid/error.hpp"
#include "kernels/grid/number_text.hpp"
#include "rasters/alignment/aligned_layer.hpp"
#include "rasters/alignment/cell_mapping.hpp"
#include "rasters/alignment/coordinate_operation.hpp"
#include "rasters/alignment/crs.hpp"
#include "rasters/alignment/source_raster.hpp"
#include "rasters/opener/crs.hpp"

namespace firnline {
namespace {

constexpr double whole_tolerance = same_grid_tolerance;  // cells

/// A grid in the turn of longitudes people write: -180 to 180.
GridSpec in_usual_longitudes(GridSpec grid) {
  if (!grid.geographic) return grid;
  const double turn = 360 / grid.cell_width;
  const bool round_the_earth = std::fabs(static_cast<double>(grid.cols) - turn) < whole_tolerance;
  const double from_usual = (grid.west + 180) / grid.cell_width;
  if (round_the_earth && std::fabs(from_usual - std::round(from_usual)) < whole_tolerance) grid.west = -180;
  else if (!round_the_earth) grid.west -= 360 * std::round((grid.west + grid.east()) / 2 / 360);
  return grid;
}

GridSpec grid_like(const Opener& opener, const GridRequest& request, const std::vector<LayerRequest>& layers) {
  const auto found = std::find_if(layers.begin(), layers.end(), [&](const LayerRequest& layer) { return layer.name == request.like; });
  if (found == layers.end())
    throw JobError("The grid is to be like layer '" + request.like + "', and the job has no such layer.", "grid.like",
                   "name a layer of the job, or give crs, extent and cell_size");
  if (found->from_grid)
    throw JobError("The grid is to be like layer '" + request.like + "', which is itself worked out from the grid.", "grid.like",
                   "name a raster layer, or give crs, extent and cell_size");
  if (found->computed)
    throw JobError("The grid is to be like layer '" + request.like + "', which the run itself works out.", "grid.like",
                   "name a raster layer, or give crs, extent and cell_size");
  if (found->rasterise)
    throw JobError("The grid is to be like layer '" + request.like + "', which holds polygons, lines or points and has no grid.",
                   "grid.like", "name a raster layer, or give crs, extent and cell_size");
  return in_usual_longitudes(SourceRaster(opener, *found).grid());
}

GridSpec grid_of_extent(const GridRequest& request) {
  const bool good = std::isfinite(request.west) && std::isfinite(request.east) && std::isfinite(request.south) &&
                    std::isfinite(request.north) && request.west < request.east && request.south < request.north;
  if (!good) throw JobError("The grid's extent is empty or inverted.", "grid.extent", "write extent = [west, south, east, north]");
  if (!(request.cell_width > 0) || !(request.cell_height > 0))
    throw JobError("The grid's cell size is not above 0.", "grid.cell_size", "write cell_size = 30, in the units of the CRS");
  const Crs crs = crs_of(parse_crs(request.crs, "grid.crs"), "grid.crs");
  GridSpec grid;
  grid.west = request.west;
  grid.north = request.north;
  grid.cell_width = request.cell_width;
  grid.cell_height = request.cell_height;
  // Whole cells that cover the extent: the southern and eastern edges give way.
  const auto cells = [](double length) { return static_cast<std::int64_t>(std::ceil(length - whole_tolerance)); };
  grid.cols = std::max<std::int64_t>(1, cells((request.east - request.west) / request.cell_width));
  grid.rows = std::max<std::int64_t>(1, cells((request.north - request.south) / request.cell_height));
  grid.crs_wkt = crs.wkt;
  grid.geographic = crs.geographic;
  grid.semi_major_m = crs.semi_major_m;
  grid.eccentricity_sq = crs.eccentricity_sq;
  if (grid.geographic && (grid.north > 90 + grid.cell_height || grid.south() < -90 - grid.cell_height))
    throw JobError("The grid's CRS counts degrees, and its extent runs from " + number_text(grid.south()) + " to " +
                       number_text(grid.north) + " north.",
                   "grid.extent", "write extent = [west, south, east, north] in degrees, or choose a projected CRS");
  return grid;
}

struct Box {
  double west = 0, south = 0, east = 0, north = 0;
};

/// The smallest box in the grid's CRS around a box of longitudes and latitudes.
Box in_crs_of(const GridSpec& grid, const Box& degrees) {
  const Crs crs = crs_of(wgs84(), "area.bbox");
  if (same_crs(crs.wkt, grid.crs_wkt)) return degrees;
  const CoordinateOperation operation(crs.wkt, grid.crs_wkt, {degrees.west, degrees.south, degrees.east, degrees.north});
  constexpr int steps = 100;  // along each side: parallels are curved
  Box box{std::numeric_limits<double>::infinity(), std::numeric_limits<double>::infinity(), -std::numeric_limits<double>::infinity(),
          -std::numeric_limits<double>::infinity()};
  for (int i = 0; i <= steps; ++i)
    for (int j = 0; j <= steps; ++j) {
      if (i != 0 && i != steps && j != 0 && j != steps) continue;
      double x = degrees.west + (degrees.east - degrees.west) * i / steps, y = degrees.south + (degrees.north - degrees.south) * j / steps;
      operation.forward(&x, &y, 1);
      if (std::isnan(x)) continue;
      box = {std::min(box.west, x), std::min(box.south, y), std::max(box.east, x), std::max(box.north, y)};
    }
  return box;
}

GridSpec clipped(const GridSpec& grid, const std::vector<double>& bbox) {
  if (bbox.size() != 4 || !(bbox[0] < bbox[2]) || !(bbox[1] < bbox[3]))
    throw JobError("The area is empty or inverted.", "area.bbox", "write bbox = [west, south, east, north] in degrees");
  const Box box = in_crs_of(grid, {bbox[0], bbox[1], bbox[2], bbox[3]});
  const auto first = [](double position) { return static_cast<std::int64_t>(std::floor(position + whole_tolerance)); };
  const auto last = [](double position) { return static_cast<std::int64_t>(std::ceil(position - whole_tolerance)); };
  const double left = std::clamp((box.west - grid.west) / grid.cell_width, -1e15, 1e15);
  const double right = std::clamp((box.east - grid.west) / grid.cell_width, -1e15, 1e15);
  const double top = std::clamp((grid.north - box.north) / grid.cell_height, -1e15, 1e15);
  const double bottom = std::clamp((grid.north - box.south) / grid.cell_height, -1e15, 1e15);
  const Window wanted{first(top), first(left), last(bottom) - first(top), last(right) - first(left)};
  const Window kept = wanted.intersected(grid.whole());
  if (kept.empty())
    throw RasterError("The area of interest does not touch the grid, which runs from " + number_text(grid.west, 4) + " to " +
                          number_text(grid.east(), 4) + " and from " + number_text(grid.south(), 4) + " to " +
                          number_text(grid.north, 4) + " in its CRS.",
                      "area.bbox", "write bbox = [west, south, east, north] in degrees, inside the grid");
  GridSpec part = grid;
  part.west = grid.x_of(static_cast<double>(kept.col));
  part.north = grid.y_of(static_cast<double>(kept.row));
  part.rows = kept.rows;
  part.cols = kept.cols;
  return part;
}

}  // namespace

GridSpec resolve_grid(const Opener& opener, const GridRequest& request, const std::vector<LayerRequest>& layers) {
  GridSpec grid = request.like.empty() ? grid_of_extent(request) : grid_like(opener, request, layers);
  if (request.area_bbox) grid = clipped(grid, *request.area_bbox);
  // The warper counts rows and columns in 32 bits.
  if (grid.rows > std::numeric_limits<int>::max() || grid.cols > std::numeric_limits<int>::max())
    throw LimitError("The grid has more than 2,147,483,647 rows or columns.", "grid", "choose a larger cell size or a smaller extent");
  return grid;
}

}  // namespace firnline
