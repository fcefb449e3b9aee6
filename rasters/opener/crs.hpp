// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <ogr_spatialref.h>

#include <string>
#include <string_view>

namespace firnline {

/// The one way from a CRS as somebody wrote it to a coordinate system: "EPSG:32643", "EPSG:4326+5773",
/// "ESRI:102025", "OGC:CRS84", WKT 1 or 2, PROJJSON, or a PROJ string. Axes are always x = east or longitude,
/// y = north or latitude. where: file, key or line for messages. throws: PolicyError for an address, a file
/// name or a definition that makes PROJ read a file (J38);
///         JobError when it is empty, unknown (J39) or not a coordinate system
[[nodiscard]] OGRSpatialReference parse_crs(std::string_view text, const std::string& where = {});

/// Longitude and latitude on WGS 84 (EPSG:4326), longitude first.
[[nodiscard]] OGRSpatialReference wgs84();

/// "EPSG:32643" where the system has a code, else empty.
[[nodiscard]] std::string authority_code(const OGRSpatialReference& crs);

/// The same coordinates mean the same place, whatever the text or the order of the axes.
[[nodiscard]] bool same_crs(const OGRSpatialReference& a, const OGRSpatialReference& b);

/// A system as WKT 2 (2019) in one line. A system that was understood can be written: throws: LimitError where
/// memory is short
[[nodiscard]] std::string own_wkt(const OGRSpatialReference& crs);

/// A system that own_wkt() wrote. throws: LimitError where memory is short
[[nodiscard]] OGRSpatialReference crs_of_own_wkt(const std::string& wkt);

/// True when a definition, in any notation, makes PROJ open a file: +nadgrids, +geoidgrids, +grids, +init, a
/// parameter file. "@null" is no file: the usual Web Mercator definitions carry it.
[[nodiscard]] bool names_a_grid_file(std::string_view definition);

/// The same for a CRS that came inside a data file; null passes. throws: PolicyError
void refuse_grid_files(const OGRSpatialReference* crs, const std::string& where);

}  // namespace firnline
