// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "kernels/grid/grid_spec.hpp"
#include "kernels/grid/zone.hpp"
#include "rasters/opener/opener.hpp"

namespace firnline {

/// How a site becomes a zone.
enum class Footprint {
  point,    ///< the cell that contains it
  buffer,   ///< geodesic disc around it
  polygon,  ///< its own polygon, exact fractional coverage
};

enum class BadRows { refuse, set_aside };

/// One list of sites as the job asks for it.
struct SitesRequest {
  std::string id;              ///< name in the job
  std::string source;          ///< as written in the job
  std::string path;            ///< through the fence
  std::string layer;           ///< of a multi-layer file
  std::string id_column = "id", name_column = "name";
  std::string lon_column = "lon", lat_column = "lat";  ///< CSV only
  char separator = ',';        ///< CSV only
  std::string crs;             ///< when the file declares none; CSV default EPSG:4326
  Footprint footprint = Footprint::point;
  double buffer_km = 0;
  BadRows bad_rows = BadRows::refuse;
};

struct Site {
  std::string id;
  std::string name;            ///< UTF-8 as in the file, may be empty
  double lon = 0, lat = 0;     ///< WGS 84; of a polygon: a point inside it
  Zone zone;
};

/// A row that could not become a site, and why.
struct RejectedRow {
  std::int64_t line = 0;       ///< 1-based line (CSV) or feature number
  std::string column;
  std::string value;
  std::string reason;          ///< a sentence with the remedy
};

struct SiteList {
  SitesRequest request;
  std::vector<Site> sites;     ///< in file order
  std::vector<RejectedRow> rejected;
  std::vector<std::string> warnings;
  std::string geometry_summary;  ///< "48 points in EPSG:4326, buffers of 5 km"
};

/// Reads, checks and places the sites on the grid. Bad rows are all listed at once.
/// throws: SitesError (bad_rows = refuse and there are any; no site at all), InputError, PolicyError
[[nodiscard]] SiteList read_sites(const Opener& opener, const SitesRequest& request, const GridSpec& grid);

}  // namespace firnline
