// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "rasters/alignment/vector_cells.hpp"

#include <gtest/gtest.h>

#include <array>
#include <cmath>
#include <cstdio>
#include <cstring>
#include <numbers>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include "tests/unit/rasters/alignment_vector/vector_fixture.hpp"

namespace firnline {
namespace {

using vector_test::grid;
using vector_test::plane;

class PolygonLayer : public vector_test::VectorTest {};
class LineLayer : public vector_test::VectorTest {};
class PointLayer : public vector_test::VectorTest {};
class VectorLayer : public vector_test::VectorTest {};

// T-ZON: the square (.5, .5)-(2.5, 2.5) on the 5 x 5 cells of (-1, -1, 4, 4).
TEST_F(PolygonLayer, WithoutAttributeIsTheCoveredShare) {
  const GridSpec spec = grid(32643, -1, 4, 1, 5, 5);
  const double expected[5][5] = {
      {0, 0, 0, 0, 0}, {0, .25, .5, .25, 0}, {0, .5, 1, .5, 0}, {0, .25, .5, .25, 0}, {0, 0, 0, 0, 0}};

  VectorTally tally;
  const auto tile = whole(spec, request(write({{box(.5, .5, 2.5, 2.5)}}), LayerKind::intensive, ""), &tally);

  for (int row = 0; row < 5; ++row)
    for (int col = 0; col < 5; ++col)
      EXPECT_DOUBLE_EQ(tile.at(row, col), expected[row][col]) << row << ',' << col;
  EXPECT_EQ(tally.cells, 25);
  EXPECT_EQ(tally.cells_touched, 9);
  EXPECT_EQ(tally.cells_no_data, 0);
}

TEST_F(PolygonLayer, CoversACellNeverMoreThanOnce) {
  const auto tile = whole(
      plane(1, 2), request(write({{box(0, 0, 1, 1)}, {box(.25, 0, 1.5, 1)}}), LayerKind::intensive, ""));
  EXPECT_EQ(tile.at(0, 0), 1.0);
  EXPECT_EQ(tile.at(0, 1), 0.5);
}

TEST_F(PolygonLayer, SharesATotalByAreaWithHolesLeftOut) {
  // 4 x 4 m with a hole of 2 x 2 m: 12 m2 for 24 units
  const std::string ring = polygon("[[0,0],[4,0],[4,4],[0,4],[0,0]],[[1,1],[1,3],[3,3],[3,1],[1,1]]");
  LayerRequest layer = request(write({{ring, "24"}}), LayerKind::extensive);

  const auto tile = whole(plane(4, 4), layer);

  EXPECT_DOUBLE_EQ(tile.at(0, 0), 2.0);
  EXPECT_TRUE(std::isnan(tile.at(1, 1)));
  EXPECT_DOUBLE_EQ(sum(tile), 24.0);
  layer.spec.missing = MissingPolicy::structural_zero;
  EXPECT_EQ(whole(plane(4, 4), layer).at(1, 1), 0.0);
}

// A belt between two latitudes grows with q(north) - q(south) (Snyder 1987), here with long double and the
// ellipsoid.
TEST_F(PolygonLayer, SharesATotalByTrueAreaOnAGeographicGrid) {
  const auto q = [](long double degrees) {
    const long double e2 = 0.00669437999014L, e = std::sqrt(e2),
                      s = std::sin(degrees * std::numbers::pi_v<long double> / 180);
    return s / (1 - e2 * s * s) + std::log((1 + e * s) / (1 - e * s)) / (2 * e);
  };
  const auto north_share = static_cast<double>((q(70) - q(65)) / (q(70) - q(60)));

  const auto tile = whole(grid(4326, 10, 70, 5, 2, 1),
                          request(write({{box(11, 60, 14, 70), "1000"}}, 4326), LayerKind::extensive));

  EXPECT_NEAR(tile.at(0, 0), 1000 * north_share, 1e-8);
  EXPECT_NEAR(tile.at(1, 0), 1000 * (1 - north_share), 1e-8);
  EXPECT_LT(north_share, 0.46);  // and not one half
}

/// Star-shaped outlines with up to 40 corners, some over the grid's edge.
std::vector<std::vector<std::pair<double, double>>> stars(std::mt19937_64& random, int count, double west,
                                                          double south, double size) {
  std::uniform_real_distribution<double> unit(0, 1);
  std::vector<std::vector<std::pair<double, double>>> rings;
  for (int i = 0; i < count; ++i) {
    const double x = west + size * unit(random), y = south + size * unit(random),
                 reach = size * 0.15 * unit(random);
    const int corners = 3 + static_cast<int>(37 * unit(random));
    std::vector<std::pair<double, double>> ring;
    for (int c = 0; c < corners; ++c) {
      const double angle = 2 * std::numbers::pi * c / corners, radius = reach * (0.2 + 0.8 * unit(random));
      ring.emplace_back(x + radius * std::cos(angle), y + radius * std::sin(angle));
    }
    ring.push_back(ring.front());
    rings.push_back(ring);
  }
  return rings;
}

std::string text_of(const std::vector<std::pair<double, double>>& ring) {
  std::string text = "[";
  char pair[80];
  for (std::size_t i = 0; i < ring.size(); ++i) {
    std::snprintf(pair, sizeof pair, "%s[%.12f,%.12f]", i == 0 ? "" : ",", ring[i].first, ring[i].second);
    text += pair;
  }
  return text + "]";
}

TEST_F(PolygonLayer, ConservesTheTotalOfEveryFile) {
  std::mt19937_64 random(20260101);
  for (const int epsg : {4326, 32643}) {
    const double west = epsg == 4326 ? 76 : 500000, south = epsg == 4326 ? 40 : 4500000,
                 size = epsg == 4326 ? 1 : 100000;
    std::vector<Feature> features;
    double total = 0;
    for (const auto& ring : stars(random, 60, west, south, size)) {
      const double volume = 1e3 * std::pow(10, features.size() % 7);
      features.push_back({polygon(text_of(ring)), std::to_string(volume)});
      total += volume;
    }
    const std::string path = write(features, epsg);
    const GridSpec roomy = grid(epsg, west - size, south + 2 * size, size / 57, 171, 171);
    const GridSpec tight =
        grid(epsg, west, south + size, size / 57, 57, 57);  // cuts the outlines at its edge
    VectorCells all(roomy, request(path, LayerKind::extensive)),
        some(tight, request(path, LayerKind::extensive));

    EXPECT_NEAR(sum(whole(all, roomy)) / total, 1, 1e-9) << epsg;
    EXPECT_NEAR(*all.summary().total_in_file / total, 1, 1e-12);
    EXPECT_NEAR(*all.summary().total_on_grid / total, 1, 1e-12);
    EXPECT_NEAR(*some.summary().total_in_file / total, 1, 1e-12);
    EXPECT_NEAR(sum(whole(some, tight)) / *some.summary().total_on_grid, 1, 1e-9);
    EXPECT_LT(*some.summary().total_on_grid, total * 0.999);
  }
}

TEST_F(PolygonLayer, WithoutAttributeGivesAreaToAnExtensiveLayer) {
  LayerRequest layer = request(write({{box(50, 50, 250, 150)}}), LayerKind::extensive, "");
  layer.spec.unit = "ha";
  const auto tile = whole(grid(32643, 0, 200, 100, 2, 3), layer);
  EXPECT_NEAR(sum(tile), 2.0, 1e-12);  // 200 m x 100 m
  EXPECT_NEAR(tile.at(0, 0), 0.25, 1e-12);
}

TEST_F(PolygonLayer, AveragesByCoveredArea) {
  // 0.25 of the first cell at 10, 0.5 of it at 40: (2.5 + 20) / 0.75
  const auto tile = whole(plane(1, 3), request(write({{box(0, 0, .25, 1), "10"}, {box(.5, 0, 1.1, 1), "40"}}),
                                               LayerKind::intensive));
  EXPECT_DOUBLE_EQ(tile.at(0, 0), 30.0);
  EXPECT_EQ(tile.at(0, 1), 40.0);  // a sliver of one polygon has that polygon's value, to the last bit
  EXPECT_TRUE(std::isnan(tile.at(0, 2)));
}

TEST_F(PolygonLayer, KeepsTheLargestOfAHazard) {
  const auto tile =
      whole(plane(1, 2),
            request(write({{box(0, 0, 1, 1), "1"}, {box(.9, 0, 1.1, 1), "-3"}, {box(0, 0, .01, .01), "2"}}),
                    LayerKind::max_type));
  EXPECT_EQ(tile.at(0, 0), 2.0);
  EXPECT_EQ(tile.at(0, 1), -3.0);
}

TEST_F(PolygonLayer, WithoutValueMakesItsCellsUnknownNotZero) {
  LayerRequest layer = request(write({{box(0, 0, 1, 1), "null"},
                                      {box(1, 0, 2, 1), "-9999"},
                                      {box(2, 0, 3, 1), "5"},
                                      {box(2.5, 0, 3, 1), "null"}}),
                               LayerKind::extensive);
  layer.spec.missing = MissingPolicy::structural_zero;
  layer.spec.no_data_traps = {-9999};
  VectorCells cells(plane(1, 4), layer);
  VectorTally tally;

  const auto tile = whole(cells, plane(1, 4), &tally);

  EXPECT_TRUE(std::isnan(tile.at(0, 0)));
  EXPECT_TRUE(std::isnan(tile.at(0, 1)));
  EXPECT_EQ(tile.at(0, 2), 5.0);
  EXPECT_EQ(tile.at(0, 3), 0.0);
  EXPECT_EQ(cells.summary().features_no_data, 3);
  ASSERT_EQ(cells.summary().warnings.size(), 1u);
  EXPECT_EQ(tally.cells_no_data, 2);
}

TEST_F(PolygonLayer, GivesEachCellTheCodeThatCoversMost) {
  LayerRequest layer = request(write({{box(0, 0, .6, 1), "7"},
                                      {box(.6, 0, 1, 1), "3"},
                                      {box(1, 0, 1.5, 1), "9"},
                                      {box(1.5, 0, 2, 1), "4"},
                                      {box(2, 0, 3, 1), "null"},
                                      {box(3, 0, 3.3, 1), "5"},
                                      {box(3.3, 0, 3.7, 1), "6"},
                                      {box(3.7, 0, 4, 1), "5"}}),
                               LayerKind::categorical);
  VectorCells cells(plane(1, 5), layer);
  Tile<std::int32_t> tile(plane(1, 5).whole(), 0, 0);

  const VectorTally tally = cells.read_codes(tile);

  EXPECT_TRUE(cells.categorical());
  EXPECT_EQ(tile.at(0, 0), 7);
  EXPECT_EQ(tile.at(0, 1), 4);             // halves: the smaller code
  EXPECT_EQ(tile.at(0, 2), no_data_code);  // a polygon without a code
  EXPECT_EQ(tile.at(0, 3), 5);             // 0.3 + 0.3 against 0.4
  EXPECT_EQ(tile.at(0, 4), no_data_code);
  EXPECT_EQ(tally.cells_touched, 3);
  EXPECT_EQ(tally.cells_no_data, 2);
  layer.method = Method::fraction;
  layer.classes = {5, 9};
  const auto share = whole(plane(1, 5), layer);
  EXPECT_DOUBLE_EQ(share.at(0, 3), 0.6);
  EXPECT_DOUBLE_EQ(share.at(0, 1), 0.5);
  EXPECT_EQ(share.at(0, 0), 0.0);
  EXPECT_TRUE(std::isnan(share.at(0, 2)));
}

TEST_F(PolygonLayer, LiesWhereItsOwnCrsPutsIt) {
  // One minute of arc at 43 N 75 E, where the central meridian of UTM 43N runs: its foot is at 500000.00
  // 4760814.80 (PROJ through Python; 0.9996 x the meridian arc of 4762719.9 m)
  const std::string path = write({{box(75, 43, 75.0166667, 43.0166667), "1"}}, 4326);
  LayerRequest layer = request(path, LayerKind::extensive, "");
  layer.spec.unit = "m2";
  const GridSpec spec = grid(32643, 499000, 4763000, 100, 30, 30);

  VectorCells cells(spec, layer);
  const auto tile = whole(cells, spec);

  // Plane area on UTM = true area x 0.9996^2; true: 0.0166667 deg x 0.0166667 deg, dx 1359.04 m, dy 1851.53 m
  const double dx =
      6378137 * std::cos(43.00833 * std::numbers::pi / 180) * (0.0166667 * std::numbers::pi / 180) /
      std::sqrt(1 - 0.00669437999014 * std::pow(std::sin(43.00833 * std::numbers::pi / 180), 2));
  const double dy =
      6378137 * (1 - 0.00669437999014) * (0.0166667 * std::numbers::pi / 180) /
      std::pow(1 - 0.00669437999014 * std::pow(std::sin(43.00833 * std::numbers::pi / 180), 2), 1.5);
  EXPECT_NEAR(sum(tile) / (dx * dy * 0.9996 * 0.9996), 1, 1e-5);
  const auto row_of = [&](double y) { return static_cast<std::int64_t>((4763000 - y) / 100); };
  EXPECT_GT(tile.at(row_of(4760814.8) - 1, 10), 0);
  EXPECT_GT(tile.at(row_of(4760814.8), 10), 0);
  EXPECT_EQ(tile.at(row_of(4760814.8) + 1, 10), 0);
  EXPECT_EQ(tile.at(row_of(4760814.8) - 3, 9), 0);  // west of 75 E
  EXPECT_NE(cells.summary().transformation.find("UTM"), std::string::npos) << cells.summary().transformation;
}

TEST_F(PolygonLayer, TurnsLongitudesToTheGrid) {
  for (const double turn : {-360.0, 0.0, 360.0}) {
    const auto tile =
        whole(grid(4326, 70, 45, 1, 2, 2),
              request(write({{box(70.5 + turn, 43.5, 71 + turn, 44)}}, 4326), LayerKind::intensive, ""));
    EXPECT_NEAR(tile.at(1, 0), 0.25, 1e-9) << turn;
  }
}

TEST_F(LineLayer, TouchesCellsThatAreJoinedByTheirSides) {
  // (0, 4) to (4, 0): through four corners; then level along y = 0.5
  const auto tile = whole(plane(4, 5), request(write({{line("[0,4],[4,0]")}, {line("[3.5,0.5],[5,0.5]")}}),
                                               LayerKind::intensive, ""));
  const int expected[4][5] = {{1, 1, 0, 0, 0}, {0, 1, 1, 0, 0}, {0, 0, 1, 1, 0}, {0, 0, 0, 1, 1}};
  for (int row = 0; row < 4; ++row)
    for (int col = 0; col < 5; ++col) EXPECT_EQ(tile.at(row, col), expected[row][col]) << row << ',' << col;
}

TEST_F(LineLayer, SharesATotalByLength) {
  const auto tile =
      whole(plane(1, 4), request(write({{line("[0.5,0.5],[3,0.5]"), "10"}}), LayerKind::extensive));
  EXPECT_DOUBLE_EQ(tile.at(0, 0), 2.0);
  EXPECT_DOUBLE_EQ(tile.at(0, 1), 4.0);
  EXPECT_DOUBLE_EQ(tile.at(0, 2), 4.0);
}

TEST_F(LineLayer, MeasuresItselfInTheLayersUnit) {
  LayerRequest layer = request(write({{line("[0,0],[300,400]")}}), LayerKind::extensive, "");
  layer.spec.unit = "km";
  EXPECT_NEAR(sum(whole(grid(32643, -10, 500, 7, 80, 60), layer)), 0.5, 1e-12);
  // one degree of the equator: 111319.49 m (a pi / 180); of a meridian there: 110574.39 m (PROJ geod)
  layer =
      request(write({{line("[10,0],[11,0]")}, {line("[10,-0.5],[10,0.5]")}}, 4326), LayerKind::extensive, "");
  layer.spec.unit = "m";
  EXPECT_NEAR(sum(whole(grid(4326, 9, 2, .01, 400, 400), layer)), 111319.49 + 110574.39, 0.2);
}

TEST_F(LineLayer, KeepsTheLargestValueThatTouches) {
  for (const LayerKind kind : {LayerKind::intensive, LayerKind::max_type}) {
    const auto tile =
        whole(plane(1, 3),
              request(write({{line("[0,0.5],[2,0.5]"), "3"}, {line("[0.5,0.1],[0.5,0.9]"), "8"}}), kind));
    EXPECT_EQ(tile.at(0, 0), 8);
    EXPECT_EQ(tile.at(0, 1), 3);
    EXPECT_EQ(tile.at(0, 2), 3);  // it ends on the edge, and the edge belongs to the cell east of it
  }
}

// A straight line of a lon/lat file is a parallel. On UTM it bends: 1 degree either side of the central
// meridian at 43 N the parallel lies 485 m north of where it crosses the meridian (PROJ through Python:
// 500000.0 4760814.8 and 418491.4 4761299.9).
TEST_F(LineLayer, FollowsTheFilesStraightLinesNotTheGrids) {
  const auto tile = whole(grid(32643, 400000, 4765000, 100, 60, 2000),
                          request(write({{line("[74,43],[76,43]")}}, 4326), LayerKind::intensive, ""));
  const auto row_of = [](double y) { return static_cast<std::int64_t>((4765000 - y) / 100); };
  EXPECT_EQ(tile.at(row_of(4760814.8), 1000), 1);
  EXPECT_EQ(tile.at(row_of(4761250), 1000), 0);   // where the chord between the ends would run
  EXPECT_EQ(tile.at(row_of(4761299.9), 184), 1);  // the western end
}

TEST_F(PointLayer, AddsCountsAveragesOrKeepsTheLargest) {
  const std::string path =
      write({{point(.2, .2), "1"}, {point(.9, .9), "4"}, {point(2, .5), "7"}, {point(9, 9), "100"}});
  const GridSpec spec = plane(1, 3);
  EXPECT_EQ(whole(spec, request(path, LayerKind::extensive)).at(0, 0), 5);
  EXPECT_EQ(whole(spec, request(path, LayerKind::intensive)).at(0, 0), 2.5);
  EXPECT_EQ(whole(spec, request(path, LayerKind::max_type)).at(0, 0), 4);
  EXPECT_EQ(whole(spec, request(path, LayerKind::extensive, "")).at(0, 0), 2);
  EXPECT_EQ(whole(spec, request(path, LayerKind::intensive, "")).at(0, 0), 1);
  EXPECT_EQ(whole(spec, request(path, LayerKind::extensive)).at(0, 2),
            7);  // on the edge: the cell east of it
  VectorCells cells(spec, request(path, LayerKind::extensive));
  EXPECT_EQ(cells.summary().total_in_file, 112);
  EXPECT_EQ(cells.summary().total_on_grid, 12);
  EXPECT_EQ(cells.summary().features_on_grid, 3);
}

TEST_F(PointLayer, OnAGridLineIsNotMovedByRounding) {
  // (44.3 - 44) / 0.1 is 2.9999999999999716 in doubles; the point lies on the western edge of column 3
  const auto tile = whole(grid(4326, 44, 45, .1, 10, 10),
                          request(write({{point(44.3, 44.3)}}, 4326), LayerKind::intensive, ""));
  EXPECT_EQ(tile.at(7, 3), 1);
  EXPECT_EQ(sum(tile), 1);
}

TEST_F(PointLayer, LendsToCellsWithinReachAndCountsThem) {
  LayerRequest layer =
      request(write({{point(500.5, 500.5), "3"}, {point(503.5, 500.5), "8"}}), LayerKind::intensive);
  layer.rasterise->spread = Spread::nearest;
  layer.rasterise->spread_km = 0.0021;
  const GridSpec spec = grid(32643, 495, 501, 1, 1, 15);  // one row through both points, cell centres on .5

  VectorTally tally;
  const auto tile = whole(spec, layer, &tally);

  const double none = -1;
  const double expected[15] = {none, none, none, 3, 3, 3, 3, 8, 8, 8, 8, none, none, none, none};
  for (int col = 0; col < 15; ++col)
    EXPECT_EQ(std::isnan(tile.at(0, col)) ? none : tile.at(0, col), expected[col]) << col;
  EXPECT_EQ(tally.cells_touched, 2);
  EXPECT_EQ(tally.cells_spread, 6);
  EXPECT_EQ(tally.cells_no_data, 7);
  layer.rasterise->spread = Spread::hexagon;  // 2.1 m from flat to flat: 1.21 m to a corner
  EXPECT_EQ(whole(spec, layer, &tally).at(0, 3) == 3, false);
  EXPECT_EQ(tally.cells_spread, 4);
}

TEST_F(VectorLayer, ConvertsItsUnitOnce) {
  LayerRequest layer = request(write({{box(0, 0, 1, 1), "2"}}), LayerKind::extensive);
  layer.spec.unit = "m3";
  layer.file_unit = "km3";
  EXPECT_DOUBLE_EQ(whole(plane(1, 1), layer).at(0, 0), 2e9);
}

TEST_F(VectorLayer, IsNoDataBeyondTheGrid) {
  VectorCells cells(plane(3, 3), request(write({{box(-5, -5, 9, 9), "2"}}), LayerKind::intensive));
  Tile<float> tile({-1, 1, 3, 4}, 2, 0);

  const VectorTally tally = cells.read(tile);

  EXPECT_EQ(tally.cells, 4);  // of the 12 of the window
  for (int row = -2; row < 5; ++row)
    for (int col = -2; col < 6; ++col) {
      const bool inside = plane(3, 3).whole().contains({row - 1, col + 1});
      EXPECT_EQ(std::isnan(tile.at(row, col)), !inside) << row << ',' << col;
    }
  Tile<float> beyond({50, 50, 2, 2}, 1, 0);
  EXPECT_EQ(cells.read(beyond).cells, 0);
  EXPECT_TRUE(std::isnan(beyond.at(0, 0)));
}

/// Cells, counted and compared bit by bit, of five tilings with and without halo.
void expect_same_bits(const GridSpec& spec, const LayerRequest& layer, const std::string& what) {
  VectorCells reference(spec, layer);
  Tile<float> all(spec.whole(), 0, 0);
  const VectorTally counted = reference.read(all);
  for (const auto& [rows, cols, halo] : std::vector<std::array<std::int64_t, 3>>{
           {7, 7, 0}, {1, 64, 1}, {64, 1, 2}, {13, 29, 3}, {40, 40, 1}}) {
    VectorCells cells(spec, layer);
    VectorTally tally;
    for (std::int64_t row = 0; row < spec.rows; row += rows)
      for (std::int64_t col = 0; col < spec.cols; col += cols) {
        Tile<float> tile({row, col, std::min(rows, spec.rows - row), std::min(cols, spec.cols - col)}, halo,
                         0);
        const VectorTally part = cells.read(tile);
        tally.cells += part.cells;
        tally.cells_touched += part.cells_touched;
        tally.cells_spread += part.cells_spread;
        tally.cells_no_data += part.cells_no_data;
        const Window around = tile.window().grown(halo).intersected(spec.whole());
        for (std::int64_t r = around.row; r < around.row + around.rows; ++r)
          ASSERT_EQ(std::memcmp(&tile.at(r - row, around.col - col), &all.at(r, around.col),
                                sizeof(float) * static_cast<std::size_t>(around.cols)),
                    0)
              << what << ": row " << r << ", tiles of " << rows << " x " << cols;
      }
    EXPECT_EQ(tally.cells, counted.cells) << what;
    EXPECT_EQ(tally.cells_touched, counted.cells_touched) << what;
    EXPECT_EQ(tally.cells_spread, counted.cells_spread) << what;
    EXPECT_EQ(tally.cells_no_data, counted.cells_no_data) << what;
  }
}

TEST_F(VectorLayer, GivesTheSameBitsForAnyWindow) {
  std::mt19937_64 random(7);
  std::uniform_real_distribution<double> unit(0, 1);
  std::vector<Feature> polygons, lines, points;
  for (const auto& ring : stars(random, 40, 76, 42, .5))
    polygons.push_back({polygon(text_of(ring)), std::to_string(unit(random) * 1e6)});
  for (const auto& ring : stars(random, 20, 76, 42, .5))
    lines.push_back({line(text_of(ring).substr(1, text_of(ring).size() - 2)), std::to_string(unit(random))});
  for (int i = 0; i < 50; ++i)
    points.push_back({point(76 + unit(random) / 2, 42 + unit(random) / 2), std::to_string(unit(random))});

  const std::vector<GridSpec> grids = {grid(4326, 76, 42.5, .0071, 71, 67),
                                       grid(32643, 582000, 4706000, 800, 71, 67)};
  for (const GridSpec& spec : grids) {
    const std::string crs = spec.geographic ? " on degrees" : " on UTM";
    for (const LayerKind kind : {LayerKind::extensive, LayerKind::intensive, LayerKind::max_type}) {
      const std::string name = std::string(name_of(kind)) + crs;
      expect_same_bits(spec, request(write(polygons, 4326), kind), "polygons " + name);
      expect_same_bits(spec, request(write(lines, 4326), kind), "lines " + name);
      expect_same_bits(spec, request(write(points, 4326), kind), "points " + name);
    }
    expect_same_bits(spec, request(write(polygons, 4326), LayerKind::intensive, ""), "presence" + crs);
    LayerRequest spread = request(write(points, 4326), LayerKind::intensive);
    spread.rasterise->spread = Spread::nearest;
    spread.rasterise->spread_km = 6;
    expect_same_bits(spec, spread, "nearest" + crs);
    spread.rasterise->spread = Spread::hexagon;
    expect_same_bits(spec, spread, "hexagon" + crs);
  }
}

}  // namespace
}  // namespace firnline
