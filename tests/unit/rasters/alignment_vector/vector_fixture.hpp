// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cpl_conv.h>
#include <gtest/gtest.h>
#include <ogr_spatialref.h>

#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "kernels/grid/grid_spec.hpp"
#include "kernels/grid/number_text.hpp"
#include "kernels/grid/tile.hpp"
#include "rasters/alignment/layer_request.hpp"
#include "rasters/alignment/vector_cells.hpp"
#include "rasters/opener/opener.hpp"
#include "tests/support/scratch_folder.hpp"

namespace firnline::vector_test {

inline std::string wkt_of(int epsg) {
  OGRSpatialReference reference;
  reference.importFromEPSG(epsg);
  char* text = nullptr;
  const char* const options[] = {"FORMAT=WKT2_2019", nullptr};
  reference.exportToWkt(&text, options);
  std::string wkt = text;
  CPLFree(text);
  return wkt;
}

inline GridSpec grid(int epsg, double west, double north, double cell, std::int64_t rows, std::int64_t cols) {
  GridSpec spec;
  spec.rows = rows;
  spec.cols = cols;
  spec.west = west;
  spec.north = north;
  spec.cell_width = spec.cell_height = cell;
  spec.geographic = epsg == 4326;
  spec.crs_wkt = wkt_of(epsg);
  return spec;
}

/// Cells of 1 m on a plane whose coordinates are those of the file.
inline GridSpec plane(std::int64_t rows, std::int64_t cols) {
  return grid(32643, 0, static_cast<double>(rows), 1, rows, cols);
}

/// Writes GeoJSON files into a folder of its own and asks for them as layers.
class VectorTest : public ::testing::Test {
 protected:
  VectorTest() { raise_fence({}); }

  /// A feature: its geometry in GeoJSON, and the JSON of its attribute "v".
  struct Feature {
    std::string geometry;
    std::string value = "1";
  };

  static std::string polygon(const std::string& rings) {
    return R"({"type":"Polygon","coordinates":[)" + rings + "]}";
  }
  static std::string box(double west, double south, double east, double north) {
    const auto at = [](double x, double y) { return "[" + number_text(x) + "," + number_text(y) + "]"; };
    return polygon("[" + at(west, south) + "," + at(east, south) + "," + at(east, north) + "," +
                   at(west, north) + "," + at(west, south) + "]");
  }
  static std::string line(const std::string& vertices) {
    return R"({"type":"LineString","coordinates":[)" + vertices + "]}";
  }
  static std::string point(double x, double y) {
    return R"({"type":"Point","coordinates":[)" + number_text(x) + "," + number_text(y) + "]}";
  }

  std::string write(const std::vector<Feature>& features, int epsg = 32643) {
    const std::string path = (folder_ / ("layer" + std::to_string(++files_) + ".geojson")).string();
    std::ofstream file(path);
    file << R"({"type":"FeatureCollection","crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:)"
         << (epsg == 4326 ? "OGC:1.3:CRS84" : "EPSG::" + std::to_string(epsg)) << R"("}},"features":[)";
    for (std::size_t i = 0; i < features.size(); ++i)
      file << (i == 0 ? "" : ",") << R"({"type":"Feature","id":)" << i + 1 << R"(,"properties":{"v":)"
           << features[i].value << R"(,"name":"n"},"geometry":)" << features[i].geometry << "}";
    file << "]}";
    return path;
  }

  static LayerRequest request(const std::string& path, LayerKind kind, const std::string& attribute = "v") {
    LayerRequest layer;
    layer.name = layer.spec.id = "tested";
    layer.spec.kind = kind;
    layer.spec.unit = "1";
    layer.sources = {std::filesystem::path(path).filename()};
    layer.paths = {path};
    layer.rasterise = Rasterise{};
    layer.rasterise->attribute = attribute;
    return layer;
  }

  static Tile<double> whole(VectorCells& cells, const GridSpec& spec, VectorTally* tally = nullptr) {
    Tile<double> tile(spec.whole(), 0, -12345);
    const VectorTally counted = cells.read(tile);
    if (tally != nullptr) *tally = counted;
    return tile;
  }
  Tile<double> whole(const GridSpec& spec, const LayerRequest& layer, VectorTally* tally = nullptr) {
    VectorCells cells(spec, layer);
    return whole(cells, spec, tally);
  }

  static double sum(const Tile<double>& tile) {
    long double total = 0;
    for (std::size_t i = 0; i < tile.size(); ++i)
      if (tile.data()[i] == tile.data()[i]) total += tile.data()[i];
    return static_cast<double>(total);
  }

  firnline::testing::ScratchFolder folder_;
  int files_ = 0;
};

}  // namespace firnline::vector_test
