// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "kernels/grid/error.hpp"
#include "rasters/opener/crs.hpp"
#include "rasters/sites/attribute_columns.hpp"
#include "rasters/sites/candidates.hpp"
#include "rasters/sites/coordinate.hpp"
#include "rasters/sites/text.hpp"
#include "rasters/sites/transformation.hpp"

namespace firnline {
namespace {

struct CsvColumns {
  std::size_t id = 0, lon = 0, lat = 0;
  std::optional<std::size_t> name;
  AttributeColumns attributes;
};

bool seems_to_have_no_header(const std::vector<std::string>& columns, const SitesRequest& request) {
  const std::array<std::string, 4> wanted{request.id_column, request.name_column, request.lon_column,
                                          request.lat_column};
  const auto is_wanted = [&](const std::string& column) {
    return std::find(wanted.begin(), wanted.end(), column) != wanted.end();
  };
  return std::none_of(columns.begin(), columns.end(), is_wanted) &&
         std::count_if(columns.begin(), columns.end(),
                       [](const auto& text) { return parse_coordinate(text).value; }) >= 2;
}

CsvColumns find_columns(const std::vector<std::string>& columns, const SitesRequest& request) {
  if (seems_to_have_no_header(columns, request))
    throw SitesError(
        "The first line holds numbers and none of the columns asked for, so the file seems to have no "
        "header.",
        request.source, "Put the names of the columns into the first line, e.g. id,name,lon,lat.");
  CsvColumns found;
  found.id = column_index(columns, request.id_column, "id", request);
  found.lon = column_index(columns, request.lon_column, "lon", request);
  found.lat = column_index(columns, request.lat_column, "lat", request);
  if (!request.name_column.empty()) found.name = column_index(columns, request.name_column, "name", request);
  found.attributes = AttributeColumns(columns, request);
  return found;
}

std::vector<std::string> columns_besides(const std::vector<std::string>& columns, const CsvColumns& used) {
  std::vector<std::string> others;
  for (std::size_t i = 0; i < columns.size(); ++i)
    if (i != used.id && i != used.lon && i != used.lat && i != used.name.value_or(used.id) &&
        !used.attributes.use(i))
      others.push_back(columns[i]);
  return others;
}

class CsvCollector {
 public:
  CsvCollector(const SitesRequest& request, Candidates& out)
      : request_(request), out_(out), degrees_(out.crs.IsGeographic() != 0) {}

  void use_header(std::span<const std::string> header) {
    const std::vector<std::string> columns(header.begin(), header.end());
    columns_ = find_columns(columns, request_);
    out_.ignored_columns = columns_besides(columns, columns_);
  }

  void add(const CsvRow& row) {
    const std::string &lon = row.fields[columns_.lon], &lat = row.fields[columns_.lat];
    const ParsedNumber x = parse_coordinate(lon), y = parse_coordinate(lat);
    if (!x.value) reject(row.line, request_.lon_column, lon, x.reason);
    if (!y.value) reject(row.line, request_.lat_column, lat, y.reason);
    const auto field = [&](const AttributeRequest& request, std::size_t column) {
      return std::pair(attribute_of_text(row.fields[column], request), row.fields[column]);
    };
    const bool sound = columns_.attributes.add(row.line, field, out_);
    if (!x.value || !y.value) return;
    if (const auto fault = degrees_ ? degree_range_fault(*x.value, *y.value) : std::nullopt) {
      const bool in_lon = fault->in_longitude;
      return reject(row.line, in_lon ? request_.lon_column : request_.lat_column, in_lon ? lon : lat,
                    fault->reason);
    }
    if (!sound) return;
    out_.rows.push_back({row.line, row.fields[columns_.id],
                         columns_.name ? row.fields[*columns_.name] : std::string{}, *x.value, *y.value,
                         nullptr, columns_.attributes.last_row(out_)});
  }

 private:
  void reject(std::int64_t line, const std::string& column, const std::string& value,
              const std::string& reason) {
    out_.rejected.push_back({line, column, value, reason});
  }

  const SitesRequest& request_;
  Candidates& out_;
  bool degrees_;
  CsvColumns columns_;
};

}  // namespace

Candidates candidates_of_csv(std::string_view text, const SitesRequest& request) {
  if (request.of_units)
    throw SitesError("A CSV file holds points, and units are polygons.", request.source,
                     "Use a GeoPackage, GeoJSON or Shapefile with polygons.");
  if (request.footprint == Footprint::polygon || request.footprint == Footprint::line) {
    const std::string asked = request.footprint == Footprint::line ? "line" : "polygon";
    throw SitesError("A CSV file holds points, but footprint = \"" + asked + "\" was asked for.",
                     request.source,
                     "Use a GeoPackage, GeoJSON or Shapefile with " + asked +
                         "s, or footprint = \"point\" or \"buffer\".");
  }
  Candidates out;
  out.crs = parse_crs(request.crs.empty() ? crs_of_tables : request.crs, request.source);
  out.x_column = request.lon_column;
  out.y_column = request.lat_column;
  CsvCollector collector(request, out);
  try {
    read_csv(
        text, {.separator = request.separator}, [&](auto header) { collector.use_header(header); },
        [&](const CsvRow& row) { collector.add(row); },
        [&](RejectedRow row) { out.rejected.push_back(std::move(row)); });
  } catch (const SitesError& error) {
    if (error.where().rfind(request.source, 0) == 0 && !error.where().empty()) throw;
    const std::string where = error.where().empty() ? request.source : request.source + ", " + error.where();
    throw SitesError(error.what_happened(), where, error.remedy());
  }
  return out;
}

}  // namespace firnline
