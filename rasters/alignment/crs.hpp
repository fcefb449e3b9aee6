// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>

class OGRSpatialReference;

namespace firnline {

/// What alignment needs to know of a coordinate reference system, taken out of GDAL's object once.
struct Crs {
  std::string wkt;   ///< WKT2 of the horizontal part
  std::string name;  ///< "EPSG:4326" where there is a code, else the name inside the WKT
  bool geographic = false;
  double semi_major_m = 0;
  double eccentricity_sq = 0;
  std::string vertical;  ///< name of the vertical part, empty when there is none
};

/// in: a CRS as a file carries it. where: file, for the message. throws: RasterError for a local or engineering CRS
[[nodiscard]] Crs crs_of(const OGRSpatialReference& reference, const std::string& where);

/// in: WKT2 as Crs::wkt or GridSpec::crs_wkt holds it. throws: BugError when it is no WKT
[[nodiscard]] Crs crs_of_wkt(const std::string& wkt);

/// The same, of two texts as crs_of_wkt takes them.
[[nodiscard]] bool same_crs(const std::string& wkt_a, const std::string& wkt_b);

}  // namespace firnline
