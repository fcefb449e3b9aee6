// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "rasters/alignment/choose_method.hpp"
#include "rasters/alignment/contradictions.hpp"
#include "tests/unit/rasters/alignment/raster_files.hpp"

namespace firnline::testing {
namespace {

using Alignment = Folder;

TEST_F(Alignment, RefusesAllLayersOnOtherGridsAtOnceWithOffsetAndLine) {
  write("grid.tif", {.rows = 10, .cols = 10});
  write("half.tif", {.west = 500050, .north = 4600050, .rows = 10, .cols = 10});
  write("coarse.tif", {.width = 500, .height = 500, .rows = 2, .cols = 2});
  write("degrees.tif", {.crs = "EPSG:4326", .west = 75, .north = 41.6, .width = 0.01, .height = 0.01, .rows = 20, .cols = 20, .type = GDT_Byte});
  write("flow.tif", {.west = 500050, .rows = 10, .cols = 10, .type = GDT_Byte});
  const GridSpec grid = grid_of(layer("grid.tif"));

  const auto error = error_of([&] {
    (void)align_layers(opener(), grid, {}, {layer("grid.tif"), layer("half.tif"), layer("coarse.tif", LayerKind::extensive),
                                            layer("degrees.tif", LayerKind::categorical), layer("flow.tif", LayerKind::topological)});
  });

  ASSERT_TRUE(error);
  EXPECT_EQ(error->code(), ExitCode::raster);
  EXPECT_TRUE(mentions(error, "4 layers are not on the run's grid")) << error->what();
  EXPECT_TRUE(mentions(error, "layer 'half' (half.tif): its corner lies 0.500 columns east and -0.500 rows south")) << error->what();
  EXPECT_TRUE(mentions(error, "5.0000 times as wide"));
  EXPECT_TRUE(mentions(error, "add to [layers.half]:  method = \"bilinear\""));
  EXPECT_TRUE(mentions(error, "add to [layers.coarse]:  method = \"sum\""));
  EXPECT_TRUE(mentions(error, "its CRS is EPSG:4326, the grid's is EPSG:32643"));
  EXPECT_TRUE(mentions(error, "add to [layers.degrees]:  method = \"mode\""));
  EXPECT_TRUE(mentions(error, "cannot be resampled: take its grid with like = \"flow\""));
  EXPECT_TRUE(mentions(error, "align = \"by_kind\""));
  EXPECT_FALSE(mentions(error, "layer 'grid'"));
}

TEST_F(Alignment, ChoosesTheMethodByKindAndCellSize) {
  write("fine.tif", {.width = 50, .height = 50, .rows = 20, .cols = 20});
  write("coarse.tif", {.width = 500, .height = 500, .rows = 2, .cols = 2});
  write("codes.tif", {.width = 50, .height = 50, .rows = 20, .cols = 20, .type = GDT_Byte});
  const GridSpec grid = utm_grid(500000, 4600000, 100, 10, 10, opener());
  const auto chosen = [&](const std::string& file, LayerKind kind) {
    return align(grid, layer(file, kind, Method::by_kind)).transformation();
  };

  EXPECT_TRUE(chosen("fine.tif", LayerKind::intensive).starts_with("average from EPSG:32643"));
  EXPECT_TRUE(chosen("coarse.tif", LayerKind::intensive).starts_with("bilinear"));
  EXPECT_TRUE(chosen("fine.tif", LayerKind::extensive).starts_with("sum"));
  EXPECT_TRUE(chosen("fine.tif", LayerKind::max_type).starts_with("maximum"));
  EXPECT_TRUE(chosen("codes.tif", LayerKind::categorical).starts_with("mode"));
  EXPECT_THROW((void)chosen("codes.tif", LayerKind::topological), RasterError);
}

TEST_F(Alignment, RefusesMethodsThatFalsifyAKind) {
  for (const auto& [kind, method] : {std::pair{LayerKind::extensive, Method::bilinear}, {LayerKind::extensive, Method::nearest},
                                     {LayerKind::categorical, Method::average}, {LayerKind::intensive, Method::sum},
                                     {LayerKind::intensive, Method::mode}, {LayerKind::topological, Method::nearest}}) {
    LayerRequest request;
    request.name = std::string("layer");
    request.spec.kind = kind;
    EXPECT_THROW(require_allowed(request, method), RasterError) << name_of(kind) << " " << name_of(method);
  }
  LayerRequest fraction;
  fraction.spec.kind = LayerKind::categorical;
  EXPECT_THROW(require_allowed(fraction, Method::fraction), RasterError);  // without classes
}

TEST_F(Alignment, RefusesALayerElsewhere) {
  write("far.tif", {.west = 900000, .rows = 4, .cols = 4});
  const GridSpec grid = utm_grid(500000, 4600000, 100, 10, 10, opener());
  const auto error = error_of([&] { (void)align(grid, layer("far.tif")); });
  ASSERT_TRUE(error);
  EXPECT_TRUE(mentions(error, "does not touch the run's grid"));
}

TEST_F(Alignment, RefusesDifferentVerticalDatums) {
  LayerRequest dem, ice;
  dem.name = std::string("dem");
  ice.name = std::string("ice");
  dem.spec.vertical_datum = "EGM2008";
  ice.spec.vertical_datum = "EGM96";

  const auto error = error_of([&] { require_consistent({dem, ice}); });
  ice.spec.vertical_datum = "EGM2008 or EGM96";  // the catalogue leaves it open

  EXPECT_TRUE(mentions(error, "layer 'ice' counts heights from EGM96, layer 'dem' from EGM2008"));
  EXPECT_NO_THROW(require_consistent({dem, ice}));
}

// A variant stands for other years on purpose. Whether it is divided by a layer of today is for the plan to say.
TEST_F(Alignment, LeavesThePeriodsOfVariantsToThePlan) {
  LayerRequest demand, later;
  demand.name = std::string("demand");
  demand.spec.id = std::string("water_demand");
  demand.spec.period = "1991-2020";
  later.name = std::string("hot/available");
  later.spec.id = std::string("water_available");
  later.spec.period = "2071-2099";
  later.of_variant = true;

  EXPECT_NO_THROW(require_consistent({demand, later}));
  EXPECT_TRUE(period_warnings(later, {demand, later}).empty());
  EXPECT_TRUE(period_warnings(demand, {demand, later}).empty());
  ASSERT_EQ(ratios_apart({demand, later}).size(), 1U);
  EXPECT_NE(ratios_apart({demand, later})[0].find("'demand' (1991-2020) is divided by layer 'hot/available' (2071-2099)"),
            std::string::npos);

  later.spec.id = std::string("elevation");
  demand.spec.id = std::string("elevation");
  demand.spec.vertical_datum = "EGM96";
  later.spec.vertical_datum = "EGM2008";
  EXPECT_THROW(require_consistent({demand, later}), RasterError) << "heights above different surfaces stay a contradiction";
}

TEST_F(Alignment, RefusesPeriodsThatContradictAndWarnsOfFarOnes) {
  LayerRequest demand, available, people;
  demand.name = std::string("demand");
  demand.spec.id = std::string("water_demand");
  demand.spec.period = "2041-2070";
  available.name = std::string("available");
  available.spec.id = std::string("water_available");
  available.spec.period = "1979-2019";
  people.name = std::string("people");
  people.spec.period = "2000";

  EXPECT_TRUE(mentions(error_of([&] { require_consistent({demand, available}); }), "their years do not meet"));
  EXPECT_NO_THROW(require_consistent({demand, people}));
  for (const auto& [above, below] : {std::pair{"snowmelt_monthly", "runoff_monthly"},
                                     std::pair{"actual_evapotranspiration_monthly", "reference_evapotranspiration_monthly"}}) {
    demand.spec.id = std::string(above);
    available.spec.id = std::string(below);
    EXPECT_THROW(require_consistent({demand, available}), RasterError) << above;
  }
  EXPECT_EQ(period_warnings(demand, {demand, people}).size(), 1U);
  EXPECT_TRUE(period_warnings(people, {demand, people}).empty());  // said once
  EXPECT_EQ(years_of("2000-2019", ""), (std::pair{2000, 2019}));
  EXPECT_THROW((void)years_of("2019-2000", ""), RasterError);
  EXPECT_THROW((void)years_of("recent", ""), RasterError);
}

TEST_F(Alignment, ReadsATruncatedCellSizeAsTheSameGrid) {
  // 1/12 degree written with 14 digits, as in a file of the real study: it drifts by 1e-13 cells.
  write("exact.tif", {.crs = "EPSG:4326", .west = 44, .north = 56, .width = 1.0 / 12, .height = 1.0 / 12, .rows = 5, .cols = 552});
  write("short.tif", {.crs = "EPSG:4326", .west = 44, .north = 56, .width = 0.08333333333333, .height = 0.08333333333333, .rows = 5, .cols = 552});
  const GridSpec grid = grid_of(layer("exact.tif"));
  EXPECT_EQ(align(grid, layer("short.tif")).transformation(), "read as it is: its cells are the grid's cells");
}

}  // namespace
}  // namespace firnline::testing
