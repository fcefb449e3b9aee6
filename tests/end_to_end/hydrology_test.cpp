// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
// Where water runs, from a job to its maps and lists.
#include <array>
#include <cmath>
#include <tuple>
#include <vector>

#include "tests/end_to_end/hydrology_study.hpp"

namespace firnline::test {
namespace {

/// The published counts, and the cell itself.
constexpr Grid cells_upstream = {{{1, 1, 1, 1, 1, 1},
                                  {1, 2, 2, 3, 3, 1},
                                  {1, 4, 8, 6, 5, 1},
                                  {1, 1, 1, 21, 1, 2},
                                  {1, 1, 1, 2, 25, 1},
                                  {1, 3, 5, 8, 36, 2}}};

/// A formula that is the layer itself.
const std::string height_indicator =
    "[indicators.height]\ntitle = \"Height\"\nformula = \"elevation\"\nunit = \"m\"\nrange = [ 0, 9000 ]\n";

TEST_F(Hydrology, CountsThePublishedCellsUpstream) {
  const auto result =
      run("", layer_and_indicator("upstream_area", "km2"), indicator("own_upstream_area", ""));
  ASSERT_EQ(result.code, 0) << result.err;

  const auto area = map("own_upstream_area");
  for (std::size_t i = 0; i < 36; ++i)
    EXPECT_EQ(area[i], cells_upstream[i / 6][i % 6]) << i / 6 << ", " << i % 6;
  EXPECT_NE(audit().find("36.000 km2 leave, 0.000 km2 end in terminal lakes"), std::string::npos) << audit();
}

// From 8 km2 on these five cells are streams: (2, 2), (3, 3), (4, 4), (5, 3), (5, 4). Heights and ways by
// hand along the published directions.
TEST_F(Hydrology, MeasuresHeightsAndWaysToTheStreamThatWaterReaches) {
  const auto result =
      run("stream_km2 = 8\n",
          layer_and_indicator("height_above_drainage", "m") + layer_and_indicator("stream_distance", "m"),
          indicator("own_height_above_drainage", "") + indicator("own_stream_distance", ""));
  ASSERT_EQ(result.code, 0) << result.err;

  const auto hand = map("own_height_above_drainage"), way = map("own_stream_distance");
  constexpr Grid above = {{{34, 50, 47, 49, 36, 27},
                           {30, 23, 34, 27, 24, 28},
                           {25, 9, 0, 15, 16, 32},
                           {20, 14, 33, 0, 15, 8},
                           {56, 49, 35, 9, 0, 8},
                           {62, 41, 22, 0, 0, 1}}};
  for (std::size_t i = 0; i < 36; ++i) EXPECT_EQ(hand[i], above[i / 6][i % 6]) << i / 6 << ", " << i % 6;
  const double diagonal = 1000 * std::sqrt(2.0);
  EXPECT_NEAR(way[0], 2 * diagonal, 0.01);
  EXPECT_NEAR(way[1], diagonal + diagonal + 1000, 0.01);
  EXPECT_NEAR(way[5], diagonal + 1000 + diagonal, 0.01);
  EXPECT_EQ(way[14], 0);
  EXPECT_EQ(way[15], 1000);
  EXPECT_NEAR(way[17], 1000 + diagonal, 0.01);
  EXPECT_NE(audit().find(",streams,from 8 km2 on,36,5,"), std::string::npos) << audit();
}

// From 2 km2 on: pyflwdir 0.5.12 on the published directions.
TEST_F(Hydrology, OrdersStreamsByStrahler) {
  const auto result =
      run("stream_km2 = 2\n", layer_and_indicator("stream_order", "1"), indicator("own_stream_order", ""));
  ASSERT_EQ(result.code, 0) << result.err;

  constexpr Grid orders = {{{0, 0, 0, 0, 0, 0},
                            {0, 1, 1, 1, 1, 0},
                            {0, 1, 2, 2, 1, 0},
                            {0, 0, 0, 3, 0, 1},
                            {0, 0, 0, 1, 3, 0},
                            {0, 1, 1, 2, 3, 1}}};
  const auto order = map("own_stream_order");
  for (std::size_t i = 0; i < 36; ++i) EXPECT_EQ(order[i], orders[i / 6][i % 6]) << i / 6 << ", " << i % 6;
  EXPECT_NE(audit().find("from 2 km2 on"), std::string::npos) << audit();
}

/// The published directions of the grid (domain-spec T-D8), in the codes of ESRI.
constexpr std::array<std::array<int, 6>, 6> directions_of_esri = {{{2, 2, 2, 4, 4, 8},
                                                                   {2, 2, 2, 4, 4, 8},
                                                                   {1, 1, 2, 4, 8, 4},
                                                                   {128, 128, 1, 2, 4, 8},
                                                                   {2, 2, 1, 4, 4, 4},
                                                                   {1, 1, 1, 1, 4, 16}}};

struct CodeSystem {
  std::string name;
  std::map<int, int> of_esri;
};
/// By hand, from E to NE clockwise.
const std::vector<CodeSystem> code_systems = {
    {"esri", {{1, 1}, {2, 2}, {4, 4}, {8, 8}, {16, 16}, {128, 128}}},
    {"taudem", {{1, 1}, {2, 8}, {4, 7}, {8, 6}, {16, 5}, {128, 2}}},
    {"grass", {{1, 8}, {2, 7}, {4, 6}, {8, 5}, {16, 4}, {128, 1}}},
    {"richdem", {{1, 5}, {2, 6}, {4, 7}, {8, 8}, {16, 1}, {128, 4}}}};

std::string given(const std::string& codes) {
  return "directions = \"d8\"\ndirection_codes = \"" + codes + "\"\n";
}
const std::string directions_layer = "[layers.d8]\nsource = \"d8.tif\"\nis = \"flow_direction\"\n";

TEST_F(Hydrology, FollowsGivenDirections) {
  for (const CodeSystem& system : code_systems) {
    write_code_raster(at("d8.tif"), 6, 6, 1000, [&](int row, int col) {
      const int code =
          system.of_esri.at(directions_of_esri[static_cast<std::size_t>(row)][static_cast<std::size_t>(col)]);
      const bool outlet = row == 5 && col == 4;
      return outlet && system.name == "grass" ? -code : code;
    });
    const auto result =
        run(given(system.name), directions_layer + layer_and_indicator("upstream_area", "km2"),
            indicator("own_upstream_area", ""));
    ASSERT_EQ(result.code, 0) << system.name << result.err;

    const auto area = map("own_upstream_area");
    for (std::size_t row = 0; row < 6; ++row)
      for (std::size_t col = 0; col < 6; ++col)
        EXPECT_EQ(area[6 * row + col], cells_upstream[row][col]) << system.name << row << " " << col;
    EXPECT_NE(audit().find("flow,given in codes of " + system.name), std::string::npos) << audit();
    EXPECT_EQ(audit().find("priority flood"), std::string::npos) << audit();
  }
}

TEST_F(Hydrology, RefusesDirectionsThatAreNone) {
  const std::string layers = directions_layer + layer_and_indicator("upstream_area", "km2"),
                    indicators = indicator("own_upstream_area", "");
  const auto write = [&](int code_in_the_middle) {
    write_code_raster(at("d8.tif"), 6, 6, 1000, [&](int row, int col) {
      return row == 3 && col == 2
                 ? code_in_the_middle
                 : directions_of_esri[static_cast<std::size_t>(row)][static_cast<std::size_t>(col)];
    });
  };
  const auto refuses = [&](const std::string& hydrology, int code, const std::string& phrase) {
    const auto result = run(hydrology, layers, indicators);
    EXPECT_EQ(result.code, code) << result.err;
    EXPECT_NE(result.err.find(phrase), std::string::npos) << result.err;
  };
  write(3);
  refuses(given("esri"), 4, "layer 'd8', row 3, col 2: The flow direction 3 is no code of ESRI.");
  write(0);
  refuses(given("esri"), 4, "layer 'd8', row 3, col 2: An outlet (0) is surrounded by data.");
  refuses(given("taudem"), 4, "The flow direction 128 is no code of TauDEM.");
  refuses("directions = \"d8\"\n", 3,
          "direction_codes is missing: programs number directions in ways of their own");
  refuses("direction_codes = \"esri\"\n", 3, "has no effect without directions");
  refuses(given("esri") + "depressions = \"fill\"\n", 3, "has no effect beside directions");
  refuses("directions = \"elevation\"\ndirection_codes = \"esri\"\n", 3,
          "needs flow directions and layer 'elevation' is elevation");
  refuses("directions = \"d9\"\ndirection_codes = \"esri\"\n", 3, "names no layer of this job: 'd9'");
}

TEST_F(Hydrology, RefusesDirectionsInACircle) {
  write_code_raster(at("d8.tif"), 6, 6, 1000,
                    [](int, int col) { return col < 3 ? 1 : 16; });  // the columns 2 and 3 to each other

  const auto result = run(given("esri"), directions_layer + layer_and_indicator("upstream_area", "km2"),
                          indicator("own_upstream_area", ""));

  EXPECT_EQ(result.code, 4);
  EXPECT_NE(result.err.find("layer 'd8', row "), std::string::npos) << result.err;
  EXPECT_NE(result.err.find("The flow directions lead in a circle."), std::string::npos) << result.err;
}

// ln(a / tan b), a = area / 1000 m: of the first cell 10^6 m2 / 1000 m over a fall of 11 m along a diagonal.
TEST_F(Hydrology, MeasuresWetness) {
  const auto result = run("", layer_and_indicator("wetness_index", "1"), indicator("own_wetness_index", ""));
  ASSERT_EQ(result.code, 0) << result.err;

  EXPECT_NEAR(map("own_wetness_index")[0], std::log(1000 / (11 / (1000 * std::sqrt(2.0)))), 1e-5);
}

// 21 cells drain through (3, 3): their heights add up to 1179 m. Those of its own cell: 22 m.
/// The same grid with each cell's water shared out among its lower neighbours: numpy 2.4, the formulas of
/// Tarboton (1997) and Freeman (1991) in double, cells from the highest down.
constexpr Grid by_d_infinity = {{{1, 1.115432F, 1, 1, 1, 1},
                                 {1, 1.884568F, 2.486526F, 2.456346F, 3.172559F, 1},
                                 {1, 4.398208F, 8.699241F, 5.630523F, 4.670236F, 1},
                                 {1, 1.115432F, 1, 20.961429F, 1, 2},
                                 {1, 1, 1.047135F, 1.641407F, 24.337596F, 1.623833F},
                                 {1, 3, 4.952865F, 7.807308F, 36, 2.330457F}}};
constexpr Grid by_multiple_flow = {{{1, 1.387059F, 1.221403F, 1, 1.195579F, 1.392642F},
                                    {1.215502F, 2.180405F, 3.129217F, 2.796106F, 3.73362F, 1.196256F},
                                    {1.202295F, 4.339845F, 8.690579F, 8.084159F, 4.846141F, 1.140532F},
                                    {1.336547F, 2.179675F, 1.366923F, 17.394583F, 4.027632F, 3.846668F},
                                    {1.152301F, 1.683206F, 2.645328F, 6.891175F, 21.065001F, 3.5166F},
                                    {1, 2.312308F, 4.038241F, 13.186201F, 36, 8.050723F}}};
constexpr float six_decimals = 2e-6F;

TEST_F(Hydrology, SharesAreasOutAmongLowerNeighboursWhereTheJobSaysSo) {
  for (const auto& [routing, expected, said] :
       {std::tuple("routing = \"dinf\"\n", by_d_infinity, "D-infinity: 36.000 km2 leave, 0.000"),
        std::tuple("routing = \"mfd\"\n", by_multiple_flow,
                   "multiple flow, exponent 1.1: 36.000 km2 leave, 0.000")}) {
    const auto result =
        run(routing, layer_and_indicator("upstream_area", "km2"), indicator("own_upstream_area", ""));
    ASSERT_EQ(result.code, 0) << result.err;

    const auto area = map("own_upstream_area");
    for (std::size_t i = 0; i < 36; ++i)
      EXPECT_NEAR(area[i], expected[i / 6][i % 6], six_decimals) << routing << i / 6 << ", " << i % 6;
    EXPECT_NE(audit().find(said), std::string::npos) << audit();
  }
  const auto steeper = run("routing = \"mfd\"\nmfd_exponent = 4\n",
                           layer_and_indicator("upstream_area", "km2"), indicator("own_upstream_area", ""));
  ASSERT_EQ(steeper.code, 0) << steeper.err;
  EXPECT_NEAR(map("own_upstream_area")[14], 8.435037F, six_decimals);
}

// Contours by Quinn et al. (1991), half a cell's width and of diagonals a quarter of the diagonal: numpy as
// above.
TEST_F(Hydrology, WeighsContoursWhereTheJobSaysSo) {
  const auto result = run("routing = \"mfd\"\nmfd_contour_lengths = true\n",
                          layer_and_indicator("upstream_area", "km2"), indicator("own_upstream_area", ""));
  ASSERT_EQ(result.code, 0) << result.err;
  const auto area = map("own_upstream_area");
  EXPECT_NEAR(area[14], 8.800522F, six_decimals);
  EXPECT_NEAR(area[21], 17.548403F, six_decimals);
  EXPECT_NE(audit().find("multiple flow, exponent 1.1 and contours: 36.000 km2 leave"), std::string::npos)
      << audit();
}

// 8 km2 on cells of 1 km leave by 1 km of contour; 8.690579 km2 where water is shared out.
TEST_F(Hydrology, MeasuresAreasPerMetreOfContour) {
  const std::string layer = layer_and_indicator("specific_catchment_area", "m"),
                    read = indicator("own_specific_catchment_area", "");
  ASSERT_EQ(run("", layer, read).code, 0);
  EXPECT_EQ(map("own_specific_catchment_area")[14], 8000);
  ASSERT_EQ(run("routing = \"mfd\"\n", layer, read).code, 0);
  EXPECT_NEAR(map("own_specific_catchment_area")[14], 8690.579F, 2e-3);
}

TEST_F(Hydrology, IsPlannedBeforeACellIsRead) {
  ASSERT_EQ(run("depressions = \"breach\"\n", layer_and_indicator("upstream_area", "km2"),
                indicator("own_upstream_area", ""))
                .code,
            0);
  const auto text = run_firnline({"check", at("job.toml").string()});
  EXPECT_NE(text.out.find("2 (the first finds where water runs, and decodes elevation only)"),
            std::string::npos)
      << text.out;
  EXPECT_NE(text.out.find("channels are cut over the whole grid at once, in "), std::string::npos)
      << text.out;
  const auto json = run_firnline({"check", at("job.toml").string(), "--json"});
  // 36 cells of 24 bytes.
  for (const char* said : {"\"device\": \"cpu\",\n    \"gpu_bytes\": null", "\"planes\": \"memory\"",
                           "\"breaching_bytes\": 864"})
    EXPECT_NE(json.out.find(said), std::string::npos) << said << json.out;
}

// By hand: cell (2, 2) falls from 44 to 22 over a diagonal of one kilometre's cells; 8.690579 km2 pass it.
TEST_F(Hydrology, MakesWetnessFromAreasThatAreSharedOutAndLeavesStreamsAsTheyAre) {
  const std::string layers = layer_and_indicator("wetness_index", "1") +
                             layer_and_indicator("height_above_drainage", "m") +
                             layer_and_indicator("stream_distance", "m"),
                    indicators = indicator("own_wetness_index", "") +
                                 indicator("own_height_above_drainage", "") +
                                 indicator("own_stream_distance", "");
  ASSERT_EQ(run("stream_km2 = 8\n", layers, indicators).code, 0);
  const std::string above = bytes_of_map("own_height_above_drainage"),
                    way = bytes_of_map("own_stream_distance");

  ASSERT_EQ(run("stream_km2 = 8\nrouting = \"mfd\"\n", layers, indicators).code, 0);

  EXPECT_NEAR(map("own_wetness_index")[14], std::log(8690.579 / (22 / (1000 * std::sqrt(2.0)))), 1e-5);
  EXPECT_EQ(bytes_of_map("own_height_above_drainage"), above);
  EXPECT_EQ(bytes_of_map("own_stream_distance"), way);
}

TEST_F(Hydrology, MeasuresSitesOverTheirCatchments) {
  const auto result =
      run("snap_m = 0\n", height_indicator,
          indicator("height", "") + indicator("height", "as = \"upstream\"\nat = \"catchment\"\n"));
  ASSERT_EQ(result.code, 0) << result.err;

  const FinishedProfile finished = list();
  for (const FinishedSite& site : finished.sites) {
    if (site.id != "A") continue;
    EXPECT_EQ(site.value.at(0), 22);
    EXPECT_NEAR(site.value.at(1), 1179.0 / 21, 1e-6);
  }
  EXPECT_EQ(finished.indicators.at(1).place, "over the catchment");
  EXPECT_NE(
      audit().find(
          "sites.places,places.csv,catchment,\"2.000 to 21.000 km2, 0 points moved by at most 0 m, 0 inside"),
      std::string::npos)
      << audit();
}

// The area that drains through the cell of the point, and through the cell nearby that drains most.
TEST_F(Hydrology, MeasuresSitesAtTheirPourPoints) {
  const auto result = run("snap_m = 1500\n", layer_and_indicator("upstream_area", "km2"),
                          indicator("own_upstream_area", "") +
                              indicator("own_upstream_area", "as = \"at_river\"\nat = \"pour_point\"\n"));
  ASSERT_EQ(result.code, 0) << result.err;

  for (const FinishedSite& site : list().sites) {
    EXPECT_EQ(site.value.at(0), site.id == "A" ? 21 : 2);
    EXPECT_EQ(site.value.at(1), site.id == "A" ? 25 : 36);
  }
}

// Within 1.5 km of A lies (4, 4), through which 25 cells drain; of B, (5, 4) with 36. A's lies inside B's
// then.
TEST_F(Hydrology, MovesPointsToTheRiver) {
  const auto result =
      run("snap_m = 1500\n", height_indicator,
          indicator("height", "") + indicator("height", "as = \"upstream\"\nat = \"catchment\"\n"));
  ASSERT_EQ(result.code, 0) << result.err;

  const FinishedProfile finished = list();
  double all = 0;
  for (const auto& row : heights)
    for (const float height : row) all += height;
  for (const FinishedSite& site : finished.sites)
    EXPECT_NEAR(site.value.at(1), site.id == "A" ? 1298.0 / 25 : all / 36, 1e-6) << site.id;
  EXPECT_NE(
      audit().find("25.000 to 36.000 km2, 2 points moved by at most 1414 m, 1 inside those of other sites"),
      std::string::npos)
      << audit();
  EXPECT_NE(audit().find("2 of 2 catchments touch the edge of the grid"), std::string::npos) << audit();
}

// A hollow of one cell in a plain that rises towards it: it is filled without the lake, and drains 9 cells
// with it.
TEST_F(Hydrology, EndsInTerminalLakes) {
  write_float_raster(at("dem.tif"), 6, 6, 1000, [](int row, int col) {
    return row == 2 && col == 2 ? 20.0F
                                : 100.0F - static_cast<float>(std::max(std::abs(row - 2), std::abs(col - 2)));
  });
  write_float_raster(at("lake.tif"), 6, 6, 1000,
                     [](int row, int col) { return row == 2 && col == 2 ? 1.0F : 0.0F; });
  const std::string lake = "[layers.lake]\nsource = \"lake.tif\"\nis = \"lake_mask\"\n";
  ASSERT_EQ(run("", layer_and_indicator("upstream_area", "km2"), indicator("own_upstream_area", "")).code, 0);
  EXPECT_NE(audit().find("fill,\"priority flood, 0.079000 km3\",36,1,"), std::string::npos) << audit();
  EXPECT_NE(audit().find("Water would have to stand 79.0 m deep at longitude"), std::string::npos) << audit();

  const auto result = run("terminal_lakes = \"lake\"\n", lake + layer_and_indicator("upstream_area", "km2"),
                          indicator("own_upstream_area", ""));
  ASSERT_EQ(result.code, 0) << result.err;

  EXPECT_EQ(map("own_upstream_area")[14], 9);
  EXPECT_NE(audit().find("27.000 km2 leave, 9.000 km2 end in terminal lakes"), std::string::npos) << audit();
}

// T-CHAIN: July's melt of 10 mm in the first of four cells in a row; other runoff 0, 10, 20 and 60 mm. The
// farm is at the last cell, where all 100 mm of a square kilometre pass: 100 000 m3 in 31 days.
TEST_F(Hydrology, FollowsTheWaterOfGlaciersToTheFarm) {
  write_float_raster(at("dem.tif"), 1, 4, 1000,
                     [](int, int col) { return 40.0F - 10.0F * static_cast<float>(col); });
  const auto july = [](const std::array<float, 4>& depths) {
    return
        [depths](int band, int, int col) { return band == 7 ? depths[static_cast<std::size_t>(col)] : 0.0F; };
  };
  write_float_bands(at("melt.tif"), 12, 1, 4, 1000, july({10, 0, 0, 0}));
  write_float_bands(at("runoff.tif"), 12, 1, 4, 1000, july({10, 10, 20, 60}));
  write_float_bands(at("demand.tif"), 12, 1, 4, 1000, july({0, 0, 0, 50000}));
  write_all(at("places.csv"), "id,name,lon,lat\nA,,501500,4599500\nB,,503500,4599500\n");
  const std::string layers =
      "[layers.glacier_melt_monthly]\nsource = \"melt.tif\"\n[layers.runoff_monthly]\nsource = "
      "\"runoff.tif\"\n"
      "[layers.irrigation_demand_monthly]\nsource = \"demand.tif\"\n[layers.glacier_share_monthly]\nsource = "
      "\"hydrology\"\n[layers.discharge_monthly]\nsource = \"hydrology\"\n" +
      layer_and_indicator("glacier_share", "1");

  const auto result =
      run("snap_m = 0\n[hydrology.glaciers]\nmelt = \"glacier_melt_monthly\"\nrunoff = "
          "\"runoff_monthly\"\ndefinition = "
          "\"ice_melt\"\n",
          layers,
          indicator("own_glacier_share", "") + indicator("glacier_dependence", "") +
              indicator("irrigation_glacier_dependence", ""));
  ASSERT_EQ(result.code, 0) << result.err;

  for (const FinishedSite& site : list().sites) {
    const double share = site.id == "A" ? 0.5 : 0.1;
    EXPECT_NEAR(site.value.at(0), share, 1e-7) << site.id;
    EXPECT_NEAR(site.value.at(1), share, 1e-7) << site.id;
    if (site.id == "A")
      EXPECT_TRUE(std::isnan(site.value.at(2))) << "no field asks for water there";
    else
      EXPECT_NEAR(site.value.at(2), 0.1, 1e-7) << "the river carries twice what is asked for";
  }
  EXPECT_NE(audit().find("melt,\"ice_melt, 10.00 % of 0.000100 km3 a year that leave the grid or end in "
                         "terminal lakes\",4,4,0"),
            std::string::npos)
      << audit();
  EXPECT_EQ(run("snap_m = 0\n", layers, indicator("own_glacier_share", "")).code, 3)
      << "without [hydrology.glaciers]";
}

// A pit of 1 m behind a wall of 7 m beside a plain of 0: T-BR in small. The wall's cell is lowered to the
// pit.
TEST_F(Hydrology, CutsChannelsWhereItIsAskedTo) {
  write_float_raster(at("dem.tif"), 5, 6, 1000, [](int row, int col) {
    if (col == 5) return 0.0F;
    if (row == 2 && col == 4) return 7.0F;
    return row == 2 && col == 3 ? 1.0F : 8.0F;
  });
  const std::string layers = layer_and_indicator("upstream_area", "km2"),
                    read = indicator("own_upstream_area", "");
  ASSERT_EQ(run("", layers, read).code, 0);
  EXPECT_NE(audit().find("fill,\"priority flood, 0.006000 km3\",30,1,"), std::string::npos) << audit();

  ASSERT_EQ(run("depressions = \"breach\"\n", layers, read).code, 0);
  EXPECT_NE(audit().find("breach,\"1 channels, 0 depressions left to be filled, 0.006000 km3\",30,1,"),
            std::string::npos)
      << audit();
  EXPECT_NE(audit().find("fill,priority flood,30,0,"), std::string::npos) << audit();

  ASSERT_EQ(run("depressions = \"breach\"\nbreach_depth_m = 5\n", layers, read).code, 0);
  EXPECT_NE(audit().find("breach,\"0 channels, 1 depressions left"), std::string::npos) << audit();
  EXPECT_NE(audit().find("fill,\"priority flood, 0.006000 km3\",30,1,"), std::string::npos) << audit();
}

TEST_F(Hydrology, IsTheSameForAnyTileSizeAndNumberOfThreads) {
  const std::string layers =
      layer_and_indicator("upstream_area", "km2") + layer_and_indicator("height_above_drainage", "m") +
      layer_and_indicator("stream_distance", "m") + layer_and_indicator("wetness_index", "1");
  const std::string indicators = indicator("own_upstream_area", "") +
                                 indicator("own_height_above_drainage", "") +
                                 indicator("own_stream_distance", "") + indicator("own_wetness_index", "") +
                                 indicator("own_upstream_area", "as = \"upstream\"\nat = \"catchment\"\n");
  ASSERT_EQ(run("stream_km2 = 5\n", layers, indicators).code, 0);
  const std::string list = read_all(at("out") / "water" / "sites.csv");
  const auto area = bytes_of_map("own_upstream_area"), wet = bytes_of_map("own_wetness_index");

  for (const std::vector<std::string>& more :
       std::vector<std::vector<std::string>>{{"--tile-rows", "1", "--tile-cols", "1", "--threads", "2"},
                                             {"--tile-rows", "2", "--tile-cols", "3", "--threads", "1"},
                                             {"--tile-rows", "5", "--tile-cols", "4", "--threads", "3"}}) {
    const auto result = run("stream_km2 = 5\n", layers, indicators, more);
    ASSERT_EQ(result.code, 0) << result.err;
    EXPECT_EQ(read_all(at("out") / "water" / "sites.csv"), list);
    EXPECT_EQ(bytes_of_map("own_upstream_area"), area);
    EXPECT_EQ(bytes_of_map("own_wetness_index"), wet);
  }
}

TEST_F(Hydrology, RefusesAHoleInTheHeightsThatWouldSwallowRivers) {
  write_float_raster(at("dem.tif"), 6, 6, 1000, [](int row, int col) {
    return row == 3 && col == 2 ? -1.0F
                                : heights[static_cast<std::size_t>(row)][static_cast<std::size_t>(col)];
  });

  const auto result =
      run("", layer_and_indicator("upstream_area", "km2"), indicator("own_upstream_area", ""));

  EXPECT_EQ(result.code, 4);
  EXPECT_NE(result.err.find("row 3, column 2"), std::string::npos) << result.err;

  // The lowest cell around it is that of 22 m in (3, 3): so high water stands before it leaves.
  for (const char* depressions : {"fill", "breach"}) {
    const auto filled = run("voids = \"fill\"\ndepressions = \"" + std::string(depressions) + "\"\n",
                            layer_and_indicator("upstream_area", "km2"), indicator("own_upstream_area", ""));
    EXPECT_EQ(filled.code, 0) << filled.err;
    EXPECT_EQ(map("own_upstream_area")[34], 36) << depressions;
    EXPECT_NE(audit().find("1 cells without data that lie enclosed were filled"), std::string::npos)
        << audit();
  }
}

TEST_F(Hydrology, IsSaidToBeMissingWhereACatchmentIsAskedFor) {
  const auto result =
      run("", layer_and_indicator("upstream_area", "km2"), indicator("own_upstream_area", ""));
  ASSERT_EQ(result.code, 0) << result.err;
  std::string job = read_all(at("job.toml"));
  job.erase(job.find("[hydrology]"), std::string("[hydrology]\nelevation = \"elevation\"\n").size());
  write_all(at("job.toml"), job);

  const auto refused = run_firnline({"check", at("job.toml").string()});

  EXPECT_EQ(refused.code, 3);
  EXPECT_NE(refused.err.find("the job has no [hydrology]"), std::string::npos) << refused.err;
}

}  // namespace
}  // namespace firnline::test
