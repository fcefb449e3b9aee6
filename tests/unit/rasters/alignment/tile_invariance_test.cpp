// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include <array>

#include "rasters/alignment/choose_method.hpp"
#include "tests/unit/rasters/alignment/raster_files.hpp"

namespace firnline::testing {
namespace {

/// A layer read in one window, and again in tiles of five sizes with a halo: not one bit may differ, halo included.
class TileInvariance : public Folder {
 protected:
  struct Noise {
    std::uint32_t state = 12345;
    double operator()() { return static_cast<double>((state = state * 1664525U + 1013904223U) >> 8) / 16777216.0; }
  };

  /// Degrees, 0.004 x 0.003 wide: the other CRS, with holes in one half so that some windows have none.
  void write_sources() {
    Noise noise;
    write("quantity.tif", {.crs = "EPSG:4326", .west = 74.85, .north = 41.65, .width = 0.004, .height = 0.003, .rows = 140, .cols = 130,
                           .no_data = -9999, .value = [&](int, int, int col) { const double v = noise(); return col > 65 && v < 0.1 ? -9999 : 1000 * v; }});
    write("classes.tif", {.crs = "EPSG:4326", .west = 74.85, .north = 41.65, .width = 0.004, .height = 0.003, .rows = 140, .cols = 130,
                          .type = GDT_Byte, .no_data = 0, .value = [&](int, int, int) { return std::floor(noise() * 6); }});
    // The grid's own CRS, a little off: axes parallel, so GDAL carries average and maximum too.
    write("parallel.tif", {.west = 498033, .north = 4601077, .width = 117, .height = 93, .rows = 420, .cols = 350, .no_data = -9999,
                           .value = [&](int, int, int col) { const double v = noise(); return col > 150 && v < 0.1 ? -9999 : 1000 * v; }});
  }

  template <class T>
  void expect_invariant(const GridSpec& grid, const LayerRequest& request) {
    const AlignedLayer layer = align(grid, request);
    constexpr std::int64_t halo = 2;
    std::vector<Tile<T>> whole = {Tile<T>(grid.whole(), halo, T{})};
    layer.read(whole);
    const std::string audit = layer.audit_state();
    std::int64_t valid = 0;
    for (std::size_t i = 0; i < whole[0].size(); ++i) valid += is_valid(whole[0].data()[i]);
    ASSERT_GT(valid, grid.cells() / 2) << "the test has nothing to compare";

    for (const auto& [rows, cols] : std::array<std::pair<std::int64_t, std::int64_t>, 5>{{{1, 1000}, {7, 5}, {16, 16}, {33, 64}, {1000, 3}}}) {
      const AlignedLayer tiled = align(grid, request);
      for (std::int64_t r = 0; r < grid.rows; r += rows)
        for (std::int64_t c = 0; c < grid.cols; c += cols) {
          std::vector<Tile<T>> tile = {Tile<T>({r, c, std::min(rows, grid.rows - r), std::min(cols, grid.cols - c)}, halo, T{})};
          tiled.read(tile);
          const Window w = tile[0].window();
          for (std::int64_t i = -halo; i < w.rows + halo; ++i)
            for (std::int64_t j = -halo; j < w.cols + halo; ++j) {
              if (!grid.whole().grown(halo).contains({r + i, c + j})) continue;
              const T a = tile[0].at(i, j), b = whole[0].at(r + i, c + j);
              ASSERT_EQ(std::memcmp(&a, &b, sizeof(T)), 0)
                  << name_of(request.method) << ", tiles of " << rows << " x " << cols << ", row " << r + i << ", column " << c + j << ": " << a << " and " << b;
            }
        }
      EXPECT_EQ(tiled.audit_state(), audit) << "tiles of " << rows << " x " << cols;
    }
  }
  static bool is_valid(float v) { return !std::isnan(v); }
  static bool is_valid(std::int32_t v) { return v != no_data_code; }

  /// 500 m cells under sources of about 330 m; 90 m cells above them.
  [[nodiscard]] GridSpec coarse() const { return utm_grid(498000, 4601000, 500, 50, 60, opener()); }
  [[nodiscard]] GridSpec fine() const { return utm_grid(500000, 4600000, 90, 90, 100, opener()); }
};

TEST_F(TileInvariance, Nearest) {
  write_sources();
  expect_invariant<float>(fine(), layer("quantity.tif", LayerKind::intensive, Method::nearest));
  expect_invariant<float>(coarse(), layer("parallel.tif", LayerKind::intensive, Method::nearest));
}

TEST_F(TileInvariance, NearestOfCodes) {
  write_sources();
  expect_invariant<std::int32_t>(fine(), layer("classes.tif", LayerKind::categorical, Method::nearest));
}

TEST_F(TileInvariance, Bilinear) {
  write_sources();
  expect_invariant<float>(fine(), layer("quantity.tif", LayerKind::intensive, Method::bilinear));
  expect_invariant<float>(coarse(), layer("quantity.tif", LayerKind::intensive, Method::bilinear));
  expect_invariant<float>(coarse(), layer("parallel.tif", LayerKind::intensive, Method::bilinear));
}

TEST_F(TileInvariance, Average) {
  write_sources();
  expect_invariant<float>(coarse(), layer("quantity.tif", LayerKind::intensive, Method::average));
  expect_invariant<float>(coarse(), layer("parallel.tif", LayerKind::intensive, Method::average));
}

TEST_F(TileInvariance, Maximum) {
  write_sources();
  expect_invariant<float>(coarse(), layer("quantity.tif", LayerKind::max_type, Method::maximum));
  expect_invariant<float>(coarse(), layer("parallel.tif", LayerKind::max_type, Method::maximum));
}

TEST_F(TileInvariance, Sum) {
  write_sources();
  expect_invariant<float>(coarse(), layer("quantity.tif", LayerKind::extensive, Method::sum));
  expect_invariant<float>(fine(), layer("quantity.tif", LayerKind::extensive, Method::sum));
  expect_invariant<float>(coarse(), layer("parallel.tif", LayerKind::extensive, Method::sum));
}

TEST_F(TileInvariance, Mode) {
  write_sources();
  expect_invariant<std::int32_t>(coarse(), layer("classes.tif", LayerKind::categorical, Method::mode));
}

TEST_F(TileInvariance, Fraction) {
  write_sources();
  LayerRequest request = layer("classes.tif", LayerKind::categorical, Method::fraction);
  request.classes = {2, 5};
  expect_invariant<float>(coarse(), request);
}

TEST_F(TileInvariance, LatitudeOfTheGrid) {
  LayerRequest latitude;
  latitude.name = latitude.spec.id = std::string(layer_from_grid);
  latitude.sources = {"grid"};
  latitude.from_grid = true;
  expect_invariant<float>(coarse(), latitude);
}

TEST_F(TileInvariance, OfFindingsFillingsAndTotals) {
  Noise noise;
  write("people.tif", {.crs = "EPSG:4326", .west = 74.85, .north = 41.65, .width = 0.004, .height = 0.003, .rows = 140, .cols = 130,
                       .value = [&](int, int, int) {
                         const double v = noise();
                         return v < 0.05 ? -200 : v < 0.06 ? std::numeric_limits<double>::infinity() : v < 0.1 ? nan : 100 * v;
                       }});
  LayerRequest request = layer("people.tif", LayerKind::extensive, Method::sum);
  request.spec.plausible_low = 0;
  request.spec.no_data_traps = {-200};
  request.spec.missing = MissingPolicy::structural_zero;
  expect_invariant<float>(fine(), request);
}

}  // namespace
}  // namespace firnline::testing
