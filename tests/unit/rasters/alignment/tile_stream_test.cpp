// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "rasters/alignment/tile_stream.hpp"

#include "tests/unit/rasters/alignment/raster_files.hpp"
#include "tests/unit/rasters/alignment/reads_per_block.hpp"

namespace firnline::testing {
namespace {

class Stream : public Folder {};

TEST_F(Stream, NumbersTilesDownEachColumn) {
  TilePlan plan;
  plan.grid.rows = 5;
  plan.grid.cols = 7;
  plan.tile_rows = 2;
  plan.tile_cols = 4;
  EXPECT_EQ(plan.tiles(), 6);
  EXPECT_EQ(plan.window(0), (Window{0, 0, 2, 4}));
  EXPECT_EQ(plan.window(2), (Window{4, 0, 1, 4}));
  EXPECT_EQ(plan.window(3), (Window{0, 4, 2, 3}));
}

TEST_F(Stream, DeliversEveryLayerOfEveryTileOnAnyNumberOfThreads) {
  write("a.tif", {.rows = 50, .cols = 40, .value = [](int, int row, int col) { return row * 100.0 + col; }});
  write("b.tif", {.width = 300, .height = 300, .rows = 20, .cols = 20, .value = [](int, int row, int col) { return row + 7.0 * col; }});
  write("c.tif", {.rows = 50, .cols = 40, .type = GDT_Byte, .value = [](int, int row, int col) { return (row + col) % 5; }});
  const GridSpec grid = grid_of(layer("a.tif"));
  const auto layers = align_layers(opener(), grid, {}, {layer("a.tif"), layer("c.tif", LayerKind::categorical),
                                                        layer("b.tif", LayerKind::intensive, Method::by_kind)});
  const std::vector<float> whole = cells_of(layers[2], grid);
  TilePlan plan = plan_tiles(grid, layers, 1, 512 << 20, 4);
  plan.tile_rows = 13;
  plan.tile_cols = 11;

  for (const int threads : {1, 2, 3}) {
    TileStream stream(plan, layers, threads, all_tiles(plan));
    std::int64_t expected = 0;
    while (auto tile = stream.next()) {
      ASSERT_EQ(tile->number, expected++);
      ASSERT_EQ(tile->quantities.size(), 2U);
      ASSERT_EQ(tile->codes.size(), 1U);
      const Window w = tile->window;
      for (std::int64_t r = 0; r < w.rows; ++r)
        for (std::int64_t c = 0; c < w.cols; ++c) {
          ASSERT_EQ(tile->quantities[0].at(r, c), static_cast<float>((w.row + r) * 100 + w.col + c));
          ASSERT_EQ(tile->codes[0].at(r, c), (w.row + r + w.col + c) % 5);
          ASSERT_EQ(tile->quantities[1].at(r, c), whole[static_cast<std::size_t>((w.row + r) * grid.cols + w.col + c)]);
        }
    }
    EXPECT_EQ(expected, plan.tiles());
    EXPECT_FALSE(stream.next());
  }
}

TEST_F(Stream, ReadsOnlyTheLayersWanted) {
  write("a.tif", {.rows = 40, .cols = 30, .value = [](int, int row, int) { return row; }});
  write("b.tif", {.rows = 40, .cols = 30, .value = [](int, int row, int col) { return row + 50.0 * col; }});
  const GridSpec grid = grid_of(layer("a.tif"));
  const auto layers = align_layers(opener(), grid, {}, {layer("a.tif"), layer("b.tif")});
  const std::string unread = layers[0].audit_state();
  TilePlan plan = plan_tiles(grid, layers, 1, 512 << 20, 4);
  plan.tile_rows = 16;

  TileStream stream(plan, layers, 2, all_tiles(plan), {false, true});
  while (auto tile = stream.next()) {
    ASSERT_EQ(tile->quantities.size(), 2U);
    EXPECT_EQ(tile->quantities[0].size(), tile->quantities[1].size());
    EXPECT_EQ(tile->quantities[1].at(3, 2), static_cast<float>(tile->window.row + 3 + 100));
    stream.reuse(std::move(*tile));
  }

  EXPECT_EQ(layers[0].audit_state(), unread);
  EXPECT_NE(layers[1].audit_state(), unread);
}

TEST_F(Stream, ReadsOnlyTheTilesAskedForAndStopsEarly) {
  write("a.tif", {.rows = 64, .cols = 64, .value = [](int, int row, int) { return row; }});
  const GridSpec grid = grid_of(layer("a.tif"));
  const auto layers = align_layers(opener(), grid, {}, {layer("a.tif")});
  TilePlan plan = plan_tiles(grid, layers, 0, 512 << 20, 1);
  plan.tile_rows = plan.tile_cols = 8;
  TileStream some(plan, layers, 2, {5, 3});
  EXPECT_EQ(some.next()->number, 5);
  EXPECT_EQ(some.next()->number, 3);
  EXPECT_FALSE(some.next());

  TileStream left_early(plan, layers, 2, all_tiles(plan));
  EXPECT_EQ(left_early.next()->number, 0);
}

TEST_F(Stream, BringsAReadersErrorToTheCaller) {
  write("a.tif", {.rows = 64, .cols = 64, .value = [](int, int row, int col) { return row == 60 && col == 3 ? 1e9 : 1.0; }});
  LayerRequest request = layer("a.tif");
  request.spec.plausible_high = 100;
  const GridSpec grid = grid_of(request);
  const auto layers = align_layers(opener(), grid, {}, {request});
  TilePlan plan = plan_tiles(grid, layers, 0, 512 << 20, 1);
  plan.tile_rows = 8;
  TileStream stream(plan, layers, 2, all_tiles(plan));
  EXPECT_THROW({ while (stream.next()) {} }, RasterError);
}

/// A file of numbers that do not compress, in blocks of 128 x 128.
RasterFile noise(int rows, int cols) {
  RasterFile file{.rows = rows, .cols = cols, .creation = {"TILED=YES", "BLOCKXSIZE=128", "BLOCKYSIZE=128"}};
  file.value = [state = std::uint32_t{1}](int, int, int) mutable {
    return static_cast<double>((state = state * 1664525U + 1013904223U) >> 8);
  };
  return file;
}

TEST_F(Stream, TilesOfAnySizeAskedForDecodeEachBlockOnce) {
  write("dem.tif", noise(3000, 4000));
  const GridSpec grid = grid_of(layer("dem.tif"));
  const auto layers = align_layers(opener(), grid, {}, {layer("dem.tif")});
  EXPECT_EQ(plan_tiles(grid, layers, 1, 160 << 20, 4).tile_cols, 4000);
  // No multiple of the block in height; narrower than the grid, so that blocks beside a column of tiles are
  // met twice.
  const TilePlan plan = plan_tiles(grid, layers, 1, 160 << 20, 4, {100, 16 * 128});

  const double ratio = reads_per_block(plan, layers, path("dem.tif"));

  EXPECT_GE(ratio, 0.99);  // the counter sees what is read
  EXPECT_LE(ratio, 1.1);
}

TEST_F(Stream, TheBlockCacheBelongsToTheTileAskedFor) {
  write("dem.tif", noise(300, 4000));
  const GridSpec grid = grid_of(layer("dem.tif"));
  const auto layers = align_layers(opener(), grid, {}, {layer("dem.tif")});

  const TilePlan asked = plan_tiles(grid, layers, 1, 512 << 20, 4, {100, 2048});

  EXPECT_EQ(asked.tile_rows, 100);
  EXPECT_EQ(asked.tile_cols, 2048);
  // By hand: 102 rows touch 1 block row and one more, 2050 columns 17 blocks and one more; 128 x 128 cells of
  // 4 bytes.
  EXPECT_EQ(asked.cache_bytes, (16 << 20) + 2 * 18 * 128 * 128 * 4);
  EXPECT_EQ(plan_tiles(grid, layers, 1, 512 << 20, 4, {100, 9999}).tile_cols, 4000);
  // Only the width is asked for: the height gives way to the memory.
  const TilePlan wide = plan_tiles(grid, layers, 1, 240 << 20, 200, {0, 4000});
  EXPECT_EQ(wide.tile_cols, 4000);
  EXPECT_LT(wide.tile_rows, 256);
  EXPECT_THROW((void)plan_tiles(grid, layers, 1, 240 << 20, 200, {256, 4000}), LimitError);
}

TEST_F(Stream, ALayerThatOnlyLendsItsGridIsNotRead) {
  write("dem.tif", noise(3000, 1000));
  write("b.tif", {.rows = 3000,
                  .cols = 1000,
                  .type = GDT_Byte,
                  .creation = {"COMPRESS=DEFLATE"},
                  .value = [](int, int row, int) { return row % 7; }});
  LayerRequest dem = layer("dem.tif");
  dem.grid_only = true;
  dem.spec.plausible_high = 0;  // a cell that is read is refused
  const GridSpec grid = grid_of(dem);
  const auto layers = align_layers(opener(), grid, {}, {dem, layer("b.tif")});
  const TilePlan plan = plan_tiles(grid, layers, 1, 512 << 20, 4);

  const double share = reads_per_block(plan, layers, path("dem.tif"));

  EXPECT_LT(share, 0.02);
  EXPECT_EQ(layers[0].planes(), 0);
  EXPECT_EQ(
      plan.cache_bytes,
      plan_tiles(grid, align_layers(opener(), grid, {}, {layer("b.tif")}), 1, 512 << 20, 4).cache_bytes);
  const auto audit = layers[0].audit();
  ASSERT_EQ(audit.size(), 1U);
  EXPECT_EQ(audit[0].step, "grid");
  EXPECT_EQ(audit[0].method, "grid only, cells not read");
  EXPECT_EQ(audit[0].cells_in + audit[0].cells_out + audit[0].cells_no_data, 0);
  EXPECT_FALSE(audit[0].seen_low);
  EXPECT_EQ(layers[1].audit()[0].cells_out, 3000 * 1000);
  std::vector<Tile<float>> tiles(1, Tile<float>({0, 0, 1, 1}, 0, 0.0F));
  EXPECT_THROW(layers[0].read(tiles), BugError);
}

TEST_F(Stream, ALayerThatOnlyLendsItsGridContradictsNobody) {
  write("a.tif", {.rows = 4, .cols = 4});
  write("b.tif", {.rows = 4, .cols = 4});
  LayerRequest a = layer("a.tif"), b = layer("b.tif");
  a.spec.vertical_datum = "EGM96";
  b.spec.vertical_datum = "EGM2008";
  const GridSpec grid = grid_of(a);
  EXPECT_THROW((void)align_layers(opener(), grid, {}, {a, b}), RasterError);
  a.grid_only = true;
  EXPECT_NO_THROW((void)align_layers(opener(), grid, {}, {a, b}));
}

TEST_F(Stream, PlanFitsTheMemoryOrSaysSo) {
  write("striped.tif", {.rows = 2000, .cols = 3000, .creation = {"BLOCKYSIZE=1"}});
  const GridSpec grid = grid_of(layer("striped.tif"));
  const auto layers = align_layers(opener(), grid, {}, {layer("striped.tif")});
  const TilePlan roomy = plan_tiles(grid, layers, 1, 512 << 20, 4), tight = plan_tiles(grid, layers, 1, 100 << 20, 4);
  EXPECT_EQ(roomy.tile_cols, 3000);  // strips: the full width, or each is decoded once per column of tiles
  EXPECT_EQ(tight.tile_cols, 3000);
  EXPECT_LT(tight.tile_rows, roomy.tile_rows);
  EXPECT_THROW((void)plan_tiles(grid, layers, 1, 8 << 20, 4), LimitError);
}

}  // namespace
}  // namespace firnline::testing
