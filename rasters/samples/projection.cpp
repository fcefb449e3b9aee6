// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "rasters/samples/projection.hpp"

#include <ogr_spatialref.h>

#include <cmath>

#include "kernels/grid/error.hpp"

namespace firnline::sample {
namespace {

OGRSpatialReference reference(int epsg) {
  OGRSpatialReference crs;
  if (crs.importFromEPSG(epsg) != OGRERR_NONE)
    throw OutputError("PROJ does not know EPSG:" + std::to_string(epsg) + ".", "sample study",
                      "Install PROJ's data files (Debian: proj-data) or set PROJ_LIB to their folder.");
  crs.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
  return crs;
}

void apply(OGRCoordinateTransformation* transformation, double& x, double& y) {
  if (transformation == nullptr || transformation->Transform(1, &x, &y) == 0)
    throw OutputError("PROJ could not transform a point of the study.", "sample study",
                      "Check the installation of PROJ.");
}

}  // namespace

std::string degrees_text(std::int64_t millionths) {
  const std::string digits = std::to_string(std::abs(millionths));
  std::string text = millionths < 0 ? "-" : "";
  text.append(digits.size() < 7 ? 7 - digits.size() : 0, '0');
  text += digits;
  text.insert(text.size() - 6, 1, '.');
  return text;
}

Projection::Projection() {
  const OGRSpatialReference metres = reference(StudyGrid::epsg), degrees = reference(4326);
  forward_.reset(OGRCreateCoordinateTransformation(&metres, &degrees));
  backward_.reset(OGRCreateCoordinateTransformation(&degrees, &metres));
}

Projection::~Projection() = default;

LonLat Projection::to_lon_lat(Point point) const {
  double x = StudyGrid::west + point.east_m, y = StudyGrid::south + point.north_m;
  apply(forward_.get(), x, y);
  return {static_cast<std::int64_t>(std::floor(x * 1e6 + 0.5)), static_cast<std::int64_t>(std::floor(y * 1e6 + 0.5))};
}

Point Projection::to_metres(double lon, double lat) const {
  apply(backward_.get(), lon, lat);
  return {std::floor(lon - StudyGrid::west + 0.5), std::floor(lat - StudyGrid::south + 0.5)};
}

}  // namespace firnline::sample
