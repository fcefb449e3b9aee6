// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <ogr_geometry.h>

#include "kernels/grid/grid_spec.hpp"
#include "rasters/sites/polygon_site.hpp"
#include "rasters/sites/sites.hpp"

namespace firnline {

/// What is kept of a polygon for tables and figures. geometry: OGRPolygon or OGRMultiPolygon in the file's
/// CRS, which to_degrees starts from; polygons: the same on the grid. A corner without a place in WGS 84
/// leaves the shape without wkb. Private to sites/.
[[nodiscard]] SiteShape shape_of(const OGRGeometry& geometry, const PolygonsOnGrid& polygons,
                                 const ExactTransformation& to_degrees, const GridSpec& grid);

}  // namespace firnline
