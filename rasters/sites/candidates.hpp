// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <ogr_geometry.h>
#include <ogr_spatialref.h>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "rasters/sites/csv.hpp"
#include "rasters/sites/sites.hpp"

namespace firnline {

/// A row that reads as a site, not yet placed on the grid. Coordinates are in the file's CRS, x = east or
/// longitude.
struct Candidate {
  std::int64_t line = 0;
  std::string id;
  std::string name;
  double x = 0, y = 0;         ///< of a polygon: a point on its surface; of a line: where it begins
  OGRGeometryUniquePtr shape;  ///< valid (multi-)polygon or (multi-)line string; null for a point
  std::size_t number = 0;      ///< which row of Candidates::attributes is its own
};

/// What a file holds, before its sites are placed.
struct Candidates {
  OGRSpatialReference crs;  ///< axes in traditional order (x first)
  std::vector<Candidate> rows;
  std::vector<double> attributes;  ///< row by row, those of the request; NaN = the field holds nothing
  std::vector<RejectedRow> rejected;
  std::vector<std::string> ignored_columns;
  std::vector<std::string> warnings;
  std::string x_column = "lon", y_column = "lat";  ///< for messages
};

/// Reads sites from the text of a CSV file. throws: SitesError
[[nodiscard]] Candidates candidates_of_csv(std::string_view text, const SitesRequest& request);

/// Reads sites from one layer of an open vector file (GeoPackage, GeoJSON, Shapefile). throws: SitesError
[[nodiscard]] Candidates candidates_of_dataset(GDALDataset& dataset, const SitesRequest& request);

/// Rows without id, or with one that came before, are no sites: results are named by ids.
void reject_unusable_ids(Candidates& candidates, const SitesRequest& request);

/// Checks ids, transforms, cuts zones and writes the warnings and the summary.
/// throws: SitesError, JobError (buffer_km)
[[nodiscard]] SiteList place_on_grid(Candidates candidates, const SitesRequest& request,
                                     const GridSpec& grid);

/// Where a value stands in `columns`; blanks only are no name. throws: SitesError that lists the columns
/// there are, the nearest name first
[[nodiscard]] std::size_t column_index(const std::vector<std::string>& columns, const std::string& wanted,
                                       const std::string& job_key, const SitesRequest& request);

}  // namespace firnline
