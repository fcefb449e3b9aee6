// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "rasters/alignment/source_raster.hpp"

#include <gdal_priv.h>
#include <ogr_spatialref.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

#include "kernels/grid/error.hpp"
#include "kernels/grid/number_text.hpp"
#include "rasters/alignment/cell_mapping.hpp"
#include "rasters/alignment/crs.hpp"
#include "rasters/opener/crs.hpp"
#include "rasters/opener/gdal_messages.hpp"

namespace firnline {
namespace {

std::string line_to_add(const LayerRequest& request, const std::string& line) {
  return "add to [layers." + request.name + "]:  " + line;
}

bool whole_type(GDALDataType type) { return GDALDataTypeIsInteger(type) != 0; }

/// Least and greatest number a whole-number type holds; infinite for floating point.
std::pair<double, double> limits_of(GDALDataType type) {
  switch (type) {
    case GDT_Byte: return {0, 255};
    case GDT_UInt16: return {0, 65535};
    case GDT_Int16: return {-32768, 32767};
    case GDT_UInt32: return {0, 4294967295.0};
    case GDT_Int32: return {-2147483648.0, 2147483647.0};
    case GDT_UInt64: return {0, 18446744073709551615.0};
    case GDT_Int64: return {-9223372036854775808.0, 9223372036854775807.0};
    default: break;
  }
  constexpr double infinity = std::numeric_limits<double>::infinity();
  return {-infinity, infinity};
}

bool has_range(const LayerSpec& spec) { return spec.plausible_low < spec.plausible_high; }

std::string list_subdatasets(GDALDataset& dataset) {
  std::string names;
  char** const metadata = dataset.GetMetadata("SUBDATASETS");
  for (int i = 0; metadata != nullptr && metadata[i] != nullptr; ++i) {
    const std::string entry = metadata[i];
    if (entry.find("_NAME=") == std::string::npos) continue;
    names += (names.empty() ? "" : ", ") + entry.substr(entry.rfind(':') + 1);
  }
  return names;
}

}  // namespace

bool holds_codes(const LayerSpec& spec) {
  return spec.kind == LayerKind::categorical || spec.of_codes;
}

std::string place_of(const LayerRequest& request, const std::string& source) {
  return "layer '" + request.name + "', " + source;
}

SourceRaster::SourceRaster(const Opener& opener, const LayerRequest& request)
    : request_(request), bands_(request.bands), codes_(holds_codes(request.spec)) {
  if (request.paths.empty()) throw BugError("Layer '" + request.name + "' reached alignment without a file.");
  for (const double trap : request.spec.no_data_traps) {
    const bool inside = has_range(request.spec) && trap >= request.spec.plausible_low && trap <= request.spec.plausible_high;
    (inside ? doubtful_traps_ : sure_traps_).push_back(trap);
  }
  for (std::size_t i = 0; i < request.paths.size(); ++i)
    files_.push_back(open(opener, request.paths[i], i < request.sources.size() ? request.sources[i] : request.paths[i]));
  place_on_mosaic();
}

SourceRaster::File SourceRaster::open(const Opener& opener, const std::string& path, const std::string& source) {
  File file;
  file.source = source;
  const GdalMessages messages;
  file.dataset = opener.open_raster(path, request_.subdataset);
  if (file.dataset->GetRasterCount() == 0) {
    const std::string names = list_subdatasets(*file.dataset);
    throw RasterError("The file holds no raster of its own" + (names.empty() ? "." : ", but several variables: " + names + "."),
                      place_of(request_, source), line_to_add(request_, "variable = \"NAME\""));
  }
  read_georeference(file);
  choose_bands(file);
  for (const int band : bands_) file.bands.push_back(reading_of(file, band));
  return file;
}

void SourceRaster::read_georeference(File& file) {
  GDALDataset& dataset = *file.dataset;
  const std::string where = place_of(request_, file.source);
  std::array<double, 6> transform{};
  if (dataset.GetGeoTransform(transform.data()) != CE_None) {
    const bool points = dataset.GetGCPCount() > 0;
    const bool polynomial = dataset.GetMetadata("RPC") != nullptr;
    throw RasterError(points       ? "The file is placed by ground control points only, not by a grid."
                      : polynomial ? "The file is placed by a camera model (RPC) only, not by a grid."
                                   : "The file does not say where its cells lie (no geotransform).",
                      where, points || polynomial ? "rectify it first, for example with gdalwarp -t_srs EPSG:32643 IN OUT"
                                                  : "add corner coordinates, for example with gdal_edit.py -a_ullr WEST NORTH EAST SOUTH");
  }
  for (const double number : transform)
    if (!std::isfinite(number))
      throw RasterError("The file's geotransform holds a number that is not finite.", where, "write the corner coordinates anew (gdal_edit.py -a_ullr)");
  if (transform[1] == 0 || transform[5] == 0)
    throw RasterError("The file's cells have no size (0 in its geotransform).", where, "write the corner coordinates anew (gdal_edit.py -a_ullr)");
  if (transform[2] != 0 || transform[4] != 0 || transform[1] < 0)
    throw RasterError("The file's grid is rotated or mirrored against its CRS.", where, "rectify it first, for example with gdalwarp -t_srs EPSG:32643 IN OUT");

  const OGRSpatialReference* own = dataset.GetSpatialRef();
  if (own != nullptr && own->IsEmpty()) own = nullptr;
  if (own == nullptr && request_.file_crs.empty())
    throw RasterError("The file does not name its coordinate reference system.", where,
                      line_to_add(request_, "crs = \"EPSG:4326\"   # or what its documentation says"));
  Crs crs;
  if (request_.file_crs.empty()) {
    crs = crs_of(*own, where);
  } else {
    crs = crs_of(parse_crs(request_.file_crs, where), where);
    if (own != nullptr && !same_crs(crs.wkt, crs_of(*own, where).wkt))
      throw RasterError("The job says crs = \"" + request_.file_crs + "\", and the file says " + crs_of(*own, where).name + ".",
                        where, "remove crs from [layers." + request_.name + "], or correct the file (gdal_edit.py -a_srs)");
  }
  GridSpec& grid = file.grid;
  grid.rows = dataset.GetRasterYSize();
  grid.cols = dataset.GetRasterXSize();
  file.south_up = transform[5] > 0;
  grid.cell_width = transform[1];
  grid.cell_height = std::fabs(transform[5]);
  grid.west = transform[0];
  grid.north = file.south_up ? transform[3] + static_cast<double>(grid.rows) * grid.cell_height : transform[3];
  grid.geographic = crs.geographic;
  grid.semi_major_m = crs.semi_major_m;
  grid.eccentricity_sq = crs.eccentricity_sq;
  grid.crs_wkt = crs.wkt;
  crs_name_ = crs.name;
  if (!crs.vertical.empty()) vertical_datum_ = crs.vertical;
  if (!crs.geographic) return;
  const double beyond = 90 + grid.cell_height;  // grids of cell centres reach half a cell over the pole
  if (grid.north > beyond || grid.south() < -beyond || std::fabs(grid.west) > 540)
    throw RasterError("The file calls its coordinates degrees, but they run from " + number_text(grid.west) + " to " +
                          number_text(grid.east()) + " east and " + number_text(grid.south()) + " to " + number_text(grid.north) + " north.",
                      where, "latitude and longitude are swapped, or the coordinates are metres: correct the file's CRS or its corners");
}

void SourceRaster::choose_bands(File& file) {
  const int count = file.dataset->GetRasterCount();
  const std::string where = place_of(request_, file.source);
  if (bands_.empty()) {
    for (int b = 1; b <= count; ++b)
      if (file.dataset->GetRasterBand(b)->GetColorInterpretation() != GCI_AlphaBand) bands_.push_back(b);
    const bool series = !request_.spec.bands.empty() || !request_.band_values.empty();
    if (bands_.size() > 1 && !series)
      throw RasterError("The file has " + std::to_string(bands_.size()) + " bands, the layer needs one, and the job does not say which.",
                        where, line_to_add(request_, "bands = [1]"));
  }
  for (const int band : bands_)
    if (band < 1 || band > count)
      throw RasterError("The job asks for band " + std::to_string(band) + " and the file has " + std::to_string(count) + ".", where,
                        "bands are counted from 1");
  if (!request_.band_values.empty() && request_.band_values.size() != bands_.size())
    throw RasterError("The layer has " + std::to_string(bands_.size()) + " bands and " + std::to_string(request_.band_values.size()) +
                          " band_values.", where, line_to_add(request_, "one entry of band_values for each of bands"));
}

BandReading SourceRaster::reading_of(File& file, int number) {
  const std::string where = place_of(request_, file.source) + ", band " + std::to_string(number);
  GDALRasterBand* band = file.dataset->GetRasterBand(number);
  const GDALDataType type = band->GetRasterDataType();
  if (GDALDataTypeIsComplex(type)) throw RasterError("The band holds complex numbers.", where, "choose a band of real numbers");
  BandReading reading;
  reading.band = band;

  const auto add_sentinel = [&](double sentinel, const std::string& said_by) {
    const auto [least, greatest] = limits_of(type);
    const bool exists = sentinel >= least && sentinel <= greatest && (!whole_type(type) || sentinel == std::nearbyint(sentinel));
    if (!exists && !std::isnan(sentinel))
      throw RasterError(said_by + " calls " + number_text(sentinel) + " no data, which a band of type " + GDALGetDataTypeName(type) +
                            " cannot hold.", where, "correct the no-data value (gdal_edit.py -a_nodata, or no_data in the job)");
    // In the band's own type: -9999.9 and -3.4e38 are other numbers in single than in double precision.
    reading.sentinels.push_back(type == GDT_Float32 ? static_cast<double>(static_cast<float>(sentinel)) : sentinel);
    if (whole_type(type)) reading.whole_sentinels.push_back(static_cast<std::int64_t>(sentinel));
  };
  int declared = FALSE;
  if (type == GDT_Int64) {
    const std::int64_t sentinel = band->GetNoDataValueAsInt64(&declared);
    if (declared) reading.whole_sentinels.push_back(sentinel);
  } else if (type == GDT_UInt64) {
    const std::uint64_t sentinel = band->GetNoDataValueAsUInt64(&declared);
    if (declared) reading.whole_sentinels.push_back(static_cast<std::int64_t>(std::min<std::uint64_t>(sentinel, INT64_MAX)));
  } else {
    const double sentinel = band->GetNoDataValue(&declared);
    if (declared) add_sentinel(sentinel, "The file");
  }
  if (request_.file_no_data) add_sentinel(*request_.file_no_data, "The job");

  const int flags = band->GetMaskFlags();
  if ((flags & (GMF_PER_DATASET | GMF_ALPHA)) != 0 || (flags & (GMF_ALL_VALID | GMF_NODATA)) == 0) reading.mask = band->GetMaskBand();

  const double scale = band->GetScale(nullptr), offset = band->GetOffset(nullptr);
  if (codes_) {
    if (scale != 1 || offset != 0) throw RasterError("The band packs numbers with scale and offset, and the layer holds codes.", where, "use the unpacked file");
    if (!whole_type(type)) throw RasterError(std::string("The layer holds codes, and the band is of type ") + GDALGetDataTypeName(type) + ".", where,
                                             "convert it, for example with gdal_translate -ot Int16 IN OUT");
    return reading;
  }
  if (!std::isfinite(scale) || !std::isfinite(offset) || scale == 0)
    throw RasterError("The band's scale or offset is not usable.", where, "correct the file (gdal_edit.py -scale, -offset)");
  if (band->GetColorTable() != nullptr)
    warnings_.push_back("Band " + std::to_string(number) + " of " + file.source +
                        " has a colour table, as class maps have; its numbers were used as quantities.");
  const char* tag = band->GetUnitType();
  const std::string from = !request_.file_unit.empty() ? request_.file_unit : tag == nullptr ? "" : tag;
  UnitConversion unit;
  if (!from.empty() && from != request_.spec.unit) {
    const auto found = at_place(where, [&] { return conversion(from, request_.spec.unit); });
    if (!found) throw RasterError(why_not_convertible(from, request_.spec.unit), where, line_to_add(request_, "unit = \"...\"   # of the file's numbers"));
    unit = *found;
    if (!unit.identity()) unit_step_ = from + " -> " + request_.spec.unit;
  }
  reading.conversion = {unit.scale * scale, unit.scale * offset + unit.offset};
  return reading;
}

void SourceRaster::place_on_mosaic() {
  const GridSpec& first = files_.front().grid;
  Window all{0, 0, first.rows, first.cols};
  for (File& file : files_) {
    const std::string where = place_of(request_, file.source);
    if (!same_crs(first.crs_wkt, file.grid.crs_wkt))
      throw RasterError("The files of the mosaic have different CRSs.", where, "name them as separate layers, or bring them to one CRS");
    if (file.bands.front().band->GetRasterDataType() != files_.front().bands.front().band->GetRasterDataType())
      throw RasterError("The files of the mosaic hold numbers of different types.", where, "convert them to one type (gdal_translate -ot)");
    const GridDifference gap = difference(first, file.grid);
    if (!gap.same_cells)
      throw RasterError("The mosaic's cells do not fit together: this file lies " + number_text(gap.col_offset, 3) + " columns and " +
                            number_text(gap.row_offset, 3) + " rows from the first, its cells are " + number_text(gap.width_ratio, 6) +
                            " times as wide and " + number_text(gap.height_ratio, 6) + " times as high.",
                        where, "bring the files to one grid, or name them as separate layers");
    file.place = {gap.whole_rows, gap.whole_cols, file.grid.rows, file.grid.cols};
    const auto r0 = std::min(all.row, file.place.row), c0 = std::min(all.col, file.place.col);
    const auto r1 = std::max(all.row + all.rows, file.place.row + file.place.rows);
    const auto c1 = std::max(all.col + all.cols, file.place.col + file.place.cols);
    all = {r0, c0, r1 - r0, c1 - c0};
  }
  grid_ = first;
  grid_.west = first.x_of(static_cast<double>(all.col));
  grid_.north = first.y_of(static_cast<double>(all.row));
  grid_.rows = all.rows;
  grid_.cols = all.cols;
  for (File& file : files_) {
    file.place.row -= all.row;
    file.place.col -= all.col;
  }
  int high = 1, wide = 1;
  GDALRasterBand* band = files_.front().bands.front().band;
  band->GetBlockSize(&wide, &high);
  block_rows_ = high;
  block_cols_ = wide;
  bytes_per_cell_ = GDALGetDataTypeSizeBytes(band->GetRasterDataType());
}

void SourceRaster::turn(const GridSpec& turned, std::int64_t period) {
  grid_ = turned;
  period_ = period;
}

bool SourceRaster::in_footprint(std::int64_t row, std::int64_t col) const {
  if (period_ > 0) col = ((col % period_) + period_) % period_;
  return std::any_of(files_.begin(), files_.end(), [&](const File& file) { return file.place.contains({row, col}); });
}

}  // namespace firnline
