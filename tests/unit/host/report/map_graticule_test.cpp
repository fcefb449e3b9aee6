// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "host/report/map_graticule.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <functional>

namespace firnline {
namespace {

/// A mesh of n x n corners whose longitudes and latitudes are functions of 0..1 from west and from north.
FinishedMesh mesh_of(std::int64_t n, const std::function<double(double, double)>& lon,
                     const std::function<double(double, double)>& lat) {
  FinishedMesh mesh{n, n, {}, {}};
  for (std::int64_t row = 0; row < n; ++row)
    for (std::int64_t col = 0; col < n; ++col) {
      const double down = static_cast<double>(row) / static_cast<double>(n - 1);
      const double right = static_cast<double>(col) / static_cast<double>(n - 1);
      mesh.lon.push_back(lon(right, down));
      mesh.lat.push_back(lat(right, down));
    }
  return mesh;
}

// Longitudes of 70 to 80 degrees over 5 corners: 72.5 lies on a corner, 73 a fifth of a mesh cell behind it.
TEST(LevelLines, LieWhereTheLevelIs) {
  const auto mesh = mesh_of(
      5, [](double right, double) { return 70 + 10 * right; },
      [](double, double down) { return 45 - 5 * down; });
  const auto lines = level_lines(mesh, mesh.lon, 73, 360);
  ASSERT_EQ(lines.size(), 1U);
  ASSERT_EQ(lines[0].size(), 5U);
  for (const GridPoint& at : lines[0]) EXPECT_NEAR(at.col, 1.2, 1e-12);
  EXPECT_TRUE(level_lines(mesh, mesh.lon, 81, 360).empty());
  EXPECT_TRUE(level_lines(mesh, mesh.lon, 73 - 180, 360).empty()) << "the far side of the Earth";
}

// Around 180 degrees: 170, 175, 180, -175, -170.
TEST(LevelLines, CrossTheDateLine) {
  const auto mesh = mesh_of(
      5,
      [](double right, double) {
        const double lon = 170 + 20 * right;
        return lon > 180 ? lon - 360 : lon;
      },
      [](double, double down) { return -down; });
  const auto lines = level_lines(mesh, mesh.lon, -178, 360);
  ASSERT_EQ(lines.size(), 1U);
  EXPECT_NEAR(lines[0][0].col, 2.4, 1e-12);
}

// Latitudes around a pole in the middle of the mesh are circles, which close.
TEST(LevelLines, CloseAroundAPole) {
  const auto mesh = mesh_of(
      33, [](double right, double down) { return std::atan2(right - 0.5, down - 0.5) * 180 / 3.14159265; },
      [](double right, double down) { return 90 - 100 * std::hypot(right - 0.5, down - 0.5); });
  const auto lines = level_lines(mesh, mesh.lat, 70, 0);
  ASSERT_EQ(lines.size(), 1U);
  EXPECT_EQ(lines[0].front(), lines[0].back());
  for (const GridPoint& at : lines[0]) EXPECT_NEAR(std::hypot(at.row - 16, at.col - 16), 0.2 * 32, 0.05);
}

TEST(Graticule, HasRoundSteps) {
  EXPECT_EQ(graticule_step(360), 30);
  EXPECT_EQ(graticule_step(15), 5);
  EXPECT_EQ(graticule_step(2.9), 0.5);
  EXPECT_EQ(graticule_step(0.8), 1.0 / 6);
  EXPECT_EQ(graticule_step(0.001), 1.0 / 3600);
}

TEST(Graticule, WritesDegreesMinutesSeconds) {
  const words::Words words;
  EXPECT_EQ(longitude_text(words, 78.5), "78°30′E");
  EXPECT_EQ(longitude_text(words, -0.25), "0°15′W");
  EXPECT_EQ(longitude_text(words, 190), "170°W");
  EXPECT_EQ(longitude_text(words, 180), "180°");
  EXPECT_EQ(latitude_text(words, -33.0 - 5.0 / 3600), "33°00′05″S");
  EXPECT_EQ(latitude_text(words, 0), "0°");
  EXPECT_EQ(latitude_text(words::Words(words::Language::russian), 42), "42° с. ш.");
}

MapFrame square() {
  return {0, 0, 100, 100, 1000, 1000, 1};
}

GridSpec hundred() {
  GridSpec grid;
  grid.rows = grid.cols = 100;
  return grid;
}

// Longitudes and latitudes of a map that was turned by 30 degrees, so that north points to the upper right.
TEST(North, IsFoundOnATurnedMap) {
  const double turn = 30 * 3.14159265358979 / 180;
  const auto east = [&](double right, double down) { return right * std::cos(turn) + down * std::sin(turn); };
  const auto north = [&](double right, double down) {
    return right * std::sin(turn) - down * std::cos(turn);
  };
  EXPECT_NEAR(angle_to_north(square(), hundred(), mesh_of(9, east, north)), 30, 1e-6);
}

TEST(North, IsUpOnAPlainMap) {
  const auto mesh = mesh_of(
      9, [](double right, double) { return right; }, [](double, double down) { return -down; });
  EXPECT_NEAR(angle_to_north(square(), hundred(), mesh), 0, 1e-9);
}

TEST(Graticule, LabelsItsLinesAtTheFrame) {
  const auto mesh = mesh_of(
      9, [](double right, double) { return 70.2 + 3 * right; },
      [](double, double down) { return 42.9 - 2 * down; });
  LabelPlacer placer(1000, 1000);
  const std::string svg = graticule(square(), hundred(), mesh, words::Words(), placer);
  for (const char* label : {">71°E<", ">72°E<", ">73°E<", ">41°30′N<", ">42°N<"})
    EXPECT_NE(svg.find(label), std::string::npos) << label;
}

}  // namespace
}  // namespace firnline
