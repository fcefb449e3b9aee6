// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include <gdal_priv.h>
#include <ogrsf_frmts.h>

#include <algorithm>
#include <cmath>
#include <optional>
#include <variant>

#include "kernels/grid/error.hpp"
#include "kernels/grid/unseen_text.hpp"
#include "rasters/opener/crs.hpp"
#include "rasters/opener/gdal_messages.hpp"
#include "rasters/sites/attribute_columns.hpp"
#include "rasters/sites/candidates.hpp"
#include "rasters/sites/coordinate.hpp"
#include "rasters/sites/text.hpp"
#include "rasters/sites/transformation.hpp"

namespace firnline {
namespace {

std::string layer_names(GDALDataset& dataset) {
  std::string names;
  for (OGRLayer* layer : dataset.GetLayers())
    names += (names.empty() ? "" : ", ") + quoted_for_message(layer->GetName());
  return names;
}

OGRLayer& chosen_layer(GDALDataset& dataset, const SitesRequest& request) {
  if (dataset.GetLayerCount() == 0)
    throw SitesError("The file holds no layer of features.", request.source,
                     "Check that it is the right file.");
  if (request.layer.empty() && dataset.GetLayerCount() > 1)
    throw SitesError("The file holds several layers: " + layer_names(dataset) + ".", request.source,
                     "Say which one with layer = \"...\".");
  if (request.layer.empty()) return *dataset.GetLayer(0);
  for (OGRLayer* layer : dataset.GetLayers())
    if (request.layer == layer->GetName()) return *layer;
  throw SitesError("The file has no layer " + quoted_for_message(request.layer) + ".", request.source,
                   "It has: " + layer_names(dataset) + ".");
}

bool declares_nothing(const OGRSpatialReference* crs) {
  if (crs == nullptr || crs->IsEmpty() || crs->IsLocal()) return true;
  const std::string name = crs->GetName() == nullptr ? "" : crs->GetName();
  return name.rfind("Undefined", 0) == 0 || name.rfind("undefined", 0) == 0;  // what GeoPackage calls none
}

OGRSpatialReference crs_of(const OGRLayer& layer, const SitesRequest& request) {
  const OGRSpatialReference* declared = const_cast<OGRLayer&>(layer).GetSpatialRef();
  if (declares_nothing(declared)) {
    if (request.crs.empty())
      throw SitesError("The file does not say which coordinate system its coordinates are in.",
                       request.source,
                       "Add the .prj file of a Shapefile, or declare it with crs = \"EPSG:...\".");
    return parse_crs(request.crs, request.source);
  }
  OGRSpatialReference crs(*declared);
  use_traditional_axes(crs);
  if (request.crs.empty()) return crs;
  const OGRSpatialReference asked = parse_crs(request.crs, request.source);
  if (!same_crs(crs, asked))
    throw SitesError(
        "The file says its coordinates are in " + crs_label(crs) + ", the job says " + crs_label(asked) + ".",
        request.source, "Remove crs from the job, or correct the file; one of them is wrong.");
  return crs;
}

/// Text of a field, or its feature number for the name "fid".
class TextSource {
 public:
  TextSource(OGRLayer& layer, const std::string& column, const std::string& job_key,
             const SitesRequest& request) {
    if (column.empty()) return;
    const std::vector<std::string> columns = field_names(layer);
    const bool has_field = std::find(columns.begin(), columns.end(), column) != columns.end();
    if (!has_field && (column == "fid" || column == layer.GetFIDColumn())) {
      of_feature_ = true;
      return;
    }
    field_ = static_cast<int>(column_index(columns, column, job_key, request));
  }

  [[nodiscard]] int field() const { return field_; }
  [[nodiscard]] std::string of(const OGRFeature& feature) const {
    if (of_feature_) return std::to_string(feature.GetFID());
    if (field_ < 0 || !feature.IsFieldSetAndNotNull(field_)) return {};
    return const_cast<OGRFeature&>(feature).GetFieldAsString(field_);
  }

 private:
  int field_ = -1;
  bool of_feature_ = false;
};

const char* kind_of(OGRwkbGeometryType type) {
  switch (wkbFlatten(type)) {
    case wkbPoint:
      return "a point";
    case wkbMultiPoint:
      return "several points";
    case wkbLineString:
    case wkbMultiLineString:
    case wkbCircularString:
    case wkbCompoundCurve:
    case wkbMultiCurve:
      return "a line";
    case wkbPolygon:
    case wkbMultiPolygon:
    case wkbCurvePolygon:
    case wkbMultiSurface:
      return "a polygon";
    default:
      return "a mixed or unusual geometry";
  }
}

struct Finite : OGRDefaultConstGeometryVisitor {
  using OGRDefaultConstGeometryVisitor::visit;
  void visit(const OGRPoint* point) override {
    all = all && std::isfinite(point->getX()) && std::isfinite(point->getY());
  }
  bool all = true;
};

/// The point of a point, or of a collection of exactly one.
const OGRPoint* single_point(const OGRGeometry& geometry) {
  const auto type = wkbFlatten(geometry.getGeometryType());
  if (type == wkbPoint) return geometry.toPoint();
  if (type != wkbMultiPoint || geometry.toMultiPoint()->getNumGeometries() != 1) return nullptr;
  return geometry.toMultiPoint()->getGeometryRef(0);
}

std::string wrong_kind(OGRwkbGeometryType type, const SitesRequest& request) {
  const std::string kind = kind_of(type);
  const Footprint footprint = request.footprint;
  if (request.of_units)
    return "The feature is " + kind +
           ", and a unit is a polygon or several. Name the file or layer of areas.";
  const std::string start = "The feature is " + kind + ", but footprint = ";
  if (kind == "a line")
    return "The feature is a line. Use footprint = \"line\" (in a list of its own), with buffer_km for a "
           "corridor along it.";
  if (footprint == Footprint::line)
    return start + "\"line\" needs a line. Put points and polygons into lists of their own.";
  if (footprint == Footprint::polygon)
    return start +
           "\"polygon\" needs a polygon. Put points into a list of their own with footprint = \"buffer\".";
  const std::string asked = footprint == Footprint::point ? "\"point\"" : "\"buffer\"";
  if (kind == "a polygon")
    return start + asked +
           " needs a point. Use footprint = \"polygon\" (in a list of its own), or replace the polygon by "
           "a point on its surface.";
  return start + asked + " needs one point for each site. Split it into features of one point each.";
}

/// in: a geometry for footprint = polygon; out: polygon or multi-polygon with straight sides, or why there is
/// none.
std::variant<OGRGeometryUniquePtr, std::string> checked_polygon(const OGRGeometry& geometry) {
  OGRGeometryUniquePtr flat(geometry.hasCurveGeometry() ? geometry.getLinearGeometry() : geometry.clone());
  if (!flat) return std::string("The curved polygon could not be read.");
  flat->flattenTo2D();
  const GdalMessages messages;
  if (!flat->IsValid())
    return "The polygon crosses or touches itself in a way that leaves its inside open" +
           (messages.last_text().empty() ? std::string{} : " (" + messages.last_text() + ")") +
           ". Repair it, e.g. with ogr2ogr -makevalid.";
  return flat;
}

class DatasetCollector {
 public:
  DatasetCollector(OGRLayer& layer, const SitesRequest& request, Candidates& out)
      : request_(request),
        out_(out),
        degrees_(out.crs.IsGeographic() != 0),
        id_(layer, request.id_column, "id", request),
        name_(layer, request.name_column, "name", request),
        attributes_(layer, request) {
    const auto columns = field_names(layer);
    for (std::size_t i = 0; i < columns.size(); ++i)
      if (static_cast<int>(i) != id_.field() && static_cast<int>(i) != name_.field() && !attributes_.use(i))
        out.ignored_columns.push_back(columns[i]);
  }

  void add(const OGRFeature& feature) {
    Candidate row;
    row.line = ++number_;
    row.id = id_.of(feature);
    row.name = name_.of(feature);
    for (const auto& [column, text] :
         {std::pair{&request_.id_column, &row.id}, {&request_.name_column, &row.name}})
      if (first_invalid_utf8(*text) != std::string_view::npos)
        return reject(row, *column, *text,
                      "The text is not UTF-8. Give the right encoding in the Shapefile's .cpg file.");
    const bool sound = attributes_.add(row.line, feature, out_);
    row.number = attributes_.last_row(out_);
    if (const auto fault = use_geometry(feature.GetGeometryRef(), row))
      return reject(row, "geometry", row.id, *fault);
    if (!sound) return;
    out_.rows.push_back(std::move(row));
  }

 private:
  std::optional<std::string> use_geometry(const OGRGeometry* geometry, Candidate& row) const {
    if (geometry == nullptr) return "The feature has no geometry. Give it one or remove it.";
    if (geometry->IsEmpty()) return "The feature's geometry is empty. Give it coordinates or remove it.";
    Finite finite;
    geometry->accept(&finite);
    if (!finite.all) return "A coordinate is no finite number. Correct it or remove the feature.";
    const std::string kind = kind_of(geometry->getGeometryType());
    const OGRPoint* point = single_point(*geometry);
    const bool fits = request_.footprint == Footprint::polygon ? kind == "a polygon"
                      : request_.footprint == Footprint::line  ? kind == "a line"
                                                               : point != nullptr;
    if (!fits) return wrong_kind(geometry->getGeometryType(), request_);
    if (point != nullptr) return use_point(*point, row);
    if (const auto fault = range_fault(*geometry)) return fault;
    return kind == "a line" ? use_line(*geometry, row) : use_polygon(*geometry, row);
  }

  std::optional<std::string> use_point(const OGRPoint& point, Candidate& row) const {
    row.x = point.getX();
    row.y = point.getY();
    if (degrees_)
      if (const auto fault = degree_range_fault(row.x, row.y)) return fault->reason;
    return std::nullopt;
  }

  std::optional<std::string> range_fault(const OGRGeometry& geometry) const {
    if (!degrees_) return std::nullopt;
    OGREnvelope box;
    geometry.getEnvelope(&box);
    for (const auto& [lon, lat] : {std::pair{box.MinX, box.MinY}, {box.MaxX, box.MaxY}})
      if (const auto fault = degree_range_fault(lon, lat)) return fault->reason;
    return std::nullopt;
  }

  static std::optional<std::string> use_line(const OGRGeometry& geometry, Candidate& row) {
    row.shape.reset(geometry.hasCurveGeometry() ? geometry.getLinearGeometry() : geometry.clone());
    if (!row.shape) return "The curved line could not be read.";
    row.shape->flattenTo2D();
    const auto type = row.shape->getGeometryType();
    const OGRLineString* first = type == wkbLineString ? row.shape->toLineString() : nullptr;
    if (type == wkbMultiLineString)
      for (const OGRLineString* part : *row.shape->toMultiLineString())
        if (first == nullptr && !part->IsEmpty()) first = part;
    if (first == nullptr) return "The line has no parts that could be read. Repair it.";
    row.x = first->getX(0);
    row.y = first->getY(0);
    return std::nullopt;
  }

  std::optional<std::string> use_polygon(const OGRGeometry& geometry, Candidate& row) const {
    auto checked = checked_polygon(geometry);
    if (auto* fault = std::get_if<std::string>(&checked)) return std::move(*fault);
    row.shape = std::move(std::get<OGRGeometryUniquePtr>(checked));
    const GdalMessages messages;
    const OGRGeometryUniquePtr inside(
        OGRGeometry::FromHandle(OGR_G_PointOnSurface(OGRGeometry::ToHandle(row.shape.get()))));
    if (inside == nullptr || inside->IsEmpty())
      return "No point on the polygon's surface could be found. Repair it.";
    row.x = inside->toPoint()->getX();
    row.y = inside->toPoint()->getY();
    return std::nullopt;
  }

  void reject(const Candidate& row, const std::string& column, const std::string& value,
              const std::string& reason) {
    out_.rejected.push_back({row.line, column, value, reason});
  }

  const SitesRequest& request_;
  Candidates& out_;
  bool degrees_;
  TextSource id_;
  TextSource name_;
  AttributeColumns attributes_;
  std::int64_t number_ = 0;
};

void note_old_crs_member(GDALDataset& dataset, const OGRSpatialReference& crs, Candidates& out) {
  const GDALDriver* driver = dataset.GetDriver();
  if (driver == nullptr || !EQUAL(const_cast<GDALDriver*>(driver)->GetDescription(), "GeoJSON")) return;
  if (!same_crs(crs, wgs84()))
    out.warnings.push_back("The GeoJSON file names its coordinate system, " + crs_label(crs) +
                           ", in the old way (a crs member, before RFC 7946); it was honoured.");
}

}  // namespace

Candidates candidates_of_dataset(GDALDataset& dataset, const SitesRequest& request) {
  OGRLayer& layer = chosen_layer(dataset, request);
  if (layer.GetGeomType() == wkbNone)
    throw SitesError(
        "The layer " + quoted_for_message(layer.GetName()) + " is a table without geometry.", request.source,
        "Name a layer with points, lines or polygons, or export the table as CSV with lon and lat.");
  Candidates out;
  out.crs = crs_of(layer, request);
  out.x_column = out.y_column = "geometry";
  note_old_crs_member(dataset, out.crs, out);

  DatasetCollector collector(layer, request, out);
  const GdalMessages messages;
  layer.ResetReading();
  for (const auto& feature : layer) collector.add(*feature);
  if (messages.failures() > 0)
    throw SitesError("The file could not be read to its end: " + messages.first_failure() + ".",
                     request.source, "The file is damaged; write it again from its source.");
  return out;
}

}  // namespace firnline
