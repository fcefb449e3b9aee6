// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <gtest/gtest.h>

#include <array>
#include <string>
#include <vector>

#include "host/finished_run/finished_run.hpp"
#include "rasters/opener/opener.hpp"
#include "tests/support/float_raster.hpp"
#include "tests/support/program.hpp"

namespace firnline::test {

using Grid = std::array<std::array<float, 6>, 6>;

inline constexpr Grid heights = {{{78, 72, 69, 71, 58, 49},
                                  {74, 67, 56, 49, 46, 50},
                                  {69, 53, 44, 37, 38, 48},
                                  {64, 58, 55, 22, 31, 24},
                                  {68, 61, 47, 21, 16, 19},
                                  {74, 53, 34, 12, 11, 12}}};
inline std::string indicator(const std::string& id, const std::string& more) {
  return "[[indicator]]\nid = \"" + id +
         "\"\ndimension = \"hazard\"\nweight = 1.0\nvalue = [ [0, 0.0], [1000, 1.0] ]\nwhy = \"a test\"\n" +
         more;
}

/// Jobs with [hydrology], on the teaching grid of 6 x 6 cells whose directions and counts are published (T-D8
/// of the specification), on cells of one kilometre, until a test writes other files.
class Hydrology : public testing::Test {
 protected:
  void SetUp() override {
    raise_fence({});
    write_float_raster(at("dem.tif"), 6, 6, 1000, [](int row, int col) {
      return heights[static_cast<std::size_t>(row)][static_cast<std::size_t>(col)];
    });
    // The middle of the cells (3, 3) and (5, 5), row and column.
    write_all(at("places.csv"), "id,name,lon,lat\nA,,503500,4596500\nB,,505500,4594500\n");
  }

  [[nodiscard]] std::filesystem::path at(const std::string& name) const { return folder_.path() / name; }

  /// A formula that is the layer itself.
  static std::string layer_and_indicator(const std::string& name, const std::string& unit) {
    return "[layers." + name + "]\nsource = \"hydrology\"\n[indicators.own_" + name + "]\ntitle = \"Own " +
           name + "\"\nformula = \"" + name + "\"\nunit = \"" + unit + "\"\nrange = [ -100, 1e6 ]\n";
  }

  [[nodiscard]] ProgramResult run(const std::string& hydrology, const std::string& layers,
                                  const std::string& indicators,
                                  const std::vector<std::string>& more = {}) const {
    write_all(
        at("job.toml"),
        "title = \"Six by six\"\n[grid]\nlike = \"elevation\"\n[layers.elevation]\nsource = \"dem.tif\"\n"
        "vertical_datum = \"EGM96\"\n[hydrology]\nelevation = \"elevation\"\n" +
            hydrology + layers +
            "[sites.places]\nsource = \"places.csv\"\ncrs = \"EPSG:32643\"\n[profiles.water]\nuse = "
            "\"water.toml\"\nsites = \"places\"\nkeep_indicators = true\n");
    write_all(at("water.toml"),
              "id = \"water\"\ntitle = \"Water\"\ninspired_by = \"a test\"\naggregation = \"arithmetic\"\n"
              "min_coverage = 0.01\ntop_k = 2\nclass_breaks = [0.2, 0.4, 0.6, 0.8]\n[hazard]\naggregation = "
              "\"arithmetic\"\n" +
                  indicators);
    std::vector<std::string> words = {"run", at("job.toml").string(), "--out", at("out").string(),
                                      "--overwrite"};
    words.insert(words.end(), more.begin(), more.end());
    return run_firnline(words);
  }

  [[nodiscard]] std::vector<float> map(const std::string& id) const {
    const DatasetHandle raster(GDALDataset::Open((at("out") / "indicators" / (id + ".tif")).c_str()));
    std::vector<float> cells(36);
    EXPECT_NE(raster, nullptr) << id;
    if (raster == nullptr) return cells;
    EXPECT_EQ(raster->GetRasterBand(1)->RasterIO(GF_Read, 0, 0, 6, 6, cells.data(), 6, 6, GDT_Float32, 0, 0),
              CE_None);
    return cells;
  }

  /// Also where there is no data: NaN is not equal to itself.
  [[nodiscard]] std::string bytes_of_map(const std::string& id) const {
    const auto cells = map(id);
    return {reinterpret_cast<const char*>(cells.data()), cells.size() * sizeof(float)};
  }
  [[nodiscard]] FinishedProfile list() const { return read_finished_run(at("out")).profiles.at(0); }
  [[nodiscard]] std::string audit() const { return read_all(at("out") / "audit.csv"); }

 private:
  TemporaryFolder folder_;
};

}  // namespace firnline::test
