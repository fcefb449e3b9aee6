// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "rasters/opener/pinned_configuration.hpp"

#include <cpl_conv.h>
#include <ogr_srs_api.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <string>
#include <vector>

namespace firnline {
namespace {

// The value for an option that must be present but empty: an absent one would let the environment through.
constexpr const char* none = "";

constexpr auto pinned = std::to_array<PinnedOption>({
    // Code and configuration from elsewhere.
    {"GDAL_CONFIG_FILE", none},  // neither /etc/gdal/gdalrc nor ~/.gdal/gdalrc
    {"GDAL_DRIVER_PATH", "disable"},
    {"OGR_DRIVER_PATH", "disable"},
    {"GDAL_SKIP", none},
    {"OGR_SKIP", none},
    {"GDAL_VRT_ENABLE_PYTHON", "NO"},
    {"GDAL_VRT_ENABLE_RAWRASTERBAND", "NO"},  // from GDAL 3.12
    {"OGR_SQLITE_LOAD_EXTENSIONS", none},
    {"OGR_SQLITE_PRAGMA", none},
    {"ALLOW_VIRTUAL_OGR_FROM_TRIGGER_AND_VIEW", "NO"},
    {"ALLOW_OGR_SQL_FUNCTIONS_FROM_TRIGGER_AND_VIEW", "NO"},
    // Files beside the input: neither read nor written.
    {"GDAL_PAM_ENABLED", "NO"},
    {"GDAL_DISABLE_READDIR_ON_OPEN", "EMPTY_DIR"},
    {"ESRI_XML_PAM", "NO"},
    {"USE_RRD", "NO"},
    {"SHAPE_RESTORE_SHX", "NO"},
    // The network.
    {"CPL_VSIL_CURL_ALLOWED_EXTENSIONS", ".none"},
    {"CPL_CURL_ENABLE_VSIMEM", "NO"},
    {"CPL_MACHINE_IS_GCE", "NO"},
    {"AWS_EC2_METADATA_DISABLED", "YES"},
    {"PROJ_NETWORK", "OFF"},
    // Threads are ours: a GDAL 3.6 data set shared by its own threads returns wrong cells (rasterio#2847).
    {"GDAL_NUM_THREADS", "1"},
    {"OGR_GPKG_NUM_THREADS", "1"},
    // Silent changes of numbers or positions.
    {"GTIFF_IGNORE_READ_ERRORS", "NO"},
    {"GTIFF_POINT_GEO_IGNORE", "NO"},
    {"GTIFF_DIRECT_IO", "NO"},
    {"GTIFF_VIRTUAL_MEM_IO", "NO"},  // a mapped file that shrinks ends the process with SIGBUS
    {"GDAL_ONE_BIG_READ", "NO"},
    {"OSR_DEFAULT_AXIS_MAPPING_STRATEGY", "TRADITIONAL_GIS_ORDER"},
    {"OGR_ENABLE_PARTIAL_REPROJECTION", "NO"},
    {"OGR_GEOJSON_MAX_OBJ_SIZE", "200"},  // MB
    {"CPL_DEBUG", "OFF"},
});

// Every option that libgdal 3.6.2 asks its environment for and that reaches one of our drivers starts with
// one of these (the list was read from the calls in its machine code), or ends with _OVERVIEW, or is named
// below.
constexpr auto prefixes = std::to_array<std::string_view>({
    "GDAL",         "OGR_",        "OSR_",           "CPL_",        "VSI",         "PROJ_",
    "GTIFF_",       "TIFF_",       "GEOTIFF_",       "COG_",        "GPKG_",       "SHAPE_",
    "SQLITE_",      "SPATIALITE_", "HDF5_",          "NETCDF_",     "NCRCENV_",    "AWS_",
    "AZURE_",       "GS_",         "GOA2_",          "OSS_",        "SWIFT_",      "GOOGLE_",
    "CURL_",        "VRT_",        "MRF_",           "JPEG_",       "RPC_",        "HFA_",
    "GEOJSON_",     "ALLOW_OGR_",  "ALLOW_VIRTUAL_", "ALLOW_GPKG_", "CHECK_DISK_", "CHECK_WITH_",
    "WARP_THREAD_", "RASTERLITE",  "PARTIAL_TILES_",
});
constexpr auto names = std::to_array<std::string_view>({
    "CENTER_LONG",
    "CONVERT_YCBCR_TO_RGB",
    "ESRI_XML_PAM",
    "JPEGMEM",
    "MDBDRIVER_PATH",
    "PYTHONSO",
    "REPORT_COMPD_CS",
    "RESTRICT_OUTPUT_DATASET_UPDATE",
    "THRESHOLD",
    "USE_OSR_FIND_MATCHES",
    "USE_RRD",
    "USE_SPILL",
    "USE_TEMPFILE",
    "DAPRCFILE",
    "DODS_CONF",
});

/// Names of all variables that steers_gdal, copied before any is removed.
std::vector<std::string> steering_variables() {
  std::vector<std::string> found;
  for (char** entry = environ; entry != nullptr && *entry != nullptr; ++entry) {
    const std::string_view text(*entry);
    const std::string_view name = text.substr(0, text.find('='));
    if (steers_gdal(name)) found.emplace_back(name);
  }
  return found;
}

}  // namespace

std::span<const PinnedOption> pinned_options() {
  return pinned;
}

bool steers_gdal(std::string_view variable) {
  const auto begins = [variable](std::string_view prefix) { return variable.starts_with(prefix); };
  return std::any_of(prefixes.begin(), prefixes.end(), begins) || variable.ends_with("_OVERVIEW") ||
         std::find(names.begin(), names.end(), variable) != names.end();
}

void pin_configuration() {
  for (const std::string& variable : steering_variables()) ::unsetenv(variable.c_str());
  for (const PinnedOption& option : pinned) CPLSetConfigOption(option.name, option.value);

  // These libraries ask the environment only.
  ::setenv("PROJ_NETWORK", "OFF", 1);
  ::setenv("HDF5_PLUGIN_PRELOAD", "::", 1);  // HDF5's own word for: load no filter libraries
  OSRSetPROJEnableNetwork(0);
}

}  // namespace firnline
