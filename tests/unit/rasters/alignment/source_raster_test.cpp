// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/unit/rasters/alignment/raster_files.hpp"

namespace firnline::testing {
namespace {

using Source = Folder;

bool has_warning(const AlignedLayer& layer, const std::string& text) {
  for (const auto& row : layer.audit())
    for (const auto& warning : row.warnings)
      if (warning.find(text) != std::string::npos) return true;
  return false;
}

TEST_F(Source, ReadsTheSameNumbersNorthUpAndSouthUp) {
  const auto value = [](int, int row, int col) { return 10.0 * row + col; };
  write("north.tif", {.rows = 3, .cols = 2, .value = value});
  write("south.tif", {.height = -100, .rows = 3, .cols = 2, .value = value});

  const GridSpec grid = grid_of(layer("north.tif"));
  const GridSpec south_grid = grid_of(layer("south.tif"));

  EXPECT_EQ(south_grid.north, grid.north);
  const std::vector<float> expected = {0, 1, 10, 11, 20, 21};
  EXPECT_EQ(cells_of(align(grid, layer("north.tif")), grid), expected);
  EXPECT_EQ(cells_of(align(grid, layer("south.tif")), grid), expected);
}

TEST_F(Source, ReadsWindowsAndHalosOfASouthUpFile) {
  write("south.tif", {.height = -100, .rows = 5, .cols = 5, .value = [](int, int row, int col) { return 10.0 * row + col; }});
  const GridSpec grid = grid_of(layer("south.tif"));
  const AlignedLayer south = align(grid, layer("south.tif"));
  std::vector<Tile<float>> tile = {Tile<float>({0, 1, 2, 2}, 1, 0.0F)};

  south.read(tile);

  EXPECT_TRUE(std::isnan(tile[0].at(-1, 0)));  // beyond the grid
  EXPECT_EQ(tile[0].at(0, -1), 0.0F);
  EXPECT_EQ(tile[0].at(0, 0), 1.0F);
  EXPECT_EQ(tile[0].at(2, 2), 23.0F);
}

TEST_F(Source, ComparesSentinelsInTheBandsOwnType) {
  struct Case {
    GDALDataType type;
    double declared, stored;
  };
  int number = 0;
  for (const Case& c : {Case{GDT_Float32, -9999.9, -9999.9}, Case{GDT_Float32, -3.4028234663852886e38, -3.4028234663852886e38},
                        Case{GDT_Float64, -9999.9, -9999.9}, Case{GDT_Float64, -3.4e38, -3.4e38}, Case{GDT_Int16, -32768, -32768},
                        Case{GDT_Int32, -2147483648.0, -2147483648.0}, Case{GDT_UInt16, 65535, 65535}, Case{GDT_Byte, 255, 255},
                        Case{GDT_Float32, nan, nan}}) {
    const std::string name = "sentinel" + std::to_string(number++) + ".tif";
    write(name, {.cols = 2, .type = c.type, .no_data = c.declared, .value = [&](int, int, int col) { return col == 0 ? c.stored : 7; }});
    const GridSpec grid = grid_of(layer(name));
    const auto cells = cells_of(align(grid, layer(name)), grid);
    EXPECT_TRUE(std::isnan(cells[0])) << name;
    EXPECT_EQ(cells[1], 7.0F) << name;
  }
}

TEST_F(Source, MasksNaNBesideADeclaredSentinelAndOneNamedByTheJob) {
  write("dem.tif", {.cols = 4, .no_data = -9999, .value = [](int, int, int col) {
                      const double values[] = {nan, -9999, -1, 5};
                      return values[col];
                    }});
  LayerRequest request = layer("dem.tif");
  request.file_no_data = -1;
  const GridSpec grid = grid_of(request);

  const auto cells = cells_of(align(grid, request), grid);

  EXPECT_TRUE(std::isnan(cells[0]) && std::isnan(cells[1]) && std::isnan(cells[2]));
  EXPECT_EQ(cells[3], 5.0F);
}

TEST_F(Source, AppliesScaleOffsetAndUnitInThatOrder) {
  write("tas.tif", {.cols = 2, .type = GDT_UInt16, .no_data = 65535, .scale = 0.1, .offset = 0, .unit = "K",
                    .value = [](int, int, int col) { return col == 0 ? 2831.5 - 0.5 : 65535; }});
  LayerRequest request = layer("tas.tif");
  request.spec.unit = "degC";
  request.spec.plausible_low = -60;
  request.spec.plausible_high = 55;
  const GridSpec grid = grid_of(request);
  const AlignedLayer tas = align(grid, request);

  const auto cells = cells_of(tas, grid);

  EXPECT_NEAR(cells[0], 9.95, 1e-5);  // 2831 x 0.1 K - 273.15
  EXPECT_TRUE(std::isnan(cells[1]));
  EXPECT_EQ(tas.audit()[1].step, "unit");
  EXPECT_EQ(tas.audit()[1].method, "K -> degC");
}

TEST_F(Source, HonoursInternalMaskAndAlpha) {
  write("masked.tif", {.cols = 3, .value = [](int, int, int col) { return col + 1.0; }, .mask = [](int, int col) { return col != 1; }});
  write("alpha.tif", {.cols = 2, .bands = 2, .type = GDT_Byte, .creation = {"ALPHA=YES"},
                      .value = [](int band, int, int col) { return band == 1 ? 9.0 : (col == 0 ? 255.0 : 0.0); }});

  const GridSpec masked = grid_of(layer("masked.tif")), alpha = grid_of(layer("alpha.tif"));
  const auto a = cells_of(align(masked, layer("masked.tif")), masked);
  const auto b = cells_of(align(alpha, layer("alpha.tif")), alpha);

  EXPECT_EQ(a[0], 1.0F);
  EXPECT_TRUE(std::isnan(a[1]));
  EXPECT_EQ(a[2], 3.0F);
  EXPECT_EQ(b[0], 9.0F);
  EXPECT_TRUE(std::isnan(b[1]));
}

TEST_F(Source, CountsInfinityFillValuesAndUndeclaredSentinels) {
  write("dem.tif", {.cols = 5, .value = [](int, int, int col) {
                      const double values[] = {std::numeric_limits<double>::infinity(), 9.969e36, -9999, 0, 12};
                      return values[col];
                    }});
  LayerRequest request = layer("dem.tif");
  request.spec.plausible_low = -160;
  request.spec.plausible_high = 8700;
  request.spec.no_data_traps = {-9999, 0};
  const GridSpec grid = grid_of(request);
  const AlignedLayer dem = align(grid, request);

  const auto cells = cells_of(dem, grid);

  EXPECT_TRUE(std::isnan(cells[0]) && std::isnan(cells[1]) && std::isnan(cells[2]));
  EXPECT_EQ(cells[3], 0.0F);  // a sentinel inside the plausible range is a possible height: kept and said
  EXPECT_TRUE(has_warning(dem, "1 cell held infinity"));
  EXPECT_TRUE(has_warning(dem, "1 cell held a number beyond 1e30"));
  EXPECT_TRUE(has_warning(dem, "STRONG WARNING: 1 cell held -9999"));
  EXPECT_TRUE(has_warning(dem, "1 cell held 0, which often stands for no data"));
}

TEST_F(Source, RefusesAnImplausibleValueAndSaysWhere) {
  write("dem.tif", {.rows = 3, .cols = 4, .value = [](int, int row, int col) { return row == 2 && col == 1 ? 12000.0 : 100.0; }});
  LayerRequest request = layer("dem.tif");
  request.spec.id = std::string("elevation");
  request.spec.plausible_low = -160;
  request.spec.plausible_high = 8700;
  request.spec.likely_cause = "feet instead of metres";
  const GridSpec grid = grid_of(request);
  const AlignedLayer dem = align(grid, request);

  const auto error = error_of([&] { (void)cells_of(dem, grid); });

  ASSERT_TRUE(error);
  EXPECT_EQ(error->code(), ExitCode::raster);
  EXPECT_TRUE(mentions(error, "dem.tif, band 1, row 2, column 1"));
  EXPECT_TRUE(mentions(error, "12000 m"));
  EXPECT_TRUE(mentions(error, "-160 to 8700"));
  EXPECT_TRUE(mentions(error, "feet instead of metres"));
}

TEST_F(Source, TakesTheFirstValidFileOfAMosaic) {
  write("west.tif", {.cols = 3, .no_data = -1, .value = [](int, int, int col) { return col == 2 ? -1.0 : 1.0; }});
  write("east.tif", {.west = 500100, .cols = 4, .no_data = -1, .value = [](int, int, int) { return 2.0; }});
  LayerRequest request = layer("west.tif");
  request.sources = {"west.tif", "east.tif"};
  request.paths = {path("west.tif"), path("east.tif")};
  const GridSpec grid = grid_of(request);

  const auto cells = cells_of(align(grid, request), grid);

  EXPECT_EQ(cells, (std::vector<float>{1, 1, 2, 2, 2}));
}

TEST_F(Source, DeliversTheChosenBandsInTheirOrder) {
  write("months.tif", {.cols = 1, .bands = 3, .value = [](int band, int, int) { return 10.0 * band; }});
  LayerRequest request = layer("months.tif");
  request.bands = {3, 1};
  request.band_values = {12, 1};
  const GridSpec grid = grid_of(request);
  const AlignedLayer months = align(grid, request);
  std::vector<Tile<float>> tiles(2, Tile<float>(grid.whole(), 0, 0.0F));

  months.read(tiles);

  EXPECT_EQ(tiles[0].at(0, 0), 30.0F);
  EXPECT_EQ(tiles[1].at(0, 0), 10.0F);
  EXPECT_EQ(months.plane_values(), (std::vector<double>{12, 1}));
}

TEST_F(Source, KeepsCodesOutOfFloats) {
  write("classes.tif", {.cols = 3, .type = GDT_Int32, .no_data = 0, .value = [](int, int, int col) {
                          const double values[] = {16777217, 0, 30};
                          return values[col];
                        }});
  LayerRequest request = layer("classes.tif", LayerKind::categorical);
  const GridSpec grid = grid_of(request);

  const auto codes = codes_of(align(grid, request), grid);

  EXPECT_EQ(codes, (std::vector<std::int32_t>{16777217, no_data_code, 30}));  // 2^24 + 1 is no float
}

TEST_F(Source, GivesAPixelIsPointTwinTheSameCells) {
  const auto value = [](int, int row, int col) { return 10.0 * row + col; };
  write("area.tif", {.rows = 3, .cols = 3, .value = value});
  write("point.tif", {.rows = 3, .cols = 3, .value = value, .change = [](GDALDataset& d) { d.SetMetadataItem("AREA_OR_POINT", "Point"); }});
  const GridSpec grid = grid_of(layer("area.tif"));

  const AlignedLayer point = align(grid, layer("point.tif"));

  EXPECT_EQ(cells_of(point, grid), cells_of(align(grid, layer("area.tif")), grid));
}

TEST_F(Source, PlacesLongitudesFromZeroTo360) {
  // 36 columns of 10 degrees; each holds its western longitude in -180..180.
  const auto west_of = [](double start) {
    return [start](int, int, int col) { return std::remainder(start + 10.0 * col + 5, 360) - 5; };
  };
  write("usual.tif", {.crs = "EPSG:4326", .west = -180, .north = 90, .width = 10, .height = 10, .rows = 18, .cols = 36, .value = west_of(-180)});
  write("shifted.tif", {.crs = "EPSG:4326", .west = 0, .north = 90, .width = 10, .height = 10, .rows = 18, .cols = 36, .value = west_of(0)});
  const GridSpec grid = grid_of(layer("usual.tif"));

  const auto usual = cells_of(align(grid, layer("usual.tif")), grid);
  const auto shifted = cells_of(align(grid, layer("shifted.tif")), grid);

  EXPECT_EQ(usual.front(), -180.0F);
  EXPECT_EQ(usual, shifted);
  EXPECT_EQ(grid_of(layer("shifted.tif")).west, -180);
}

TEST_F(Source, FillsStructuralZeroOnlyInsideTheFootprint) {
  write("grid.tif", {.cols = 4});
  write("ice.tif", {.west = 500100, .cols = 2, .no_data = -1, .value = [](int, int, int col) { return col == 0 ? -1.0 : 80.0; }});
  LayerRequest request = layer("ice.tif");
  request.spec.missing = MissingPolicy::structural_zero;
  const GridSpec grid = grid_of(layer("grid.tif"));
  const AlignedLayer ice = align(grid, request);

  const auto cells = cells_of(ice, grid);

  EXPECT_TRUE(std::isnan(cells[0]));  // the file does not reach here: unknown, not empty
  EXPECT_EQ(cells[1], 0.0F);
  EXPECT_EQ(cells[2], 80.0F);
  EXPECT_TRUE(std::isnan(cells[3]));
  EXPECT_EQ(ice.audit().back().step, "missing");
  EXPECT_EQ(ice.audit().back().cells_out, 1);
}

TEST_F(Source, AuditStateSurvivesAnInterruption) {
  write("dem.tif", {.rows = 4, .cols = 4, .no_data = 3, .value = [](int, int row, int col) { return row * 4.0 + col; }});
  LayerRequest request = layer("dem.tif", LayerKind::extensive);
  const GridSpec grid = grid_of(request);
  const AlignedLayer whole = align(grid, request);
  (void)cells_of(whole, grid);
  AlignedLayer first = align(grid, request), second = align(grid, request);
  std::vector<Tile<float>> north = {Tile<float>({0, 0, 2, 4}, 1, 0.0F)}, south = {Tile<float>({2, 0, 2, 4}, 1, 0.0F)};
  first.read(north);

  second.restore_audit(first.audit_state());
  second.read(south);

  EXPECT_EQ(second.audit_state(), whole.audit_state());
  EXPECT_EQ(whole.audit()[0].total_after, 0.0 + 1 + 2 + 4 + 5 + 6 + 7 + 8 + 9 + 10 + 11 + 12 + 13 + 14 + 15);
  EXPECT_EQ(whole.audit()[0].cells_no_data, 1);
  EXPECT_THROW(second.restore_audit("cells=1"), CheckpointError);
}

}  // namespace
}  // namespace firnline::testing
