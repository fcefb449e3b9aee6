// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "rasters/alignment/context_features.hpp"

#include <fstream>

#include "tests/support/message_of.hpp"
#include "tests/unit/rasters/alignment/raster_files.hpp"

namespace firnline::testing {
namespace {

class Context : public Folder {
 protected:
  void write_features(const std::string& name, const std::string& features) const {
    std::ofstream(path(name)) << R"({"type":"FeatureCollection","features":[)" << features << "]}";
  }
  static std::string feature(const std::string& type, const std::string& coordinates,
                             const std::string& properties = "") {
    return R"({"type":"Feature","properties":{)" + properties + R"(},"geometry":{"type":")" + type +
           R"(","coordinates":)" + coordinates + "}}";
  }
  /// 10 x 10 degrees from 70 E 40 N to 80 E 30 N, cells of a tenth.
  static GridSpec degrees() {
    GridSpec grid;
    grid.rows = grid.cols = 100;
    grid.west = 70;
    grid.north = 40;
    grid.cell_width = grid.cell_height = 0.1;
    grid.geographic = true;
    OGRSpatialReference crs;
    crs.SetFromUserInput("EPSG:4326");
    char* wkt = nullptr;
    const char* const options[] = {"FORMAT=WKT2_2019", nullptr};
    crs.exportToWkt(&wkt, options);
    grid.crs_wkt = wkt;
    CPLFree(wkt);
    return grid;
  }
  [[nodiscard]] ContextFeatures read(const std::string& kind, const std::string& file,
                                     double tolerance = 0.5) const {
    return read_context(degrees(), {kind, file, path(file), {}, {}, {}}, tolerance);
  }
};

// 75 E is column 50, 35 N row 50; the river leaves the grid at 80 E, which is column 100.
TEST_F(Context, RiversBecomeLinesOfTheGrid) {
  write_features("rivers.geojson", feature("LineString", "[[75,35],[85,35]]"));
  const auto rivers = read("rivers", "rivers.geojson");
  ASSERT_EQ(rivers.lines.size(), 1U);
  EXPECT_NEAR(rivers.lines[0].front().row, 50, 1e-9);
  EXPECT_NEAR(rivers.lines[0].front().col, 50, 1e-9);
  EXPECT_NEAR(rivers.lines[0].back().col, 100, 1e-9);
  EXPECT_EQ(rivers.in_file, 1);
  EXPECT_EQ(rivers.left_out, 0);
}

TEST_F(Context, GlaciersAreClippedAsAreas) {
  write_features("ice.geojson", feature("Polygon", "[[[78,36],[82,36],[82,34],[78,34],[78,36]]]"));
  const auto ice = read("glaciers", "ice.geojson");
  ASSERT_EQ(ice.lines.size(), 1U);
  EXPECT_EQ(ice.lines[0].front(), ice.lines[0].back());
  EXPECT_EQ(ice.lines[0].size(), 5U);
}

// An outline that crosses itself encloses nothing sure, but it can be drawn.
TEST_F(Context, OutlinesNeedNotBeSound) {
  write_features("ice.geojson", feature("Polygon", "[[[74,36],[76,34],[76,36],[74,34],[74,36]]]"));
  EXPECT_EQ(read("glaciers", "ice.geojson").lines.size(), 1U);
}

TEST_F(Context, TownsHaveNames) {
  write_features("towns.geojson", feature("Point", "[75,35]", R"("name":"Ак-Суу")") + "," +
                                      feature("Point", "[95,35]", R"("name":"elsewhere")") + "," +
                                      feature("Point", "[76,35]", R"("name":null)"));
  const auto towns = read("towns", "towns.geojson");
  ASSERT_EQ(towns.places.size(), 2U);
  EXPECT_EQ(towns.places[0].name, "Ак-Суу");
  EXPECT_NEAR(towns.places[0].at.col, 50, 1e-9);
  EXPECT_EQ(towns.places[1].name, "");
}

TEST_F(Context, RefusesAnotherKindOfGeometry) {
  const auto message = [&](const std::string& kind, const std::string& file) {
    return test::message_of<RasterError>([&] { (void)read(kind, file); });
  };
  write_features("line.geojson", feature("LineString", "[[75,35],[76,35]]"));
  EXPECT_NE(message("towns", "line.geojson").find("holds lines, and towns are points"), std::string::npos);
  EXPECT_NE(message("glaciers", "line.geojson").find("glaciers are polygons"), std::string::npos);
  write_features("point.geojson", feature("Point", "[75,35]"));
  EXPECT_NE(message("rivers", "point.geojson").find("rivers are lines or polygons"), std::string::npos);
}

TEST_F(Context, RefusesANameThatIsNoAttribute) {
  write_features("towns.geojson", feature("Point", "[75,35]", R"("name":"A")"));
  const std::string message = test::message_of<RasterError>([&] {
    (void)read_context(degrees(), {"towns", "towns.geojson", path("towns.geojson"), {}, {}, "title"}, 1);
  });
  EXPECT_NE(message.find("no attribute \"title\""), std::string::npos) << message;
  EXPECT_NE(message.find("[context.towns]"), std::string::npos) << message;
}

// A river of 200,000 vertices within a cell, and 30,000 short ones: what a map shows stays below its limits,
// the long one first, and the small ones are counted.
TEST_F(Context, HoldsNoMoreThanAMapShows) {
  std::string features, wave;
  for (int i = 0; i < 200000; ++i)
    wave += (i == 0 ? "[" : ",[") + std::to_string(70 + i * 0.00005) + "," +
            std::to_string(35 + (i % 2) * 0.001) + "]";
  features = feature("LineString", "[" + wave + "]");
  for (int i = 0; i < 30000; ++i) {
    const double lon = 70.5 + 9 * (i % 173) / 173.0, lat = 30.5 + 9 * (i / 173) / 174.0;
    features += "," + feature("LineString", "[[" + std::to_string(lon) + "," + std::to_string(lat) + "],[" +
                                                std::to_string(lon + 0.2) + "," + std::to_string(lat) + "]]");
  }
  write_features("rivers.geojson", features);
  const auto rivers = read("rivers", "rivers.geojson", 0.1);
  std::size_t vertices = 0, longest = 0;
  for (const auto& line : rivers.lines) {
    vertices += line.size();
    if (line.back().col - line.front().col > 99) longest = line.size();
  }
  EXPECT_LE(vertices, most_context_vertices);
  EXPECT_GT(vertices, most_context_vertices / 2);
  EXPECT_GT(longest, 1U) << "the long river goes last";
  EXPECT_LT(longest, 100U);
  EXPECT_EQ(rivers.in_file, 30001);
  EXPECT_EQ(static_cast<std::size_t>(rivers.left_out) + rivers.lines.size(), 30001U);
  EXPECT_LE(rivers.simplified_cells, 16 * 0.1);
}

}  // namespace
}  // namespace firnline::testing
