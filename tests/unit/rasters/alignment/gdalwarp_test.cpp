// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include <cstdlib>

#include "kernels/grid/number_text.hpp"
#include "tests/unit/rasters/alignment/raster_files.hpp"

namespace firnline::testing {
namespace {

/// Judge: the gdalwarp program, in one piece and without its approximations.
class AgainstGdalwarp : public Folder {
 protected:
  std::vector<float> gdalwarp(const std::string& file, const GridSpec& grid, const std::string& method) {
    const std::string extent = number_text(grid.west) + " " + number_text(grid.south()) + " " + number_text(grid.east()) + " " + number_text(grid.north);
    const std::string size = number_text(grid.cell_width) + " " + number_text(grid.cell_height);
    const std::string command = "gdalwarp -q -overwrite -et 0 -wo SOURCE_EXTRA=50 -r " + method + " -t_srs EPSG:32643 -te " + extent + " -tr " + size +
                                " -dstnodata nan -ot Float32 -wm 500 " + path(file) + " " + path("judge.tif") + " 2>/dev/null";
    EXPECT_EQ(std::system(command.c_str()), 0) << command;
    const AlignedLayer judged = align(grid, layer("judge.tif"));
    return cells_of(judged, grid);
  }
  void expect_agreement(const std::string& file, const GridSpec& grid, Method method, const std::string& name, double relative) {
    if (std::system("command -v gdalwarp > /dev/null") != 0) GTEST_SKIP() << "gdalwarp is not installed";
    const auto own = cells_of(align(grid, layer(file, LayerKind::intensive, method)), grid);
    const auto judge = gdalwarp(file, grid, name);
    std::int64_t compared = 0, apart = 0;
    ASSERT_EQ(own.size(), judge.size());
    for (std::size_t i = 0; i < own.size(); ++i) {
      if (std::isnan(own[i]) && std::isnan(judge[i])) continue;
      ++compared;
      if (!(std::fabs(own[i] - judge[i]) <= relative * std::fabs(judge[i]))) ++apart;
    }
    EXPECT_GT(compared, static_cast<std::int64_t>(own.size()) / 2);
    EXPECT_EQ(apart, 0) << "of " << compared;
  }
  void write_source() {
    std::uint32_t noise = 7;
    write("dem.tif", {.crs = "EPSG:4326", .west = 74.85, .north = 41.65, .width = 0.004, .height = 0.003, .rows = 140, .cols = 130,
                      .no_data = -9999, .value = [&](int, int row, int col) {
                        noise = noise * 1664525U + 1013904223U;
                        return row > 70 && noise % 50 == 0 ? -9999.0 : 1000.0 + 5 * row + 3 * col + (noise >> 24);
                      }});
    write("parallel.tif", {.west = 498033, .north = 4601077, .width = 117, .height = 93, .rows = 420, .cols = 350, .value = [&](int, int row, int col) {
                             noise = noise * 1664525U + 1013904223U;
                             return 1000.0 + 5 * row + 3 * col + (noise >> 24);
                           }});
  }
};

TEST_F(AgainstGdalwarp, NearestIsIdentical) {
  write_source();
  expect_agreement("dem.tif", utm_grid(500000, 4600000, 90, 200, 220, opener()), Method::nearest, "near", 0);
}

TEST_F(AgainstGdalwarp, BilinearAgreesToAMillionth) {
  write_source();
  expect_agreement("dem.tif", utm_grid(500000, 4600000, 90, 200, 220, opener()), Method::bilinear, "bilinear", 1e-6);
}

TEST_F(AgainstGdalwarp, AverageOfParallelGridsAgreesToAMillionth) {
  write_source();
  expect_agreement("parallel.tif", utm_grid(500000, 4600000, 500, 50, 60, opener()), Method::average, "average", 1e-6);
}

TEST_F(AgainstGdalwarp, MaximumOfParallelGridsIsIdentical) {
  write_source();
  expect_agreement("parallel.tif", utm_grid(500000, 4600000, 500, 50, 60, opener()), Method::maximum, "max", 0);
}

TEST_F(AgainstGdalwarp, SumOfParallelGridsAgreesToAMillionth) {
  if (std::system("command -v gdalwarp > /dev/null") != 0) GTEST_SKIP() << "gdalwarp is not installed";
  write_source();
  const GridSpec grid = utm_grid(500000, 4600000, 500, 50, 60, opener());
  const auto own = cells_of(align(grid, layer("parallel.tif", LayerKind::extensive, Method::sum)), grid);
  const auto judge = gdalwarp("parallel.tif", grid, "sum");
  for (std::size_t i = 0; i < own.size(); ++i) ASSERT_NEAR(own[i] / judge[i], 1, 1e-6) << i;
}

}  // namespace
}  // namespace firnline::testing
