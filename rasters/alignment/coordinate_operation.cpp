// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "rasters/alignment/coordinate_operation.hpp"

#include <proj.h>

#include <cmath>
#include <limits>

#include "kernels/grid/error.hpp"

namespace firnline {
namespace {

struct ContextFree {
  void operator()(PJ_CONTEXT* context) const { proj_context_destroy(context); }
};
struct ObjectFree {
  void operator()(PJ* object) const { proj_destroy(object); }
};
using Object = std::unique_ptr<PJ, ObjectFree>;

std::string short_name(PJ* crs) {
  const char* name = proj_get_name(crs);
  return name == nullptr ? "unnamed" : name;
}

}  // namespace

struct CoordinateOperation::Impl {
  std::unique_ptr<PJ_CONTEXT, ContextFree> context{proj_context_create()};  // first member: destroyed last
  Object operation;
  std::string name;
  double accuracy_m = -1;

  Object parse(const std::string& wkt) const {
    Object crs(proj_create(context.get(), wkt.c_str()));
    if (crs == nullptr) throw BugError("PROJ cannot read a coordinate reference system that GDAL wrote.", wkt);
    return crs;
  }

  /// The candidates, best first, none of them ballpark and none with a grid that is not installed.
  Object best(PJ* from, PJ* to, const AreaOfUse& area) const {
    PJ_OPERATION_FACTORY_CONTEXT* factory = proj_create_operation_factory_context(context.get(), nullptr);
    proj_operation_factory_context_set_area_of_interest(context.get(), factory, area.west, area.south, area.east, area.north);
    proj_operation_factory_context_set_spatial_criterion(context.get(), factory, PROJ_SPATIAL_CRITERION_PARTIAL_INTERSECTION);
    proj_operation_factory_context_set_grid_availability_use(context.get(), factory,
                                                             PROJ_GRID_AVAILABILITY_DISCARD_OPERATION_IF_MISSING_GRID);
    proj_operation_factory_context_set_allow_ballpark_transformations(context.get(), factory, 0);
    PJ_OBJ_LIST* candidates = proj_create_operations(context.get(), from, to, factory);
    proj_operation_factory_context_destroy(factory);
    Object found;
    const int count = candidates == nullptr ? 0 : proj_list_get_count(candidates);
    for (int i = 0; i < count && found == nullptr; ++i) {
      Object candidate(proj_list_get(context.get(), candidates, i));
      if (proj_coordoperation_is_instantiable(context.get(), candidate.get())) found = std::move(candidate);
    }
    proj_list_destroy(candidates);
    return found;
  }

  void transform(PJ_DIRECTION direction, double* x, double* y, std::size_t count) const {
    constexpr std::size_t step = sizeof(double);
    proj_trans_generic(operation.get(), direction, x, step, count, y, step, count, nullptr, 0, 0, nullptr, 0, 0);
    for (std::size_t i = 0; i < count; ++i)
      if (!std::isfinite(x[i]) || !std::isfinite(y[i])) x[i] = y[i] = std::numeric_limits<double>::quiet_NaN();
  }
};

CoordinateOperation::CoordinateOperation(const std::string& from_wkt, const std::string& to_wkt, const AreaOfUse& area)
    : impl_(std::make_unique<Impl>()) {
  PJ_CONTEXT* context = impl_->context.get();
  proj_context_set_enable_network(context, 0);
  proj_log_level(context, PJ_LOG_NONE);
  const Object from = impl_->parse(from_wkt), to = impl_->parse(to_wkt);
  Object raw = impl_->best(from.get(), to.get(), area);
  if (raw == nullptr)
    throw RasterError("There is no exact transformation from '" + short_name(from.get()) + "' to '" + short_name(to.get()) +
                          "': what is left would ignore the shift between the two datums, tens to hundreds of metres.",
                      {}, "install PROJ's datum grids for the region, or write the layer in the CRS of the grid yourself");
  impl_->name = short_name(raw.get());
  impl_->accuracy_m = proj_coordoperation_get_accuracy(context, raw.get());
  impl_->operation.reset(proj_normalize_for_visualization(context, raw.get()));
  if (impl_->operation == nullptr) throw BugError("PROJ cannot order the axes of '" + impl_->name + "'.");
}

CoordinateOperation::CoordinateOperation(CoordinateOperation&&) noexcept = default;
CoordinateOperation& CoordinateOperation::operator=(CoordinateOperation&&) noexcept = default;
CoordinateOperation::~CoordinateOperation() = default;

const std::string& CoordinateOperation::name() const { return impl_->name; }
double CoordinateOperation::accuracy_m() const { return impl_->accuracy_m; }
void CoordinateOperation::forward(double* x, double* y, std::size_t count) const {
  impl_->transform(PJ_FWD, x, y, count);
}
void CoordinateOperation::inverse(double* x, double* y, std::size_t count) const {
  impl_->transform(PJ_INV, x, y, count);
}

}  // namespace firnline
