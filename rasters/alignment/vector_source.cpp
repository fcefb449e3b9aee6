// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "rasters/alignment/vector_source.hpp"

#include <ogrsf_frmts.h>

#include <cmath>

#include "kernels/grid/error.hpp"
#include "rasters/alignment/feature_attribute.hpp"
#include "rasters/opener/crs.hpp"
#include "rasters/opener/gdal_messages.hpp"

namespace firnline {
namespace {

bool finite(const OGRGeometry& geometry) {
  OGREnvelope box;
  geometry.getEnvelope(&box);
  if (!std::isfinite(box.MinX + box.MaxX + box.MinY + box.MaxY)) return false;
  // An envelope swallows NaN, so the vertices themselves must be asked.
  struct Visitor : OGRDefaultConstGeometryVisitor {
    bool all_finite = true;
    using OGRDefaultConstGeometryVisitor::visit;
    void visit(const OGRPoint* point) override {
      all_finite = all_finite && std::isfinite(point->getX()) && std::isfinite(point->getY());
    }
  } visitor;
  geometry.accept(&visitor);
  return visitor.all_finite;
}

}  // namespace

OGRLayer& layer_of_source(GDALDataset& dataset, const VectorSource& source, const std::string& where) {
  const std::string& name = source.layer;
  std::string names;
  for (int i = 0; i < dataset.GetLayerCount(); ++i)
    names += (i == 0 ? "" : ", ") + in_quotes(dataset.GetLayer(i)->GetName());
  if (dataset.GetLayerCount() == 0)
    throw RasterError("The file holds no features.", where, "Check that it is the right file.");
  if (name.empty() && dataset.GetLayerCount() == 1) return *dataset.GetLayer(0);
  if (name.empty())
    throw RasterError("The file has several layers: " + names + ".", where,
                      "Name one: layer = \"...\" in " + source.layer_table + ".");
  OGRLayer* layer = dataset.GetLayerByName(name.c_str());
  if (layer == nullptr)
    throw RasterError("The file has no layer " + in_quotes(name) + ". It has " + names + ".", where,
                      "Correct layer = \"...\" in " + source.layer_table + ".");
  return *layer;
}

Crs crs_of_source(const OGRLayer& layer, const VectorSource& source, const std::string& where) {
  const std::string& named_by_the_job = source.crs;
  const OGRSpatialReference* own = const_cast<OGRLayer&>(layer).GetSpatialRef();
  refuse_grid_files(own, where);
  if (own == nullptr && named_by_the_job.empty())
    throw RasterError("The file does not say in which CRS its coordinates are.", where,
                      "Add crs = \"EPSG:4326\" (or the right one) to " + source.table + ".");
  if (own == nullptr) return crs_of(parse_crs(named_by_the_job, where), where);
  const Crs crs = crs_of(*own, where);
  if (!named_by_the_job.empty() && !same_crs(crs.wkt, crs_of(parse_crs(named_by_the_job, where), where).wkt))
    throw RasterError("The job says " + in_quotes(named_by_the_job) + ", but the file's own CRS is " +
                          in_quotes(crs.name) + ".",
                      where, "Remove crs from " + source.table + ", or repair the file.");
  return crs;
}

std::optional<FeatureShape> shape_of(const OGRGeometry& geometry) {
  switch (wkbFlatten(geometry.getGeometryType())) {
    case wkbPoint:
    case wkbMultiPoint:
      return FeatureShape::point;
    case wkbLineString:
    case wkbMultiLineString:
      return FeatureShape::line;
    case wkbPolygon:
    case wkbMultiPolygon:
      return FeatureShape::polygon;
    default:
      return std::nullopt;
  }
}

std::unique_ptr<OGRGeometry> usable_geometry(OGRFeature& feature, Outlines outlines, BrokenFeatures& broken) {
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
  if (!shape)
    problem = std::string("is a ") + OGRGeometryTypeToName(geometry->getGeometryType()) +
              ", not points, lines or polygons";
  else if (!finite(*geometry))
    problem = "has a coordinate that is not a number";
  else if (*shape == FeatureShape::polygon && outlines == Outlines::sound && !geometry->IsValid())
    problem = "has a broken outline (" + geos.last_text() + ")";
  if (problem.empty()) return geometry;
  broken.add(feature.GetFID(), problem);
  return nullptr;
}

}  // namespace firnline
