// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "rasters/samples/raster_file.hpp"

#include <cpl_conv.h>
#include <cpl_error.h>
#include <cpl_string.h>
#include <cpl_vsi.h>
#include <gdal_frmts.h>
#include <gdal_priv.h>
#include <ogr_spatialref.h>

#include <array>
#include <memory>

#include "kernels/grid/error.hpp"

namespace firnline::sample {
namespace {

struct Close {
  void operator()(GDALDataset* dataset) const { GDALClose(dataset); }
};
using Dataset = std::unique_ptr<GDALDataset, Close>;

void require(bool done, const Raster& raster, const char* step) {
  if (done) return;
  throw OutputError(std::string("GDAL could not ") + step + ": " + CPLGetLastErrorMsg(), raster.name,
                    "Check that GDAL and PROJ are installed with their data files.");
}

GDALDataType gdal_type(Storage storage) {
  switch (storage) {
    case Storage::byte: return GDT_Byte;
    case Storage::int16: return GDT_Int16;
    case Storage::uint16: return GDT_UInt16;
    case Storage::float32: break;
  }
  return GDT_Float32;
}

GDALDriver* geotiff_driver() {
  if (GDALGetDriverByName("GTiff") == nullptr) GDALRegister_GTiff();  // this one alone: see rasters/opener
  return GetGDALDriverManager()->GetDriverByName("GTiff");
}

void place(GDALDataset& dataset, const Raster& raster, int rows) {
  OGRSpatialReference crs;
  require(crs.importFromEPSG(raster.epsg) == OGRERR_NONE, raster, "find the coordinate reference system");
  require(dataset.SetSpatialRef(&crs) == CE_None, raster, "store the coordinate reference system");
  const double south = raster.north - rows * raster.cell_height;
  std::array<double, 6> transform = {raster.west, raster.cell_width, 0, raster.north, 0, -raster.cell_height};
  if (raster.south_up) transform = {raster.west, raster.cell_width, 0, south, 0, raster.cell_height};
  require(dataset.SetGeoTransform(transform.data()) == CE_None, raster, "store the position of the grid");
}

/// The rows in the order of the file.
template <class T>
std::vector<T> file_order(const Field<T>& field, bool south_up) {
  if (!south_up) return field.values();
  std::vector<T> flipped;
  flipped.reserve(field.size());
  for (int row = field.rows() - 1; row >= 0; --row)
    for (int col = 0; col < field.cols(); ++col) flipped.push_back(field.at(row, col));
  return flipped;
}

/// Legend colours of Beck et al. 2023 for the classes that occur here.
void colour_climate(GDALRasterBand& band) {
  struct Colour {
    int code;
    GDALColorEntry entry;
  };
  constexpr std::array<Colour, 6> colours = {{{5, {255, 150, 150, 255}},
                                              {7, {255, 220, 100, 255}},
                                              {26, {55, 200, 255, 255}},
                                              {27, {0, 125, 125, 255}},
                                              {29, {178, 178, 178, 255}},
                                              {30, {102, 102, 102, 255}}}};
  GDALColorTable table;
  for (const Colour& colour : colours) table.SetColorEntry(colour.code, &colour.entry);
  band.SetColorTable(&table);
}

void describe(GDALRasterBand& band, const Raster& raster, std::size_t number) {
  if (raster.no_data) band.SetNoDataValue(*raster.no_data);
  if (raster.scale != 1 || raster.offset != 0) {
    band.SetScale(raster.scale);
    band.SetOffset(raster.offset);
  }
  if (!raster.unit.empty()) band.SetUnitType(raster.unit.c_str());
  if (!raster.band_names.empty()) band.SetDescription(raster.band_names[number].c_str());
  if (raster.climate_colours) colour_climate(band);
}

template <class T>
void write_cells(GDALRasterBand* band, const Raster& raster, std::vector<T> cells, int rows, int cols,
                 GDALDataType type) {
  require(band != nullptr && band->RasterIO(GF_Write, 0, 0, cols, rows, cells.data(), cols, rows, type, 0, 0,
                                            nullptr) == CE_None,
          raster, "write the cells");
}

void fill(GDALDataset& dataset, const Raster& raster, int rows, int cols) {
  place(dataset, raster, rows);
  const CPLConfigOptionSetter mask_inside("GDAL_TIFF_INTERNAL_MASK", "YES", false);  // side-cars are not read
  for (std::size_t number = 0; number < raster.bands.size(); ++number)
    describe(*dataset.GetRasterBand(static_cast<int>(number) + 1), raster, number);
  if (raster.valid) require(dataset.CreateMaskBand(GMF_PER_DATASET) == CE_None, raster, "make the mask band");
  for (std::size_t number = 0; number < raster.bands.size(); ++number)
    write_cells(dataset.GetRasterBand(static_cast<int>(number) + 1), raster,
                file_order(raster.bands[number], raster.south_up), rows, cols, GDT_Float64);
  if (!raster.valid) return;
  auto mask = file_order(*raster.valid, raster.south_up);
  for (auto& cell : mask) cell = cell != 0 ? 255 : 0;
  write_cells(dataset.GetRasterBand(1)->GetMaskBand(), raster, std::move(mask), rows, cols, GDT_Byte);
}

}  // namespace

SampleFile as_geotiff(const Raster& raster) {
  const int rows = raster.bands.front().rows(), cols = raster.bands.front().cols();
  const std::string in_memory = "/vsimem/firnline_sample/" + raster.name;
  CPLStringList options;
  options.SetNameValue("COMPRESS", "LZW");
  options.SetNameValue("INTERLEAVE", "BAND");
  options.SetNameValue("BLOCKYSIZE", "64");
  if (raster.storage != Storage::byte) options.SetNameValue("PREDICTOR", raster.storage == Storage::float32 ? "3" : "2");
  CPLErrorReset();
  Dataset dataset(geotiff_driver()->Create(in_memory.c_str(), cols, rows, static_cast<int>(raster.bands.size()),
                                           gdal_type(raster.storage), options.List()));
  require(dataset != nullptr, raster, "make the raster");
  fill(*dataset, raster, rows, cols);
  dataset.reset();
  require(CPLGetLastErrorType() < CE_Failure, raster, "finish the raster");  // closing reports errors only here

  vsi_l_offset bytes = 0;
  const GByte* content = VSIGetMemFileBuffer(in_memory.c_str(), &bytes, FALSE);
  require(content != nullptr, raster, "hand over the raster");
  SampleFile file{raster.name, std::string(reinterpret_cast<const char*>(content), static_cast<std::size_t>(bytes))};
  VSIUnlink(in_memory.c_str());
  return file;
}

}  // namespace firnline::sample
