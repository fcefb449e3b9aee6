// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <gdal_priv.h>
#include <ogrsf_frmts.h>

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "rasters/opener/crs.hpp"
#include "rasters/opener/opener.hpp"

/// Small genuine files of every format the opener must open, made by GDAL's own writers inside the fence.
namespace firnline::samples_for_test {

/// 3 x 2 cells 0..5 of the given type, UTM 43N, north-west corner at 500000, 4600000, cells of 30 m.
inline DatasetHandle memory_raster(GDALDataType type = GDT_Float32, int bands = 1) {
  DatasetHandle raster(
      GetGDALDriverManager()->GetDriverByName("MEM")->Create("", 3, 2, bands, type, nullptr));
  double corner[6] = {500000, 30, 0, 4600000, 0, -30};
  raster->SetGeoTransform(corner);
  const OGRSpatialReference utm = parse_crs("EPSG:32643");
  raster->SetSpatialRef(&utm);
  std::vector<float> cells = {0, 1, 2, 3, 4, 5};
  for (int band = 1; band <= bands; ++band) {
    if (raster->GetRasterBand(band)->RasterIO(GF_Write, 0, 0, 3, 2, cells.data(), 3, 2, GDT_Float32, 0, 0,
                                              nullptr) != CE_None) {
      return nullptr;
    }
  }
  return raster;
}

inline bool write_raster(const char* driver, const std::filesystem::path& file, GDALDataset& raster,
                         const char* const* options = nullptr) {
  GDALDriver* const writer = GetGDALDriverManager()->GetDriverByName(driver);
  return DatasetHandle(writer->CreateCopy(file.c_str(), &raster, 0, const_cast<char**>(options), nullptr,
                                          nullptr)) != nullptr;
}

/// One layer "sites" with one point at 70 E 40 N and the attribute name = "Ош".
inline bool write_point(const char* driver, const std::filesystem::path& file, const char* pragma = nullptr) {
  const DatasetHandle made(
      GetGDALDriverManager()->GetDriverByName(driver)->Create(file.c_str(), 0, 0, 0, GDT_Unknown, nullptr));
  if (!made) return false;
  OGRSpatialReference wgs84 = parse_crs("EPSG:4326");
  const char* const utf8[] = {"ENCODING=UTF-8", nullptr};  // a shapefile's own default is Latin-1
  const bool shapefile = std::string_view(driver) == "ESRI Shapefile";
  OGRLayer* const layer =
      made->CreateLayer("sites", &wgs84, wkbPoint, shapefile ? const_cast<char**>(utf8) : nullptr);
  if (layer == nullptr) return false;
  OGRFieldDefn name("name", OFTString);
  if (layer->CreateField(&name) != OGRERR_NONE) return false;
  OGRFeature feature(layer->GetLayerDefn());
  feature.SetField("name", "Ош");
  const OGRPoint point(70, 40);
  feature.SetGeometry(&point);
  if (layer->CreateFeature(&feature) != OGRERR_NONE) return false;
  if (pragma != nullptr) made->ReleaseResultSet(made->ExecuteSQL(pragma, nullptr, nullptr));
  return true;
}

}  // namespace firnline::samples_for_test
