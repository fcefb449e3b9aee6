// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "kernels/grid/grid_spec.hpp"
#include "kernels/grid/polygon_coverage.hpp"
#include "kernels/grid/zone.hpp"
#include "rasters/opener/opener.hpp"
#include "rasters/sites/attribute.hpp"
#include "rasters/sites/csv.hpp"

namespace firnline {

/// How a site becomes a zone.
enum class Footprint {
  point,    ///< the cell that contains it
  buffer,   ///< geodesic disc around it
  polygon,  ///< its own polygon, exact fractional coverage
  line,     ///< its own line, weighted by the metres in each cell, or the corridor along it
  pour_point,  ///< the cell near its point through which most land drains: that of the point, until the run knows
  catchment,   ///< the land that drains through that cell; likewise
};

/// Another footprint that the sites of a list are measured on, beside their own.
struct FootprintRequest {
  Footprint kind =
      Footprint::point;  ///< point: of a polygon that on its surface, of a line that half way along
                         ///< it; buffer: the disc around that point, but of a line its corridor;
                         ///< pour point and catchment: of that point
  double buffer_km = 0;  ///< of a buffer
  friend bool operator==(const FootprintRequest&, const FootprintRequest&) = default;
};

/// "at the point", "over buffers of 10 km", "over corridors of 2 km to either side".
[[nodiscard]] std::string words_of(const FootprintRequest& footprint, bool of_lines);

enum class BadRows { refuse, set_aside };

/// One list of sites as the job asks for it.
struct SitesRequest {
  std::string id;                    ///< name in the job
  std::string source;                ///< as written in the job
  std::string path;                  ///< through the fence
  std::string layer;                 ///< of a multi-layer file
  std::string id_column = "id";      ///< vector files: also "fid", the number of the feature
  std::string name_column = "name";  ///< empty: the sites have no names
  std::string lon_column = "lon", lat_column = "lat";  ///< CSV only
  char separator = ',';                                ///< CSV only
  std::string crs;                                     ///< when the file declares none; CSV default EPSG:4326
  Footprint footprint = Footprint::point;
  double buffer_km = 0;   ///< radius; of lines half the width of a corridor, 0 = the line itself
  double segment_km = 0;  ///< lines only: cut into equal segments, none longer; 0 = whole
  BadRows bad_rows = BadRows::refuse;
  std::vector<AttributeRequest> attributes = {};       ///< columns to read as numbers
  std::vector<FootprintRequest> more_footprints = {};  ///< measured besides `footprint`
  bool of_units = false;  ///< administrative units, with footprint = polygon: their shapes are kept

  /// What the rows are called in messages.
  [[nodiscard]] std::string noun(bool many) const {
    return std::string(of_units ? "unit" : "site") + (many ? "s" : "");
  }
};

/// A polygon of a list, to be written and drawn again.
struct SiteShape {
  std::string
      wkb;  ///< as the file has it, longitude and latitude of WGS 84: little-endian ISO (multi-)polygon
  /// Its rings on the grid, holes among them, to 1/2000 of the grid's longer side, so that neighbours still
  /// share their border; none of a polygon too small for that.
  std::vector<GridRing> rings;
};

struct Site {
  std::string id;
  std::string name;         ///< UTF-8 as in the file, may be empty
  double lon = 0, lat = 0;  ///< WGS 84; of a polygon: a point on its surface; of a line: half way along it
  Zone zone;
};

struct SiteList {
  SitesRequest request;
  std::vector<Site> sites;  ///< in file order
  /// Per attribute of the request: the value of every site, NaN where its field holds nothing. Segments of a
  /// line have those of the line.
  std::vector<std::vector<double>> attributes;
  /// Per footprint of request.more_footprints: the zone of every site.
  std::vector<std::vector<Zone>> more_zones;
  std::vector<SiteShape> shapes;      ///< of every unit; empty for sites
  std::vector<RejectedRow> rejected;  ///< in file order (csv.hpp); empty with bad_rows = refuse
  std::vector<std::string> warnings;
  std::vector<std::string> ignored_columns;  ///< of the file, in its order: read, named, not used
  std::string geometry_summary;              ///< "48 points in EPSG:4326 (WGS 84), buffers of 5 km"

  /// Where a site lies on its own footprint, 0, or on one of request.more_footprints, from 1.
  [[nodiscard]] const Zone& zone(std::size_t site, std::size_t footprint) const {
    return footprint == 0 ? sites[site].zone : more_zones[footprint - 1][site];
  }
};

/// Whether a list is read as text with separators, by the ending of its name; else it is a vector file.
[[nodiscard]] bool is_table(const std::filesystem::path& path);
inline constexpr const char* crs_of_tables = "EPSG:4326";  ///< where the job says nothing

/// Reads, checks and places the sites on the grid (docs/sites.md has every rule). Bad rows are all listed at
/// once; what is wrong with the whole file (encoding, header, CRS, layer) is refused whatever bad_rows says.
/// A site outside the grid is no bad row: its zone has no runs. throws: SitesError (bad_rows = refuse and
/// there are any; no site at all; the file as a whole), JobError (buffer_km), InputError, PolicyError
[[nodiscard]] SiteList read_sites(const Opener& opener, const SitesRequest& request, const GridSpec& grid);

}  // namespace firnline
