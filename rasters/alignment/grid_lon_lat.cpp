// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "rasters/alignment/grid_lon_lat.hpp"

#include <cpl_conv.h>
#include <ogr_spatialref.h>

#include <algorithm>
#include <cmath>
#include <memory>
#include <string>
#include <vector>

#include "kernels/grid/error.hpp"
#include "rasters/alignment/crs.hpp"
#include "rasters/opener/crs.hpp"

namespace firnline {
namespace {

std::string geographic_base(const std::string& projected_wkt) {
  const OGRSpatialReference projected = crs_of_own_wkt(projected_wkt);
  const std::unique_ptr<OGRSpatialReference> base(projected.CloneGeogCS());
  if (!base) throw BugError("The CRS of the run's grid has no geographic base.", projected_wkt);
  return crs_of(*base, "the run's grid").wkt;
}

double in_half_turns(double longitude) {
  return longitude - 360 * std::round(longitude / 360);
}

}  // namespace

GridLonLat::GridLonLat(const GridSpec& grid) : grid_(grid) {
  const Crs crs = crs_of_wkt(grid.crs_wkt);
  semi_major_m_ = crs.semi_major_m;
  eccentricity_sq_ = crs.eccentricity_sq;
  if (!crs.geographic) operation_.emplace(grid.crs_wkt, geographic_base(grid.crs_wkt), AreaOfUse{});
}

void GridLonLat::from_grid_crs(double* x, double* y, std::size_t count) const {
  if (operation_) operation_->forward(x, y, count);
}

AreaOfUse GridLonLat::area_of_use() const {
  constexpr int steps = 32;  // along each side: enough to find where a side bulges
  std::vector<double> x, y;
  for (int i = 0; i <= steps; ++i) {
    const double share = static_cast<double>(i) / steps;
    const double along_x = grid_.x_of(share * static_cast<double>(grid_.cols));
    const double along_y = grid_.y_of(share * static_cast<double>(grid_.rows));
    x.insert(x.end(), {along_x, along_x, grid_.west, grid_.east()});
    y.insert(y.end(), {grid_.north, grid_.south(), along_y, along_y});
  }
  from_grid_crs(x.data(), y.data(), x.size());
  const auto known = [](double value) { return std::isfinite(value); };
  if (!std::all_of(x.begin(), x.end(), known) || !std::all_of(y.begin(), y.end(), known)) return {};
  const auto [west, east] = std::minmax_element(x.begin(), x.end());
  const auto [south, north] = std::minmax_element(y.begin(), y.end());
  if (*east - *west > 180) return {-180, *south, 180, *north};
  return {in_half_turns(*west), *south, in_half_turns(*east), *north};
}

}  // namespace firnline
