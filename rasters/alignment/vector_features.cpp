// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "rasters/alignment/vector_features.hpp"

#include <ogrsf_frmts.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <memory>
#include <optional>
#include <utility>

#include "kernels/grid/error.hpp"
#include "rasters/alignment/coordinate_operation.hpp"
#include "rasters/alignment/crs.hpp"
#include "rasters/alignment/grid_lon_lat.hpp"
#include "rasters/alignment/vector_treatment.hpp"
#include "rasters/catalogue/units.hpp"
#include "rasters/opener/crs.hpp"
#include "rasters/opener/gdal_messages.hpp"
#include "rasters/opener/opener.hpp"

namespace firnline {
namespace {

std::string in_quotes(const std::string& text) { return '"' + text + '"'; }

/// Collects what is wrong with features, so that all of it is told at once.
class BrokenFeatures {
 public:
  void add(std::int64_t id, const std::string& problem) {
    constexpr std::size_t most_listed = 10;
    if (problems_.size() < most_listed) problems_.push_back("feature " + std::to_string(id) + " " + problem);
    ++count_;
  }
  void refuse(const std::string& where, const std::string& remedy) const {
    if (count_ == 0) return;
    std::string text = count_ == 1 ? "One feature cannot be used: " : std::to_string(count_) + " features cannot be used: ";
    for (std::size_t i = 0; i < problems_.size(); ++i) text += (i == 0 ? "" : "; ") + problems_[i];
    if (count_ > problems_.size()) text += "; and " + std::to_string(count_ - problems_.size()) + " more";
    throw RasterError(text + ".", where, remedy);
  }

 private:
  std::vector<std::string> problems_;
  std::size_t count_ = 0;
};

OGRLayer& sub_layer(GDALDataset& dataset, const std::string& name, const std::string& where) {
  std::string names;
  for (int i = 0; i < dataset.GetLayerCount(); ++i)
    names += (i == 0 ? "" : ", ") + in_quotes(dataset.GetLayer(i)->GetName());
  if (dataset.GetLayerCount() == 0) throw RasterError("The file holds no features.", where, "Check that it is the right file.");
  if (name.empty() && dataset.GetLayerCount() == 1) return *dataset.GetLayer(0);
  if (name.empty())
    throw RasterError("The file has several layers: " + names + ".", where, "Name one: layer = \"...\" in the layer's rasterise table.");
  OGRLayer* layer = dataset.GetLayerByName(name.c_str());
  if (layer == nullptr)
    throw RasterError("The file has no layer " + in_quotes(name) + ". It has " + names + ".", where, "Correct layer = \"...\" in the layer's rasterise table.");
  return *layer;
}

/// The CRS of the features: the file's own, or the job's when the file has none.
Crs crs_of_layer(OGRLayer& layer, const std::string& named_by_the_job, const std::string& where) {
  const OGRSpatialReference* own = layer.GetSpatialRef();
  refuse_grid_files(own, where);
  if (own == nullptr && named_by_the_job.empty())
    throw RasterError("The file does not say in which CRS its coordinates are.", where,
                      "Add crs = \"EPSG:4326\" (or the right one) to the layer in the job.");
  if (own == nullptr) return crs_of(parse_crs(named_by_the_job, where), where);
  const Crs crs = crs_of(*own, where);
  if (!named_by_the_job.empty() && !same_crs(crs.wkt, crs_of(parse_crs(named_by_the_job, where), where).wkt))
    throw RasterError("The job says " + in_quotes(named_by_the_job) + ", but the file's own CRS is " + in_quotes(crs.name) + ".",
                      where, "Remove crs from the layer in the job, or repair the file.");
  return crs;
}

/// Reads the number that a feature carries, in the layer's unit.
class Attribute {
 public:
  Attribute(OGRFeatureDefn& definition, const LayerRequest& request, const std::string& where)
      : name_(request.rasterise->attribute), traps_(request.spec.no_data_traps) {
    if (request.file_no_data) traps_.push_back(*request.file_no_data);
    if (request.method == Method::fraction) classes_ = request.classes;
    codes_ = request.spec.kind == LayerKind::categorical || !classes_.empty();
    if (name_.empty()) return;
    column_ = definition.GetFieldIndex(name_.c_str());
    if (column_ < 0)
      throw RasterError("The features have no attribute " + in_quotes(name_) + ".", where,
                        "Name one of its numbers: " + numeric_names(definition) + ".");
    if (!numeric(*definition.GetFieldDefn(column_)))
      throw RasterError("Attribute " + in_quotes(name_) + " is not a number but " +
                            OGRFieldDefn::GetFieldTypeName(definition.GetFieldDefn(column_)->GetType()) + ".",
                        where, "Name one of its numbers: " + numeric_names(definition) + ", or write " + in_quotes(name_) +
                                   " as a number column.");
    if (!request.file_unit.empty() && !codes_)
      unit_ = needed_conversion(request, where);
  }

  enum class Found { value, no_data, other_class };

  Found read(const OGRFeature& feature, double& value, BrokenFeatures& broken) const {
    value = 1;
    if (column_ < 0) return Found::value;
    if (!feature.IsFieldSetAndNotNull(column_)) return Found::no_data;
    value = feature.GetFieldAsDouble(column_);
    constexpr std::int64_t exact = std::int64_t{1} << 53;
    const bool whole = feature.GetFieldDefnRef(column_)->GetType() == OFTInteger64;
    if (whole && std::abs(feature.GetFieldAsInteger64(column_)) > exact)
      broken.add(feature.GetFID(), "has a " + in_quotes(name_) + " too large to be exact (above 2^53)");
    if (std::isnan(value) || std::find(traps_.begin(), traps_.end(), value) != traps_.end()) return Found::no_data;
    if (std::isinf(value)) broken.add(feature.GetFID(), "has an infinite " + in_quotes(name_));
    if (codes_) require_code(feature.GetFID(), value, broken);
    if (!classes_.empty()) return read_class(value);
    value = unit_.apply(value);
    return Found::value;
  }

 private:
  static bool numeric(const OGRFieldDefn& field) {
    return field.GetType() == OFTInteger || field.GetType() == OFTInteger64 || field.GetType() == OFTReal;
  }
  static std::string numeric_names(OGRFeatureDefn& definition) {
    std::string names;
    for (int i = 0; i < definition.GetFieldCount(); ++i)
      if (numeric(*definition.GetFieldDefn(i))) names += (names.empty() ? "" : ", ") + std::string(definition.GetFieldDefn(i)->GetNameRef());
    return names.empty() ? "it has none" : names;
  }
  static UnitConversion needed_conversion(const LayerRequest& request, const std::string& where) {
    const auto found = conversion(request.file_unit, request.spec.unit);
    if (!found)
      throw RasterError(why_not_convertible(request.file_unit, request.spec.unit), where, "Correct unit = \"...\" of the layer in the job.");
    return *found;
  }
  void require_code(std::int64_t id, double value, BrokenFeatures& broken) const {
    constexpr double largest = 2147483647;  // codes are 32-bit integers; the smallest one stands for no data
    if (value != std::floor(value) || std::abs(value) > largest)
      broken.add(id, "has a " + in_quotes(name_) + " that is no code (codes are whole numbers of 32 bits)");
  }
  Found read_class(double& value) const {
    const bool wanted = std::any_of(classes_.begin(), classes_.end(), [&](int code) { return value == code; });
    value = 1;
    return wanted ? Found::value : Found::other_class;
  }

  std::string name_;
  int column_ = -1;
  std::vector<double> traps_;
  bool codes_ = false;
  std::vector<int> classes_;
  UnitConversion unit_;
};

/// Coordinates of the file -> fractional coordinates of the grid.
class Placement {
 public:
  Placement(const GridSpec& grid, const Crs& crs) : grid_(grid) {
    if (!same_crs(crs.wkt, grid.crs_wkt)) operation_.emplace(crs.wkt, grid.crs_wkt, GridLonLat(grid).area_of_use());
  }

  [[nodiscard]] std::string operation_name() const { return operation_ ? operation_->name() : ""; }

  /// The grid's position of one coordinate; NaN when it has no image.
  [[nodiscard]] GridPoint place(double x, double y) const {
    if (operation_) operation_->forward(&x, &y, 1);
    return {snapped((grid_.north - y) / grid_.cell_height), snapped((x - grid_.west) / grid_.cell_width)};
  }

  /// A string of vertices, with more where straight lines of the file bend on the grid.
  [[nodiscard]] std::vector<GridPoint> place(const OGRSimpleCurve& curve) const {
    std::vector<GridPoint> line;
    line.reserve(static_cast<std::size_t>(curve.getNumPoints()));
    for (int i = 0; i < curve.getNumPoints(); ++i) {
      const Vertex next{curve.getX(i), curve.getY(i), place(curve.getX(i), curve.getY(i))};
      if (i > 0 && operation_) bend({curve.getX(i - 1), curve.getY(i - 1), line.back()}, next, 0, line);
      line.push_back(next.on_grid);
    }
    return line;
  }

  /// Columns to add so that something centred on this column lies in the turn of longitudes nearest to the grid.
  [[nodiscard]] double turn_cols(double middle_col) const {
    if (!grid_.geographic || !std::isfinite(middle_col)) return 0;
    const double turn = 360 / grid_.cell_width;
    return turn * std::round((static_cast<double>(grid_.cols) / 2 - middle_col) / turn);
  }

 private:
  struct Vertex {
    double x, y;
    GridPoint on_grid;
  };

  static double snapped(double position) {
    const double line = std::nearbyint(position);
    return std::abs(position - line) < grid_line_snap_cells ? line : position;
  }

  void bend(const Vertex& from, const Vertex& to, int depth, std::vector<GridPoint>& line) const {
    constexpr int deepest = 16;  // 65,536 pieces of one edge
    const double across = to.on_grid.col - from.on_grid.col, down = to.on_grid.row - from.on_grid.row;
    if (depth == deepest || !(std::hypot(across, down) > 1)) return;  // shorter than a cell: no bend to speak of; or NaN
    const double x = (from.x + to.x) / 2, y = (from.y + to.y) / 2;
    const Vertex middle{x, y, place(x, y)};
    const double off = std::hypot(middle.on_grid.col - (from.on_grid.col + to.on_grid.col) / 2,
                                  middle.on_grid.row - (from.on_grid.row + to.on_grid.row) / 2);
    if (!(off > greatest_bend_cells)) return;
    bend(from, middle, depth + 1, line);
    line.push_back(middle.on_grid);
    bend(middle, to, depth + 1, line);
  }

  GridSpec grid_;
  std::optional<CoordinateOperation> operation_;
};

bool on_the_map(const GridPoint& point) { return std::isfinite(point.row) && std::isfinite(point.col); }

void turn(std::vector<GridPoint>& line, double cols) {
  for (GridPoint& point : line) point.col += cols;
}

double middle_col(const std::vector<GridPoint>& line) {
  const auto [west, east] = std::minmax_element(line.begin(), line.end(), [](const GridPoint& a, const GridPoint& b) { return a.col < b.col; });
  return line.empty() ? 0 : (west->col + east->col) / 2;
}

/// Takes one OGR geometry apart into points, lines or polygons on the grid.
class Geometry {
 public:
  Geometry(const Placement& placement, VectorFeature& feature) : placement_(placement), feature_(feature) {}

  void add(const OGRGeometry& geometry) {
    switch (wkbFlatten(geometry.getGeometryType())) {
      case wkbPoint: return add_point(*geometry.toPoint());
      case wkbLineString: return add_line(*geometry.toLineString());
      case wkbPolygon: return add_polygon(*geometry.toPolygon());
      default:
        for (const OGRGeometry* part : *geometry.toGeometryCollection()) add(*part);
    }
  }

  [[nodiscard]] bool wholly_on_the_map() const { return off_ == 0; }
  [[nodiscard]] bool wholly_off_the_map() const { return on_ == 0; }

 private:
  void count(const GridPoint& point) { ++(on_the_map(point) ? on_ : off_); }

  void add_point(const OGRPoint& point) {
    GridPoint placed = placement_.place(point.getX(), point.getY());
    count(placed);
    placed.col += placement_.turn_cols(placed.col);
    feature_.points.push_back(placed);
  }
  std::vector<GridPoint> placed_line(const OGRSimpleCurve& curve) {
    std::vector<GridPoint> line = placement_.place(curve);
    for (const GridPoint& point : line) count(point);
    return line;
  }
  void add_line(const OGRLineString& curve) {
    std::vector<GridPoint> line = placed_line(curve);
    turn(line, placement_.turn_cols(middle_col(line)));
    feature_.lines.push_back(std::move(line));
  }
  void add_polygon(const OGRPolygon& source) {
    GridPolygon polygon;
    double cols = 0;
    for (const OGRLinearRing* ring : source) {
      std::vector<GridPoint> line = placed_line(*ring);
      const bool outer = polygon.outer.empty();
      if (outer) cols = placement_.turn_cols(middle_col(line));  // a hole goes where its outline goes
      turn(line, cols);
      (outer ? polygon.outer : polygon.holes.emplace_back()) = std::move(line);
    }
    feature_.polygons.push_back(std::move(polygon));
  }

  const Placement& placement_;
  VectorFeature& feature_;
  std::int64_t on_ = 0, off_ = 0;
};

std::optional<FeatureShape> shape_of(const OGRGeometry& geometry) {
  switch (wkbFlatten(geometry.getGeometryType())) {
    case wkbPoint: case wkbMultiPoint: return FeatureShape::point;
    case wkbLineString: case wkbMultiLineString: return FeatureShape::line;
    case wkbPolygon: case wkbMultiPolygon: return FeatureShape::polygon;
    default: return std::nullopt;
  }
}

bool finite(const OGRGeometry& geometry) {
  OGREnvelope box;
  geometry.getEnvelope(&box);
  if (!std::isfinite(box.MinX + box.MaxX + box.MinY + box.MaxY)) return false;
  // An envelope swallows NaN, so the vertices themselves must be asked.
  struct Visitor : OGRDefaultConstGeometryVisitor {
    bool all_finite = true;
    using OGRDefaultConstGeometryVisitor::visit;
    void visit(const OGRPoint* point) override { all_finite = all_finite && std::isfinite(point->getX()) && std::isfinite(point->getY()); }
  } visitor;
  geometry.accept(&visitor);
  return visitor.all_finite;
}

/// Checks and converts the geometry of one feature; nothing when it is broken (and noted as such).
std::unique_ptr<OGRGeometry> usable_geometry(OGRFeature& feature, BrokenFeatures& broken) {
  const OGRGeometry* own = feature.GetGeometryRef();
  if (own == nullptr || own->IsEmpty()) {
    broken.add(feature.GetFID(), "has no geometry");
    return nullptr;
  }
  const GdalMessages geos;  // says where an outline is broken
  std::unique_ptr<OGRGeometry> geometry(own->hasCurveGeometry() ? own->getLinearGeometry() : own->clone());
  geometry->flattenTo2D();
  const auto shape = shape_of(*geometry);
  std::string problem;
  if (!shape) problem = std::string("is a ") + OGRGeometryTypeToName(geometry->getGeometryType()) + ", not points, lines or polygons";
  else if (!finite(*geometry)) problem = "has a coordinate that is not a number";
  else if (*shape == FeatureShape::polygon && !geometry->IsValid()) problem = "has a broken outline (" + geos.last_text() + ")";
  if (problem.empty()) return geometry;
  broken.add(feature.GetFID(), problem);
  return nullptr;
}

constexpr const char* geometry_remedy =
    "Repair or remove these features, for example with: ogr2ogr -makevalid -where \"OGR_GEOMETRY IS NOT NULL\" repaired.gpkg FILE";

class Reader {
 public:
  Reader(const GridSpec& grid, const LayerRequest& request)
      : where_(request.sources.empty() ? request.paths.front() : request.sources.front()),
        dataset_(open_resolved_vector(request.paths.front())),
        layer_(sub_layer(*dataset_, request.rasterise->layer, where_)),
        crs_(crs_of_layer(layer_, request.file_crs, where_)),
        attribute_(*layer_.GetLayerDefn(), request, where_),
        placement_(grid, crs_),
        method_(request.method) {}

  VectorFeatures read() {
    const GdalMessages messages;
    layer_.ResetReading();
    while (const OGRFeatureUniquePtr feature{layer_.GetNextFeature()}) take(*feature);
    if (messages.failures() > 0)
      throw RasterError("The features cannot be read to the end: " + messages.first_failure() + ".", where_, "Repair or replace the file.");
    broken_.refuse(where_, geometry_remedy);
    if (result_.in_file == 0) throw RasterError("The layer holds no features.", where_, "Check that it is the right file.");
    std::sort(result_.features.begin(), result_.features.end(), [](const VectorFeature& a, const VectorFeature& b) { return a.id < b.id; });
    result_.crs_name = crs_.name;
    result_.operation = placement_.operation_name();
    warn();
    return std::move(result_);
  }

 private:
  void take(OGRFeature& source) {
    ++result_.in_file;
    const auto geometry = usable_geometry(source, broken_);
    VectorFeature feature;
    feature.id = source.GetFID();
    const auto found = attribute_.read(source, feature.value, broken_);
    if (!geometry) return;
    check_shape(*geometry, feature.id);
    if (found == Attribute::Found::no_data) ++result_.no_data;
    if (found == Attribute::Found::other_class) return;
    if (found == Attribute::Found::no_data) feature.value = std::numeric_limits<double>::quiet_NaN();
    Geometry on_grid(placement_, feature);
    on_grid.add(*geometry);
    if (on_grid.wholly_on_the_map()) {
      result_.features.push_back(std::move(feature));
    } else if (on_grid.wholly_off_the_map()) {
      ++off_the_map_;
      if (!std::isnan(feature.value)) result_.off_the_map += feature.value;
    } else {
      broken_.add(feature.id, "reaches to where the grid's CRS has no coordinates (clip the file to the region)");
    }
  }

  void check_shape(const OGRGeometry& geometry, std::int64_t id) {
    const FeatureShape shape = *shape_of(geometry);
    if (!shape_) shape_ = shape;
    result_.shape = *shape_;
    if (shape != *shape_) broken_.add(id, "holds " + name_of(shape) + ", the first feature " + name_of(*shape_) + ": one layer, one kind of geometry");
  }

  void warn() {
    if (result_.no_data > 0)
      result_.warnings.push_back(std::to_string(result_.no_data) + " of " + std::to_string(result_.in_file) +
                                 " features carry no value (empty or a no-data code): cells that only they reach have no data.");
    if (off_the_map_ > 0)
      result_.warnings.push_back(std::to_string(off_the_map_) + " of " + std::to_string(result_.in_file) +
                                 " features lie where the grid's CRS has no coordinates and were left out.");
    if (method_ == Method::fraction && result_.features.empty())
      result_.warnings.push_back("No feature carries one of the classes asked for.");
  }

  std::string where_;
  DatasetHandle dataset_;
  OGRLayer& layer_;
  Crs crs_;
  Attribute attribute_;
  Placement placement_;
  Method method_;
  BrokenFeatures broken_;
  std::optional<FeatureShape> shape_;
  std::int64_t off_the_map_ = 0;
  VectorFeatures result_;
};

}  // namespace

VectorFeatures read_vector_features(const GridSpec& grid, const LayerRequest& request) {
  if (!request.rasterise) throw BugError("A raster layer was sent to be rasterised: " + request.spec.id + ".");
  if (request.paths.size() != 1)
    throw RasterError("Layer " + request.spec.id + " names " + std::to_string(request.paths.size()) + " vector files.", {},
                      "Merge them into one (ogrmerge.py -single), or make each a layer of its own.");
  return Reader(grid, request).read();
}

}  // namespace firnline
