// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "rasters/alignment/vector_treatment.hpp"

#include <optional>

#include "kernels/grid/error.hpp"
#include "rasters/catalogue/units.hpp"

namespace firnline {
namespace {

[[noreturn]] void refuse(const LayerRequest& request, const std::string& what, const std::string& remedy) {
  throw RasterError("Layer " + request.name + " " + what,
                    request.sources.empty() ? "" : request.sources.front(), remedy);
}

Treatment treatment_by_kind(const LayerRequest& request) {
  switch (request.spec.kind) {
    case LayerKind::extensive:
      return Treatment::total;
    case LayerKind::intensive:
      return Treatment::mean;
    case LayerKind::max_type:
      return Treatment::largest;
    case LayerKind::categorical:
      return Treatment::majority;
    case LayerKind::topological:
      break;
  }
  refuse(request, "is topological: directions and accumulations cannot be made from features.",
         "Give a raster on the run's own grid.");
}

/// What a method named by the job asks for; nothing when it leaves the choice to the kind.
std::optional<Treatment> treatment_by_method(const LayerRequest& request) {
  switch (request.method) {
    case Method::none:
    case Method::by_kind:
      return std::nullopt;
    case Method::sum:
      return Treatment::total;
    case Method::average:
      return Treatment::mean;
    case Method::maximum:
      return Treatment::largest;
    case Method::mode:
      return Treatment::majority;
    case Method::fraction:
      return Treatment::presence;
    case Method::nearest:
    case Method::bilinear:
      break;
  }
  refuse(request, "names a method that resamples rasters, but its source is a vector file.",
         "Remove the method, or use average, sum, maximum, mode or fraction.");
}

bool meaningful(LayerKind kind, Treatment treatment) {
  switch (kind) {
    case LayerKind::extensive:
      return treatment == Treatment::total;
    case LayerKind::intensive:
    case LayerKind::max_type:
      return treatment == Treatment::mean || treatment == Treatment::largest ||
             treatment == Treatment::presence;
    case LayerKind::categorical:
      return treatment == Treatment::majority || treatment == Treatment::presence;
    case LayerKind::topological:
      return false;
  }
  return false;
}

/// Area, length or number of features in the layer's unit.
double measure_scale(const LayerRequest& request, FeatureShape shape) {
  const char* measure = shape == FeatureShape::point ? "1" : shape == FeatureShape::line ? "m" : "m2";
  const auto found = conversion(measure, request.spec.unit);
  if (!found || found->offset != 0)
    refuse(
        request,
        "is a total in \"" + request.spec.unit + "\", which " + name_of(shape) + " alone do not give.",
        "Name the attribute that holds it: attribute = \"...\" in [layers." + request.name + ".rasterise].");
  return found->scale;
}

}  // namespace

VectorPlan plan_vector(const LayerRequest& request, FeatureShape shape) {
  const bool has_attribute = !request.rasterise->attribute.empty();
  const auto asked = treatment_by_method(request);
  VectorPlan plan;
  plan.treatment = asked.value_or(treatment_by_kind(request));
  if (request.spec.kind == LayerKind::topological) (void)treatment_by_kind(request);  // refuses
  if (!meaningful(request.spec.kind, plan.treatment))
    refuse(request,
           "is " + std::string(name_of(request.spec.kind)) +
               ", and the method it names has no meaning for that.",
           "Remove the method: the layer's kind says what to do.");
  if (request.method == Method::fraction && (!has_attribute || request.classes.empty()))
    refuse(request, "asks for the share of classes without saying which.",
           "Add classes = [ ... ] to [layers." + request.name +
               "] and attribute = \"...\" to its rasterise table.");

  if (plan.treatment == Treatment::majority) {
    if (!has_attribute)
      refuse(request, "holds codes, but no attribute is named.",
             "Add attribute = \"...\" to its rasterise table.");
    if (shape != FeatureShape::polygon)
      refuse(request, "holds codes, but its features are " + name_of(shape) + ", which cover no cell.",
             "Use polygons, or method = \"fraction\".");
  }
  if (plan.treatment == Treatment::total && !has_attribute) {
    plan.measures_itself = true;
    plan.measure_scale = measure_scale(request, shape);
  } else if (!has_attribute) {
    plan.treatment = Treatment::presence;
  }
  if (plan.treatment == Treatment::mean && shape == FeatureShape::line) {
    if (asked)
      refuse(request, "asks for an average of lines, which cover no area to weigh them by.",
             "Use method = \"maximum\".");
    plan.treatment = Treatment::largest;
  }
  plan.zero_elsewhere = plan.treatment == Treatment::presence || plan.measures_itself ||
                        request.spec.missing == MissingPolicy::structural_zero;
  return plan;
}

std::string name_of(FeatureShape shape) {
  switch (shape) {
    case FeatureShape::point:
      return "points";
    case FeatureShape::line:
      return "lines";
    case FeatureShape::polygon:
      return "polygons";
  }
  return "features";
}

std::string describe(const VectorPlan& plan, FeatureShape shape) {
  const std::string subject = name_of(shape) + ", ";
  const bool point = shape == FeatureShape::point, line = shape == FeatureShape::line;
  switch (plan.treatment) {
    case Treatment::total:
      if (plan.measures_itself)
        return subject + (point ? "number in the cell" : line ? "length in the cell" : "covered area");
      return subject + (point ? "sum in the cell" : line ? "total shared by length" : "total shared by area");
    case Treatment::mean:
      return subject + (point ? "mean in the cell" : "mean by covered area");
    case Treatment::largest:
      return subject + "largest that reaches the cell";
    case Treatment::majority:
      return subject + "code that covers most";
    case Treatment::presence:
      return subject + (shape == FeatureShape::polygon ? "covered share" : "presence");
  }
  return subject;
}

}  // namespace firnline
