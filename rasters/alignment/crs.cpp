// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "rasters/alignment/crs.hpp"

#include <ogr_spatialref.h>

#include <memory>

#include "kernels/grid/error.hpp"
#include "rasters/opener/crs.hpp"

namespace firnline {
namespace {

std::string name_of_crs(const OGRSpatialReference& reference) {
  if (const std::string code = authority_code(reference); !code.empty()) return code;
  const char* name = reference.GetName();
  return name == nullptr ? "a CRS without a name" : name;
}

}  // namespace

Crs crs_of(const OGRSpatialReference& reference, const std::string& where) {
  std::unique_ptr<OGRSpatialReference> flat(reference.Clone());
  Crs crs;
  if (flat->IsCompound()) {
    const char* vertical = flat->GetAttrValue("COMPD_CS|VERT_CS");
    crs.vertical = vertical == nullptr ? "" : vertical;
    flat->StripVertical();
  }
  flat->DemoteTo2D(nullptr);
  if (flat->IsLocal() || !(flat->IsGeographic() || flat->IsProjected()))
    throw RasterError("The coordinate reference system '" + name_of_crs(*flat) +
                          "' is local: it does not say where on Earth the cells lie.",
                      where, "give the file a geographic or projected CRS, for example with gdal_edit.py -a_srs EPSG:32643");
  crs.wkt = own_wkt(*flat);
  crs.name = name_of_crs(*flat);
  crs.geographic = flat->IsGeographic() != 0;
  OGRErr problem = OGRERR_NONE;
  crs.semi_major_m = flat->GetSemiMajor(&problem);
  const double flattening_inverse = flat->GetInvFlattening(&problem);
  const double flattening = flattening_inverse > 0 ? 1 / flattening_inverse : 0;  // 0 stands for a sphere
  crs.eccentricity_sq = flattening * (2 - flattening);
  return crs;
}

Crs crs_of_wkt(const std::string& wkt) { return crs_of(crs_of_own_wkt(wkt), "the run's grid"); }

bool same_crs(const std::string& wkt_a, const std::string& wkt_b) {
  return wkt_a == wkt_b || same_crs(crs_of_own_wkt(wkt_a), crs_of_own_wkt(wkt_b));
}

}  // namespace firnline
