// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "rasters/sites/transformation.hpp"

#include <algorithm>
#include <cmath>

#include "kernels/grid/error.hpp"
#include "rasters/opener/crs.hpp"
#include "rasters/opener/gdal_messages.hpp"

namespace firnline {

void use_traditional_axes(OGRSpatialReference& crs) {
  crs.StripVertical();
  crs.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
}

OGRSpatialReference crs_of_grid(const GridSpec& grid) {
  OGRSpatialReference crs = crs_of_own_wkt(grid.crs_wkt);
  use_traditional_axes(crs);
  return crs;
}

std::string crs_label(const OGRSpatialReference& crs) {
  const char* name = crs.GetName();
  const std::string spoken = name != nullptr && *name != '\0' ? name : "an unnamed coordinate system";
  const std::string code = authority_code(crs);
  return code.empty() ? spoken : code + " (" + spoken + ")";
}

ExactTransformation::ExactTransformation(const OGRSpatialReference& from, const OGRSpatialReference& to,
                                         const std::string& where) {
  if (from.IsSame(&to)) return;
  const GdalMessages messages;
  OGRCoordinateTransformationOptions options;
  options.SetBallparkAllowed(false);
  operation_.reset(OGRCreateCoordinateTransformation(&from, &to, options));
  if (operation_ == nullptr)
    throw SitesError("No exact way is known from " + crs_label(from) + " to " + crs_label(to) +
                         "; sites placed by a guess may be hundreds of metres off.",
                     where, "Declare the right coordinate system, or convert the file beforehand.");
}

void ExactTransformation::apply(Positions& positions) const {
  positions.valid.assign(positions.size(), 1);
  if (operation_ != nullptr) {
    const GdalMessages messages;
    constexpr std::size_t batch = std::size_t{1} << 20;
    std::vector<int> success(std::min(batch, positions.size()));
    for (std::size_t at = 0; at < positions.size(); at += batch) {
      const std::size_t count = std::min(batch, positions.size() - at);
      std::fill(success.begin(), success.end(), 0);
      operation_->Transform(static_cast<int>(count), positions.x.data() + at, positions.y.data() + at,
                            nullptr, nullptr, success.data());
      for (std::size_t i = 0; i < count; ++i) positions.valid[at + i] = success[i] != 0;
    }
  }
  for (std::size_t i = 0; i < positions.size(); ++i)
    if (!std::isfinite(positions.x[i]) || !std::isfinite(positions.y[i])) positions.valid[i] = 0;
}

}  // namespace firnline
