// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
// Each source block is decoded once, or next to it: for every usual layout of blocks, however the layer lies
// to the grid.
#include <cmath>
#include <ostream>

#include "tests/unit/rasters/alignment/raster_files.hpp"
#include "tests/unit/rasters/alignment/reads_per_block.hpp"

namespace firnline::testing {
namespace {

constexpr double once = 1.1;
constexpr std::int64_t usual = 640 << 20;  // what a run takes when nobody says otherwise
constexpr std::int64_t tight = 160 << 20;
constexpr int engine_planes = 16;

/// How a file is cut into blocks.
struct Layout {
  const char* name;
  std::vector<std::string> creation;
};
const Layout tiled_256{"tiled256", {"TILED=YES", "BLOCKXSIZE=256", "BLOCKYSIZE=256"}};
const Layout deflate_512{"deflate512",
                         {"TILED=YES", "BLOCKXSIZE=512", "BLOCKYSIZE=512", "COMPRESS=DEFLATE", "ZLEVEL=1"}};
const Layout strips_1{"strips1", {"BLOCKYSIZE=1", "COMPRESS=DEFLATE", "ZLEVEL=1"}};
const Layout strips_64{"strips64", {"BLOCKYSIZE=64", "COMPRESS=DEFLATE", "ZLEVEL=1"}};

/// How the grid lies to the layer: its cells against the layer's of 100 m.
struct Lie {
  const char* name;
  double cell_m, offset_m;
  std::int64_t halo;
  std::string source_crs{"EPSG:32643"};
};
const Lie lies[] = {{"same_cells", 100, 0, 0},
                    {"same_cells_halo_1", 100, 0, 1},
                    {"same_cells_halo_8", 100, 0, 8},
                    {"layer_coarser", 60, 13, 1},
                    {"layer_finer", 310, 17, 1},
                    {"offset", 100, 37, 1},
                    {"other_crs", 100, 0, 1, "EPSG:32644"}};

void PrintTo(const Layout& layout, std::ostream* out) {
  *out << layout.name;
}
void PrintTo(const Lie& lie, std::ostream* out) {
  *out << lie.name;
}

class SourceBlocks : public Folder {
 protected:
  /// Numbers that do not compress, of eight bytes or of one.
  void write_noise(RasterFile file, const Layout& layout) const {
    file.creation = layout.creation;
    const bool bytes = file.type == GDT_Byte;
    file.value = [bytes, state = std::uint64_t{1}](int, int, int) mutable {
      state = state * 6364136223846793005U + 1442695040888963407U;
      return bytes ? static_cast<double>(state >> 56) : static_cast<double>(state >> 11) / 1e10;
    };
    write("layer.tif", file);
  }
  void expect_decoded_once(const GridSpec& grid, const LayerRequest& request, std::int64_t halo,
                           std::int64_t memory, std::int64_t decoded_bytes) {
    const auto layers = align_layers(opener(), grid, {}, {request});
    const TilePlan plan = plan_tiles(grid, layers, halo, memory, engine_planes);
    ASSERT_LT(plan.cache_bytes, decoded_bytes * 4 / 5);  // or nothing would be shown

    const double ratio = reads_per_block(plan, layers, path("layer.tif"));

    EXPECT_GE(ratio, 0.95);
    EXPECT_LE(ratio, once) << plan.tile_rows << " x " << plan.tile_cols << " cells, cache of "
                           << plan.cache_bytes << " bytes";
    RecordProperty("reads_per_block", std::to_string(ratio));
  }
};

class DecodedOnce : public SourceBlocks,
                    public ::testing::WithParamInterface<std::tuple<Layout, Lie, std::int64_t>> {
 protected:
  static constexpr int rows = 8000, cols = 1000;  // 64 MB, far more than the block cache takes

  /// A grid that holds the whole layer, its corner a little off the layer's.
  [[nodiscard]] GridSpec grid_around(const LayerRequest& request, const Lie& lie) const {
    // Six degrees east of the middle of the grid's zone, the layer lies turned by four degrees.
    if (lie.source_crs != "EPSG:32643") return utm_grid(990000, 4650000, lie.cell_m, 8600, 1800, opener());
    const GridSpec own = grid_of(request);
    const auto cells = [&](int count) {
      return static_cast<std::int64_t>(std::ceil((count * 100 + lie.offset_m) / lie.cell_m));
    };
    return utm_grid(own.west - lie.offset_m, own.north + lie.offset_m, lie.cell_m, cells(rows), cells(cols),
                    opener());
  }
};

TEST_P(DecodedOnce, WithThePlanThatWasMade) {
  const auto& [layout, lie, memory] = GetParam();
  write_noise({.crs = lie.source_crs, .rows = rows, .cols = cols, .type = GDT_Float64}, layout);
  const LayerRequest request = layer("layer.tif", LayerKind::intensive, Method::by_kind);
  expect_decoded_once(grid_around(request, lie), request, lie.halo, memory, std::int64_t{rows} * cols * 8);
}

/// Wider than one tile: the blocks beside a column of tiles, and its halo, are met twice.
TEST_F(SourceBlocks, OfAGridOfTwoColumnsOfTilesAreDecodedOnce) {
  for (const Layout& layout : {tiled_256, deflate_512, strips_1}) {
    write_noise({.rows = 3072, .cols = 24000, .type = GDT_Byte}, layout);
    const LayerRequest request = layer("layer.tif");
    expect_decoded_once(grid_of(request), request, 1, usual, 3072 * 24000);
  }
}

/// In another CRS the rows of a tile cross rows of the source; the cache must hold those too.
TEST_F(SourceBlocks, OfALayerAskewAreCountedForTheCache) {
  write("turned.tif", {.crs = "EPSG:32644", .rows = 3000, .cols = 4000, .type = GDT_Byte});
  const GridSpec grid = utm_grid(990000, 4600000, 100, 2000, 4300, opener());
  const auto layers =
      align_layers(opener(), grid, {}, {layer("turned.tif", LayerKind::intensive, Method::by_kind)});

  // By hand: the meridians of two zones, 6 degrees apart, turn against one another by 6 degrees x
  // sin(latitude), which is 3.98 degrees at 41.5 N: tan(3.98 degrees) = 0.0695 rows for each column.
  EXPECT_NEAR(layers[0].blocks().rows_per_grid_col, 0.0695, 0.003);
  // A full row of the grid crosses 4300 x 0.0665 = 285 rows of the source at least, strips of 4000 bytes
  // each.
  const TilePlan plan = plan_tiles(grid, layers, 0, usual, engine_planes, {10, 4300});
  EXPECT_GT(plan.cache_bytes, (16 << 20) + 285 * 4000);
}

INSTANTIATE_TEST_SUITE_P(Layouts, DecodedOnce,
                         ::testing::Combine(::testing::Values(tiled_256, deflate_512, strips_1, strips_64),
                                            ::testing::ValuesIn(lies), ::testing::Values(usual, tight)),
                         [](const auto& one) {
                           return std::string(std::get<0>(one.param).name) + "_" +
                                  std::get<1>(one.param).name +
                                  (std::get<2>(one.param) == usual ? "_usual" : "_tight");
                         });

}  // namespace
}  // namespace firnline::testing
