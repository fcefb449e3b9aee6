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
#include "rasters/alignment/broken_features.hpp"
#include "rasters/alignment/crs.hpp"
#include "rasters/alignment/feature_attribute.hpp"
#include "rasters/alignment/feature_placement.hpp"
#include "rasters/alignment/vector_source.hpp"
#include "rasters/alignment/vector_treatment.hpp"
#include "rasters/opener/gdal_messages.hpp"
#include "rasters/opener/opener.hpp"

namespace firnline {
namespace {

VectorSource source_of(const LayerRequest& request) {
  const std::string table = "layers." + request.name;
  return {request.rasterise->layer, request.file_crs, "[" + table + ".rasterise]", "[" + table + "]"};
}

constexpr const char* geometry_remedy =
    "Repair or remove these features, for example with: ogr2ogr -makevalid -where \"OGR_GEOMETRY IS NOT "
    "NULL\" repaired.gpkg FILE";

class Reader {
 public:
  Reader(const GridSpec& grid, const LayerRequest& request)
      : where_(request.sources.empty() ? request.paths.front() : request.sources.front()),
        dataset_(open_resolved_vector(request.paths.front())),
        layer_(layer_of_source(*dataset_, source_of(request), where_)),
        crs_(crs_of_source(layer_, source_of(request), where_)),
        attribute_(*layer_.GetLayerDefn(), request, where_),
        placement_(grid, crs_.wkt),
        method_(request.method) {}

  VectorFeatures read() {
    const GdalMessages messages;
    layer_.ResetReading();
    while (const OGRFeatureUniquePtr feature{layer_.GetNextFeature()}) take(*feature);
    if (messages.failures() > 0)
      throw RasterError("The features cannot be read to the end: " + messages.first_failure() + ".", where_,
                        "Repair or replace the file.");
    broken_.refuse(where_, geometry_remedy);
    if (result_.in_file == 0)
      throw RasterError("The layer holds no features.", where_, "Check that it is the right file.");
    std::sort(result_.features.begin(), result_.features.end(),
              [](const VectorFeature& a, const VectorFeature& b) { return a.id < b.id; });
    result_.crs_name = crs_.name;
    result_.operation = placement_.operation_name();
    warn();
    return std::move(result_);
  }

 private:
  void take(OGRFeature& source) {
    ++result_.in_file;
    const auto geometry = usable_geometry(source, Outlines::sound, broken_);
    VectorFeature feature;
    feature.id = source.GetFID();
    const auto found = attribute_.read(source, feature.value, broken_);
    if (!geometry) return;
    check_shape(*geometry, feature.id);
    if (found == FeatureAttribute::Found::no_data) ++result_.no_data;
    if (found == FeatureAttribute::Found::other_class) return;
    if (found == FeatureAttribute::Found::no_data) feature.value = std::numeric_limits<double>::quiet_NaN();
    switch (placement_.place(*geometry, feature)) {
      case FeaturePlacement::Reach::on_the_map:
        result_.features.push_back(std::move(feature));
        break;
      case FeaturePlacement::Reach::partly:
        broken_.add(feature.id,
                    "reaches to where the grid's CRS has no coordinates (clip the file to the region)");
        break;
      case FeaturePlacement::Reach::off_the_map:
        ++off_the_map_;
        if (!std::isnan(feature.value)) result_.off_the_map += feature.value;
        break;
    }
  }

  void check_shape(const OGRGeometry& geometry, std::int64_t id) {
    const FeatureShape shape = *shape_of(geometry);
    if (!shape_) shape_ = shape;
    result_.shape = *shape_;
    if (shape != *shape_)
      broken_.add(id, "holds " + name_of(shape) + ", the first feature " + name_of(*shape_) +
                          ": one layer, one kind of geometry");
  }

  void warn() {
    if (result_.no_data > 0)
      result_.warnings.push_back(
          std::to_string(result_.no_data) + " of " + std::to_string(result_.in_file) +
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
  FeatureAttribute attribute_;
  FeaturePlacement placement_;
  Method method_;
  BrokenFeatures broken_;
  std::optional<FeatureShape> shape_;
  std::int64_t off_the_map_ = 0;
  VectorFeatures result_;
};

}  // namespace

VectorFeatures read_vector_features(const GridSpec& grid, const LayerRequest& request) {
  if (!request.rasterise)
    throw BugError("A raster layer was sent to be rasterised: " + request.spec.id + ".");
  if (request.paths.size() != 1)
    throw RasterError(
        "Layer " + request.name + " names " + std::to_string(request.paths.size()) + " vector files.", {},
        "Merge them into one (ogrmerge.py -single), or make each a layer of its own.");
  return Reader(grid, request).read();
}

}  // namespace firnline
