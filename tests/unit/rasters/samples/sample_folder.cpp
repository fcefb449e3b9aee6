// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/unit/rasters/samples/sample_folder.hpp"

#include <gdal_priv.h>
#include <ogr_spatialref.h>
#include <unistd.h>

#include <charconv>
#include <cmath>
#include <fstream>
#include <iterator>
#include <limits>
#include <stdexcept>

#include "rasters/samples/sample_study.hpp"

namespace firnline {
namespace {

namespace fs = std::filesystem;

struct TemporaryStudy {
  fs::path folder = fs::temp_directory_path() / ("firnline_sample_" + std::to_string(::getpid()));
  TemporaryStudy() { write_sample_study(folder, {}); }
  ~TemporaryStudy() {
    std::error_code ignored;
    fs::remove_all(folder, ignored);
  }
};

Place transformed(int from, int to, Place place) {
  OGRSpatialReference source, target;
  source.importFromEPSG(from);
  target.importFromEPSG(to);
  source.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
  target.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
  const std::unique_ptr<OGRCoordinateTransformation> way(OGRCreateCoordinateTransformation(&source, &target));
  if (way == nullptr || way->Transform(1, &place.x, &place.y) == 0) throw std::runtime_error("no transformation");
  return place;
}

double number(const std::string& text) {
  double value = 0;
  const auto end = std::from_chars(text.data(), text.data() + text.size(), value);
  if (end.ec != std::errc() || end.ptr != text.data() + text.size()) throw std::runtime_error("no number: " + text);
  return value;
}

std::vector<std::string> fields_of(const std::string& line) {
  std::vector<std::string> fields(1);
  bool quoted = false;
  for (std::size_t i = 0; i < line.size(); ++i) {
    if (line[i] == '"' && quoted && i + 1 < line.size() && line[i + 1] == '"') fields.back() += line[i++];
    else if (line[i] == '"') quoted = !quoted;
    else if (line[i] == ',' && !quoted) fields.emplace_back();
    else fields.back() += line[i];
  }
  return fields;
}

}  // namespace

const fs::path& sample_folder() {
  static const TemporaryStudy study;
  return study.folder;
}

fs::path ready_made_copy() { return fs::path(FIRNLINE_SOURCE_DIR) / "rasters/samples/upper_valley"; }

std::string bytes_of(const fs::path& file) {
  std::ifstream stream(file, std::ios::binary);
  if (!stream) throw std::runtime_error("cannot read " + file.string());
  return {std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()};
}

void CloseDataset::operator()(GDALDataset* dataset) const { GDALClose(dataset); }

OpenDataset open_sample(const std::string& name) {
  GDALAllRegister();
  GDALDataset* dataset = GDALDataset::Open((sample_folder() / name).c_str(), GDAL_OF_READONLY | GDAL_OF_VERBOSE_ERROR);
  if (dataset == nullptr) throw std::runtime_error("cannot open " + name);
  return OpenDataset(dataset);
}

double Cells::at_place(double x, double y) const {
  const double col = std::floor((x - transform[0]) / transform[1]), row = std::floor((y - transform[3]) / transform[5]);
  if (row < 0 || col < 0 || row >= rows || col >= cols) return std::numeric_limits<double>::quiet_NaN();
  return at(static_cast<int>(row), static_cast<int>(col));
}

Cells read_cells(const std::string& name, int band_number) {
  const OpenDataset dataset = open_sample(name);
  Cells cells;
  cells.rows = dataset->GetRasterYSize();
  cells.cols = dataset->GetRasterXSize();
  dataset->GetGeoTransform(cells.transform.data());
  GDALRasterBand* band = dataset->GetRasterBand(band_number);
  if (band == nullptr) throw std::runtime_error(name + " has no band " + std::to_string(band_number));
  const auto count = static_cast<std::size_t>(cells.rows) * static_cast<std::size_t>(cells.cols);
  cells.values.resize(count);
  std::vector<GByte> mask(count);
  if (band->RasterIO(GF_Read, 0, 0, cells.cols, cells.rows, cells.values.data(), cells.cols, cells.rows, GDT_Float64, 0, 0,
                     nullptr) != CE_None ||
      band->GetMaskBand()->RasterIO(GF_Read, 0, 0, cells.cols, cells.rows, mask.data(), cells.cols, cells.rows, GDT_Byte, 0,
                                    0, nullptr) != CE_None)
    throw std::runtime_error("cannot read " + name);
  for (std::size_t cell = 0; cell < count; ++cell)
    cells.values[cell] = mask[cell] == 0 ? std::numeric_limits<double>::quiet_NaN()
                                         : cells.values[cell] * band->GetScale() + band->GetOffset();
  return cells;
}

Place metres_of(double lon, double lat) { return transformed(4326, 32643, {lon, lat}); }
Place degrees_of(Place metres) { return transformed(32643, 4326, metres); }

std::map<std::string, Clinic> read_clinics() {
  std::ifstream stream(sample_folder() / "clinics.csv");
  std::string line;
  std::getline(stream, line);
  std::map<std::string, Clinic> clinics;
  while (std::getline(stream, line)) {
    const auto fields = fields_of(line);
    clinics[fields.at(0)] = {fields.at(1), number(fields.at(2)), number(fields.at(3))};
  }
  return clinics;
}

}  // namespace firnline
