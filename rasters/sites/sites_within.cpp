// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "rasters/sites/sites_within.hpp"

#include <ogr_api.h>
#include <ogr_geometry.h>

#include <algorithm>
#include <numeric>

#include "kernels/grid/error.hpp"

namespace firnline {
namespace {

OGRGeometryUniquePtr geometry_of(const SiteShape& shape) {
  OGRGeometry* geometry = nullptr;
  if (OGRGeometryFactory::createFromWkb(shape.wkb.data(), nullptr, &geometry, shape.wkb.size(),
                                        wkbVariantIso) != OGRERR_NONE)
    throw BugError("The shape of a unit cannot be read again.");
  return OGRGeometryUniquePtr(geometry);
}

/// Those that lie in it. order: places in the list, by longitude
std::vector<std::size_t> inside(const OGRGeometry& unit, const std::vector<Site>& sites,
                                const std::vector<std::size_t>& order) {
  OGREnvelope box;
  unit.getEnvelope(&box);
  const OGRPreparedGeometryUniquePtr prepared(
      OGRCreatePreparedGeometry(OGRGeometry::ToHandle(const_cast<OGRGeometry*>(&unit))));
  if (!prepared) throw BugError("The shape of a unit cannot be prepared for points.");
  const auto first = std::partition_point(order.begin(), order.end(),
                                          [&](std::size_t i) { return sites[i].lon < box.MinX; });
  std::vector<std::size_t> found;
  for (auto at = first; at != order.end() && sites[*at].lon <= box.MaxX; ++at) {
    const Site& site = sites[*at];
    if (site.lat < box.MinY || site.lat > box.MaxY) continue;
    OGRPoint point(site.lon, site.lat);
    if (OGRPreparedGeometryIntersects(prepared.get(), OGRGeometry::ToHandle(&point)) != 0)
      found.push_back(*at);
  }
  std::sort(found.begin(), found.end());
  return found;
}

}  // namespace

std::vector<std::vector<std::size_t>> sites_within(const SiteList& units, const SiteList& sites) {
  std::vector<std::size_t> order(sites.sites.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return sites.sites[a].lon < sites.sites[b].lon; });
  std::vector<std::vector<std::size_t>> of_unit;
  for (const SiteShape& shape : units.shapes)
    of_unit.push_back(shape.wkb.empty() ? std::vector<std::size_t>()
                                        : inside(*geometry_of(shape), sites.sites, order));
  return of_unit;
}

}  // namespace firnline
