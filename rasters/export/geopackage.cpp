// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include <cpl_conv.h>
#include <gdal_priv.h>
#include <ogrsf_frmts.h>

#include <algorithm>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "kernels/grid/error.hpp"
#include "rasters/export/gdal_writing.hpp"
#include "rasters/export/sound_table.hpp"
#include "rasters/export/table.hpp"
#include "rasters/opener/crs.hpp"

namespace firnline {
namespace {

OGRFieldType field_type(ColumnType type) {
  switch (type) {
    case ColumnType::integer:
      return OFTInteger64;
    case ColumnType::real:
      return OFTReal;
    case ColumnType::text:
      return OFTString;
  }
  return OFTString;
}

/// A column of GDAL's own that no column of the table is called.
std::string free_name(const Table& table, std::string wanted) {
  const auto is_taken = [&](const Column& column) { return EQUAL(column.name.c_str(), wanted.c_str()); };
  while (std::any_of(table.columns.begin(), table.columns.end(), is_taken)) wanted += "_";
  return wanted;
}

struct PositionColumns {
  std::size_t lon = 0;
  std::size_t lat = 0;
};

std::optional<PositionColumns> position_columns(const Table& table) {
  if (table.lon_column.empty() && table.lat_column.empty()) return std::nullopt;
  const auto index_of = [&](const std::string& name) {
    const auto found = std::find_if(table.columns.begin(), table.columns.end(),
                                    [&](const Column& column) { return column.name == name; });
    if (found == table.columns.end() || found->type != ColumnType::real)
      throw BugError("The table '" + table.name + "' has no column of reals called '" + name + "'.");
    return static_cast<std::size_t>(found - table.columns.begin());
  };
  return PositionColumns{index_of(table.lon_column), index_of(table.lat_column)};
}

/// The multi-polygon of a row; nullptr if it has none.
OGRGeometryUniquePtr areas_of(const Table& table, std::size_t number) {
  const std::string& wkb = table.polygon_of_row(number);
  if (wkb.empty()) return nullptr;
  OGRGeometry* read = nullptr;
  if (OGRGeometryFactory::createFromWkb(wkb.data(), nullptr, &read, wkb.size(), wkbVariantIso) != OGRERR_NONE)
    throw BugError("The table '" + table.name + "' has no polygon in row " + std::to_string(number) + ".");
  return OGRGeometryUniquePtr(OGRGeometryFactory::forceToMultiPolygon(read));
}

/// The point or the areas of a row; nullptr if it has none.
OGRGeometryUniquePtr geometry_of(const Table& table, std::size_t number, const std::vector<Value>& row,
                                 const std::optional<PositionColumns>& at) {
  if (table.polygon_of_row) return areas_of(table, number);
  if (!at) return nullptr;
  const CellContent lon = content_of(row[at->lon], table.columns[at->lon].type);
  const CellContent lat = content_of(row[at->lat], table.columns[at->lat].type);
  if (!std::holds_alternative<double>(lon) || !std::holds_alternative<double>(lat)) return nullptr;
  return OGRGeometryUniquePtr(new OGRPoint(std::get<double>(lon), std::get<double>(lat)));
}

/// GDAL's own words come later or never; what is wrong is nearly always the disk.
OutputError refusal(GDALDataset& dataset, const std::string& what) {
  return OutputError("The GeoPackage could not take " + what + ".", dataset.GetDescription(),
                     "Check that the disk has space left and no fault, then run again.");
}

OGRLayer& create_layer(GDALDataset& dataset, const Table& table) {
  const OGRwkbGeometryType type = table.polygon_of_row                  ? wkbMultiPolygon
                                  : position_columns(table).has_value() ? wkbPoint
                                                                        : wkbNone;
  OGRSpatialReference degrees = wgs84();
  CPLStringList options;
  options.SetNameValue("FID", free_name(table, "fid").c_str());
  options.SetNameValue("GEOMETRY_NAME", free_name(table, "geom").c_str());
  OGRLayer* layer =
      dataset.CreateLayer(table.name.c_str(), type == wkbNone ? nullptr : &degrees, type, options.List());
  if (layer == nullptr) throw refusal(dataset, "the table '" + table.name + "'");
  for (const Column& column : table.columns) {
    OGRFieldDefn field(column.name.c_str(), field_type(column.type));
    if (layer->CreateField(&field, FALSE) != OGRERR_NONE)
      throw refusal(dataset, "the column '" + column.name + "'");
  }
  return *layer;
}

void set_field(OGRFeature& feature, int field, const CellContent& content) {
  if (const auto* integer = std::get_if<std::int64_t>(&content))
    feature.SetField(field, static_cast<GIntBig>(*integer));
  else if (const auto* real = std::get_if<double>(&content))
    feature.SetField(field, *real);
  else if (const auto* text = std::get_if<std::string>(&content))
    feature.SetField(field, text->c_str());
  else
    feature.SetFieldNull(field);
}

bool holds(const OGRFeature& feature, int field, const CellContent& content) {
  if (const auto* integer = std::get_if<std::int64_t>(&content))
    return feature.IsFieldSetAndNotNull(field) && feature.GetFieldAsInteger64(field) == *integer;
  if (const auto* real = std::get_if<double>(&content))
    return feature.IsFieldSetAndNotNull(field) && feature.GetFieldAsDouble(field) == *real;
  if (const auto* text = std::get_if<std::string>(&content))
    return feature.IsFieldSetAndNotNull(field) && feature.GetFieldAsString(field) == *text;
  return !feature.IsFieldSetAndNotNull(field);
}

std::vector<unsigned char> bytes_of(const OGRGeometry& geometry) {
  std::vector<unsigned char> bytes(geometry.WkbSize());
  geometry.exportToWkb(wkbNDR, bytes.data(), wkbVariantIso);
  return bytes;
}

bool stands_at(const OGRFeature& feature, const OGRGeometryUniquePtr& expected) {
  const OGRGeometry* geometry = feature.GetGeometryRef();
  if (geometry == nullptr || expected == nullptr) return geometry == nullptr && expected == nullptr;
  return bytes_of(*geometry) == bytes_of(*expected);
}

void write_rows(GDALDataset& dataset, OGRLayer& layer, const Table& table) {
  const auto at = position_columns(table);
  const auto refused = [&](std::size_t row) { return refusal(dataset, "row " + std::to_string(row + 1)); };
  if (dataset.StartTransaction() != OGRERR_NONE) throw refused(0);
  for (std::size_t row = 0; row < table.row_count(); ++row) {
    const auto cells = table.row(row);
    OGRFeature feature(layer.GetLayerDefn());
    for (std::size_t column = 0; column < table.columns.size(); ++column)
      set_field(feature, static_cast<int>(column), content_of(cells[column], table.columns[column].type));
    if (auto geometry = geometry_of(table, row, cells, at)) feature.SetGeometryDirectly(geometry.release());
    if (layer.CreateFeature(&feature) != OGRERR_NONE) throw refused(row);
  }
  if (dataset.CommitTransaction() != OGRERR_NONE) throw refused(table.row_count());
}

bool holds_all_rows(OGRLayer& layer, const Table& table) {
  const auto at = position_columns(table);
  layer.ResetReading();
  for (std::size_t number = 0; number < table.row_count(); ++number) {
    const auto row = table.row(number);
    const OGRFeatureUniquePtr feature(layer.GetNextFeature());
    if (!feature || feature->GetFieldCount() != static_cast<int>(row.size())) return false;
    for (std::size_t column = 0; column < row.size(); ++column)
      if (!holds(*feature, static_cast<int>(column), content_of(row[column], table.columns[column].type)))
        return false;
    if (!stands_at(*feature, geometry_of(table, number, row, at))) return false;
  }
  return OGRFeatureUniquePtr(layer.GetNextFeature()) == nullptr;
}

void create_geopackage(const std::filesystem::path& path, const Table& table) {
  GdalWriting writing(path);
  CPLStringList options;
  options.SetNameValue("ADD_GPKG_OGR_CONTENTS", "YES");
  DatasetHandle dataset(writing.driver("GPKG").Create(path.c_str(), 0, 0, 0, GDT_Unknown, options.List()));
  writing.require(dataset != nullptr);
  OGRLayer& layer = create_layer(*dataset, table);
  write_rows(*dataset, layer, table);
  dataset->FlushCache();
  dataset.reset();
  writing.require(true);
}

void require_reads_back(const std::filesystem::path& path, const Table& table) {
  GdalWriting reading(path);
  const DatasetHandle dataset = reading.open_again("GPKG", GDAL_OF_VECTOR);
  OGRLayer* layer = dataset->GetLayerByName(table.name.c_str());
  reading.require(layer != nullptr);
  if (!holds_all_rows(*layer, table)) reading.refuse_content();
  reading.require(true);
}

}  // namespace

WrittenFile write_gpkg(const OutputFolder& folder, const std::string& name, const Table& table) {
  require_sound_table(table);
  position_columns(table);
  const auto path = folder.temporary_name(name);
  const ThreadOption date("OGR_CURRENT_DATE", table.reference_date + "T00:00:00.000Z");
  return publish_what(folder, name, [&] {
    create_geopackage(path, table);
    require_reads_back(path, table);
  });
}

}  // namespace firnline
