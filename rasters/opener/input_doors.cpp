// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "rasters/opener/input_doors.hpp"

#include <gdal_priv.h>
#include <ogrsf_frmts.h>

#include <array>
#include <vector>

#include "kernels/grid/error.hpp"
#include "rasters/opener/archive_member.hpp"
#include "rasters/opener/crs.hpp"
#include "rasters/opener/format_sniffer.hpp"
#include "rasters/opener/gdal_messages.hpp"
#include "rasters/opener/hdf5_storage.hpp"

namespace firnline {
namespace fs = std::filesystem;
namespace {

/// One GDALOpenEx through one driver. Null when GDAL declines. siblings: what GDAL may believe to lie beside
/// the file; null lets drivers probe side-cars by name.
DatasetHandle open_through(const char* driver, const std::string& name, unsigned flags,
                           const char* const* options, const char* const* siblings) {
  const char* const only[] = {driver, nullptr};
  return DatasetHandle(GDALDataset::Open(name.c_str(), flags | GDAL_OF_READONLY | GDAL_OF_VERBOSE_ERROR, only,
                                         options, siblings));
}

[[noreturn]] void refuse_format(const SniffedFormat& is, const std::string& shown_name, const char* instead) {
  throw PolicyError("This is " + std::string(is.words) + "; firnline does not open that format.", shown_name,
                    instead);
}

std::string gdal_says(const GdalMessages& messages) {
  return messages.last_text().empty() ? "" : " GDAL says: " + messages.last_text();
}

// ---- rasters

constexpr const char* raster_remedy =
    "Convert the layer to GeoTIFF, e.g. gdal_translate -of GTiff IN OUT.tif.";

/// The driver that may open this file as a raster.
const char* raster_driver(const SniffedFormat& is, const std::string& shown_name) {
  switch (is.format) {
    case FileFormat::geotiff:
    case FileFormat::arc_ascii_grid:
      return is.driver;
    case FileFormat::netcdf:
      if (allowances_in_force().netcdf) return is.driver;
      throw PolicyError("This is a netCDF file, which this command does not allow.", shown_name,
                        "Add --allow netcdf to the command, or convert the layer to GeoTIFF.");
    case FileFormat::refused:
      refuse_format(is, shown_name, raster_remedy);
    case FileFormat::geopackage:
    case FileFormat::geojson:
    case FileFormat::flatgeobuf:
    case FileFormat::shapefile:
      throw RasterError("This is " + std::string(is.words) + ", which holds vector data, not a raster.",
                        shown_name, "Add a [layers.NAME.rasterise] table to turn its shapes into cells.");
    case FileFormat::text:
    case FileFormat::unknown:
    case FileFormat::empty:
      break;
  }
  throw RasterError("The file is " + std::string(is.words) + ", not a raster.", shown_name, raster_remedy);
}

/// GDAL's name for a netCDF variable. The variable is data from a job: it must not end the quoted path or
/// start another prefix.
std::string variable_name(const fs::path& resolved, const std::string& variable,
                          const std::string& shown_name) {
  const bool harmless =
      variable.find_first_of("\":\\<>{}\n\r") == std::string::npos && variable.size() <= 256;
  if (!harmless || resolved.native().find('"') != std::string::npos) {
    throw PolicyError("The netCDF variable or its file has quotes, colons or brackets in the name.",
                      shown_name, "Give the variable by its plain name, such as tas or /group/tas.");
  }
  return "NETCDF:\"" + resolved.string() + "\":" + variable;
}

/// Variables of a netCDF file that has several, for the message that asks which one.
std::string list_subdatasets(GDALDataset& dataset) {
  std::string list;
  char** const entries = dataset.GetMetadata("SUBDATASETS");
  for (int index = 0; entries != nullptr && entries[index] != nullptr; ++index) {
    const std::string entry(entries[index]);
    const std::size_t equals = entry.find("_NAME=");
    if (equals == std::string::npos) continue;
    if (!list.empty()) list += ", ";
    list += printable_name(entry.substr(entry.rfind(':') + 1));
  }
  return list;
}

void require_bands(GDALDataset& dataset, const std::string& shown_name) {
  if (dataset.GetRasterCount() > 0) return;
  const std::string variables = list_subdatasets(dataset);
  if (variables.empty()) return;  // check_raster_limits says it
  throw RasterError("The file holds several variables and none is named: " + variables + ".", shown_name,
                    "Name one in the layer's table: variable = \"...\".");
}

/// Other files that this one would bring in: the .prj of a grid, whatever an HDF5 container points to.
void check_raster_companions(const fs::path& resolved, FileFormat format, const std::string& head,
                             const std::string& shown_name) {
  if (format == FileFormat::netcdf && is_archive_member(resolved)) {
    throw PolicyError("A netCDF file inside an archive is not opened.", shown_name,
                      "Unpack the archive first.");
  }
  if (format == FileFormat::netcdf && head.starts_with("\x89HDF"))
    refuse_foreign_storage(resolved, shown_name);
  if (format != FileFormat::arc_ascii_grid || is_archive_member(resolved)) return;
  for (const char* extension : {".prj", ".PRJ"}) {
    require_plain_side_car(fs::path(resolved).replace_extension(extension));
  }
}

// ---- vectors

constexpr const char* vector_remedy = "Convert the layer to GeoPackage, e.g. ogr2ogr OUT.gpkg IN.";

const char* vector_driver(const SniffedFormat& is, const std::string& shown_name) {
  switch (is.format) {
    case FileFormat::geopackage:
    case FileFormat::geojson:
    case FileFormat::flatgeobuf:
    case FileFormat::shapefile:
      return is.driver;
    case FileFormat::refused:
      refuse_format(is, shown_name, vector_remedy);
    case FileFormat::geotiff:
    case FileFormat::netcdf:
    case FileFormat::arc_ascii_grid:
    case FileFormat::text:
    case FileFormat::unknown:
    case FileFormat::empty:
      break;
  }
  throw SitesError("The file is " + std::string(is.words) + ", not a vector layer.", shown_name,
                   "Points, lines and polygons are read from GeoPackage, GeoJSON, FlatGeobuf or shapefile.");
}

/// The parts of a shapefile lie beside it and GDAL opens them by name.
void check_shapefile_parts(const fs::path& shapefile, const std::string& shown_name) {
  static constexpr auto parts =
      std::to_array<const char*>({".shx", ".dbf", ".prj", ".cpg", ".qix", ".sbn", ".sbx", ".idm", ".ind",
                                  ".SHX", ".DBF", ".PRJ", ".CPG", ".QIX", ".SBN", ".SBX", ".IDM", ".IND"});
  for (const char* extension : parts)
    require_plain_side_car(fs::path(shapefile).replace_extension(extension));
  for (const auto& [lower, upper] : {std::pair{".shx", ".SHX"}, std::pair{".dbf", ".DBF"}}) {
    if (fs::exists(fs::path(shapefile).replace_extension(lower)) ||
        fs::exists(fs::path(shapefile).replace_extension(upper))) {
      continue;
    }
    throw SitesError("The shapefile's part " + std::string(lower) + " is missing.", shown_name,
                     "Copy the .shp, .shx, .dbf and .prj files together.");
  }
}

/// A GeoPackage is opened as a file that nobody changes, so that no -wal, -shm or -journal appears beside it.
/// Changes that another program has not yet written into the file itself would silently be missing: refused.
void require_settled_database(const fs::path& geopackage, const std::string& shown_name) {
  static constexpr std::string_view journal_magic = "\xd9\xd5\x05\xf9\x20\xa1\x63\xd7";
  const fs::path log = geopackage.string() + "-wal";
  const fs::path journal = geopackage.string() + "-journal";
  require_plain_side_car(log);
  require_plain_side_car(journal);
  const bool unsettled = (fs::exists(log) && !read_start(log, 1, log.string()).empty()) ||
                         (fs::exists(journal) && read_start(journal, 8, journal.string()) == journal_magic);
  if (!unsettled) return;
  throw SitesError("The GeoPackage has changes in a log beside it that are not yet in the file.", shown_name,
                   "Close the program that edits it (such as QGIS), then run again.");
}

bool is_hex_digit(char letter) {
  return (letter >= '0' && letter <= '9') || (letter >= 'a' && letter <= 'f') ||
         (letter >= 'A' && letter <= 'F');
}

/// GDAL 3.6 names an immutable database to SQLite by an address in which it escapes '?' and '#' but not '%',
/// so that the file "a%2F..%2Fb" would open "a/../b", past the roots.
void refuse_encoded_name(const fs::path& geopackage, const std::string& shown_name) {
  const std::string& text = geopackage.native();
  for (std::size_t at = text.find('%'); at != std::string::npos; at = text.find('%', at + 1)) {
    if (at + 2 >= text.size() || !is_hex_digit(text[at + 1]) || !is_hex_digit(text[at + 2])) continue;
    throw PolicyError("The GeoPackage's path contains an encoded character (% and two hexadecimal digits).",
                      shown_name, "Rename the file or its folder without the % sign.");
  }
}

void check_vector_side_cars(const fs::path& resolved, FileFormat format, const std::string& shown_name) {
  if (format == FileFormat::geopackage) refuse_encoded_name(resolved, shown_name);
  if (is_archive_member(resolved)) return;  // members have no links, and an archive is never written to
  if (format == FileFormat::shapefile) check_shapefile_parts(resolved, shown_name);
  if (format == FileFormat::geopackage) require_settled_database(resolved, shown_name);
}

}  // namespace

DatasetHandle open_raster_named(const fs::path& resolved, const std::string& shown_name,
                                const std::string& subdataset, const RasterLimits& limits) {
  static_cast<void>(allowances_in_force());  // the fence must be up
  const std::string head = read_start(resolved, sniffed_bytes, shown_name);
  const SniffedFormat is = sniff_format(head);
  const char* const driver = raster_driver(is, shown_name);
  check_raster_companions(resolved, is.format, head, shown_name);
  const bool wants_variable = is.format == FileFormat::netcdf && !subdataset.empty();
  const std::string name =
      wants_variable ? variable_name(resolved, subdataset, shown_name) : resolved.string();

  const GdalMessages messages;
  const std::string file_name = resolved.filename().string();
  const char* const no_siblings[] = {file_name.c_str(), nullptr};
  const char* const internal_only[] = {"GEOREF_SOURCES=INTERNAL", nullptr};
  const bool geotiff = is.format == FileFormat::geotiff;
  DatasetHandle dataset =
      open_through(driver, name, GDAL_OF_RASTER, geotiff ? internal_only : nullptr, no_siblings);
  if (!dataset) {
    const bool codec = messages.last_text().find("missing codec") != std::string::npos;
    throw RasterError("The file starts like " + std::string(is.words) + " but cannot be opened as one." +
                          gdal_says(messages),
                      shown_name,
                      codec ? "Compress it in another way where it can be read: gdal_translate -co COMPRESS=DEFLATE IN OUT."
                            : "The file may be cut short or damaged; fetch it again and compare its SHA-256.");
  }
  require_bands(*dataset, shown_name);
  check_raster_limits(*dataset, shown_name, limits);
  refuse_grid_files(dataset->GetSpatialRef(), shown_name);
  return dataset;
}

DatasetHandle open_vector_named(const fs::path& resolved, const std::string& shown_name) {
  static_cast<void>(allowances_in_force());  // the fence must be up
  const SniffedFormat is = sniff_format(read_start(resolved, sniffed_bytes, shown_name));
  const char* const driver = vector_driver(is, shown_name);
  check_vector_side_cars(resolved, is.format, shown_name);

  const GdalMessages messages;
  const char* const immutable[] = {"IMMUTABLE=YES", nullptr};
  const bool geopackage = is.format == FileFormat::geopackage;
  DatasetHandle dataset =
      open_through(driver, resolved.string(), GDAL_OF_VECTOR, geopackage ? immutable : nullptr, nullptr);
  if (!dataset) {
    throw SitesError("The file starts like " + std::string(is.words) + " but cannot be opened as one." +
                         gdal_says(messages),
                     shown_name, "The file may be cut short or damaged; fetch it again.");
  }
  if (dataset->GetLayerCount() == 0) {
    throw SitesError("The file holds no vector layer.", shown_name, "Check that this is the file meant.");
  }
  for (int index = 0; index < dataset->GetLayerCount(); ++index) {
    refuse_grid_files(dataset->GetLayer(index)->GetSpatialRef(), shown_name);
  }
  return dataset;
}

}  // namespace firnline
