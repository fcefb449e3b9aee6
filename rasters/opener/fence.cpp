// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "rasters/opener/fence.hpp"

#include <gdal_frmts.h>
#include <gdal_priv.h>
#include <ogr_spatialref.h>
#include <ogrsf_frmts.h>

#include <algorithm>
#include <memory>
#include <mutex>

#include "kernels/grid/error.hpp"
#include "rasters/opener/gdal_messages.hpp"
#include "rasters/opener/picture_driver.hpp"
#include "rasters/opener/pinned_configuration.hpp"
#include "rasters/opener/refusing_file_systems.hpp"

namespace firnline {
namespace {

struct DestroyDriver {
  void operator()(GDALDriver* driver) const { GDALDestroyDriver(driver); }
};
using DriverHandle = std::unique_ptr<GDALDriver, DestroyDriver>;

struct Fence {
  std::mutex mutex;
  bool up = false;
  Allowances allowances;
  DriverHandle png;
  // Drivers that were taken out of the registry. Open data sets may still point to them, so they live until
  // exit.
  std::vector<DriverHandle> set_aside;
};

Fence& fence() {
  static Fence the_fence;
  return the_fence;
}

/// Registers one by one instead of GDALAllRegister(), which would also load plug-ins and 140 more drivers.
void register_allowed_drivers(const Allowances& allowances) {
  GDALRegister_GTiff();
  GDALRegister_COG();
  GDALRegister_AAIGrid();
  GDALRegister_MEM();
  RegisterOGRGeoPackage();
  RegisterOGRGeoJSON();
  RegisterOGRFlatGeobuf();
  RegisterOGRShape();
  RegisterOGRCSV();
  if (allowances.netcdf) GDALRegister_netCDF();
}

DriverHandle take_png_out_of_the_registry() {
  GDALDriverManager& registry = *GetGDALDriverManager();
  GDALRegister_PNG();
  GDALDriver* const driver = registry.GetDriverByName("PNG");
  if (driver == nullptr) return nullptr;
  registry.DeregisterDriver(driver);
  return DriverHandle(driver);
}

/// Whatever registered itself before or since: all but the allowed drivers leave.
void set_intruders_aside(Fence& fence) {
  GDALDriverManager& registry = *GetGDALDriverManager();
  const std::vector<std::string> allowed = allowed_drivers(fence.allowances);
  for (int index = registry.GetDriverCount() - 1; index >= 0; --index) {
    GDALDriver* const driver = registry.GetDriver(index);
    if (std::binary_search(allowed.begin(), allowed.end(), driver->GetDescription())) continue;
    registry.DeregisterDriver(driver);
    fence.set_aside.emplace_back(driver);
  }
}

void require_proj_database() {
  const GdalMessages messages;
  OGRSpatialReference wgs84;
  if (wgs84.importFromEPSG(4326) == OGRERR_NONE) return;
  throw LimitError("PROJ has no usable database (proj.db), so no coordinate system can be understood. " +
                       messages.first_failure(),
                   {}, "Install PROJ's data files (Debian: proj-data) in the version of the PROJ library.");
}

}  // namespace

void raise_fence(const Allowances& allowances) {
  Fence& the_fence = fence();
  const std::lock_guard lock(the_fence.mutex);
  if (the_fence.up) {
    set_intruders_aside(the_fence);
    return;
  }
  if (allowances.network) {
    throw UsageError("Reading over the network is not offered in this version.", "--allow network",
                     "Download the files first and name the local copies.");
  }
  the_fence.allowances = allowances;
  pin_configuration();
  keep_messages_off_stderr();
  install_refusing_file_systems(allowances.zip);
  register_allowed_drivers(allowances);
  if (!the_fence.png) the_fence.png = take_png_out_of_the_registry();
  set_intruders_aside(the_fence);
  require_proj_database();
  the_fence.up = true;
}

Allowances allowances_in_force() {
  const std::lock_guard lock(fence().mutex);
  if (!fence().up) throw BugError("An input was to be opened before the fence was raised.");
  return fence().allowances;
}

std::vector<std::string> registered_drivers() {
  GDALDriverManager& registry = *GetGDALDriverManager();
  std::vector<std::string> drivers;
  for (int index = 0; index < registry.GetDriverCount(); ++index) {
    drivers.emplace_back(registry.GetDriver(index)->GetDescription());
  }
  std::sort(drivers.begin(), drivers.end());
  return drivers;
}

std::vector<std::string> allowed_drivers(const Allowances& allowances) {
  std::vector<std::string> drivers = {"AAIGrid", "COG",     "CSV", "ESRI Shapefile", "FlatGeobuf", "GPKG",
                                      "GTiff",   "GeoJSON", "MEM"};
  if (allowances.netcdf) drivers.emplace_back("netCDF");
  std::sort(drivers.begin(), drivers.end());
  return drivers;
}

GDALDriver* private_png_driver() {
  const std::lock_guard lock(fence().mutex);
  if (!fence().up) throw BugError("The picture driver was asked for before the fence was raised.");
  if (!fence().png) {
    throw LimitError("This GDAL was built without PNG, which the report's pictures need.", {},
                     "Install a GDAL with its PNG driver.");
  }
  return fence().png.get();
}

}  // namespace firnline
