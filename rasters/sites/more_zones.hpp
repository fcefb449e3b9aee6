// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>
#include <variant>
#include <vector>

#include "rasters/sites/measured_line.hpp"
#include "rasters/sites/sites.hpp"
#include "rasters/sites/transformation.hpp"

namespace firnline {

/// Cuts the zones of further footprints, site by site. Keeps views of what it is made from. Private to
/// sites/.
class MoreZones {
 public:
  MoreZones(const std::vector<FootprintRequest>& footprints, const GridSpec& grid,
            const ExactTransformation& to_degrees, const ExactTransformation& degrees_to_grid)
      : footprints_(footprints), grid_(grid), to_degrees_(to_degrees), degrees_to_grid_(degrees_to_grid) {}

  /// Some footprint is the cell that contains the site's point.
  [[nodiscard]] bool has_point() const;
  /// Of a point or a polygon. on_grid: points in the grid's CRS, this one's at `number`; lon, lat: of the
  /// same point, in degrees. out: one zone per footprint
  [[nodiscard]] std::vector<Zone> of_point(const Positions& on_grid, std::size_t number, double lon,
                                           double lat) const;
  /// Of a line. on_grid: likewise, of the point half way. out: one zone per footprint, or why there is none
  [[nodiscard]] std::variant<std::vector<Zone>, std::string> of_line(const MeasuredLine& line,
                                                                     const Positions& on_grid,
                                                                     std::size_t number) const;

 private:
  const std::vector<FootprintRequest>& footprints_;
  const GridSpec& grid_;
  const ExactTransformation& to_degrees_;
  const ExactTransformation& degrees_to_grid_;
};

/// The cell of one of these points; outside the grid where the grid's projection has no place for it.
[[nodiscard]] Zone zone_of_point(const GridSpec& grid, const Positions& on_grid, std::size_t number);

/// throws: JobError for a buffer that is none, or wider than can be cut
void check_buffers(const SitesRequest& request);

}  // namespace firnline
