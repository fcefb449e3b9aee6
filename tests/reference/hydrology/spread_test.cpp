// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include "tests/reference/hydrology/textbook_spreading.hpp"
#include "tests/support/spread_grids.hpp"
#include "tests/support/tolerance.hpp"

namespace firnline::test {
namespace {

using textbook::Position;
using textbook::Table;

/// A filled relief as the textbook has it.
struct Terrain {
  GridSpec grid;
  Table<double> height;
  Table<int> code;

  explicit Terrain(const Relief& relief)
      : grid(relief.grid), height(grid.rows, grid.cols, 0.0), code(grid.rows, grid.cols, 0) {
    const Table<int> sinks(grid.rows, grid.cols, std::vector<int>(relief.sinks.begin(), relief.sinks.end()));
    height = textbook::filled({grid.rows, grid.cols, {relief.heights.begin(), relief.heights.end()}}, sinks);
    code = textbook::with_flats(height, textbook::steepest(height, sinks, grid));
  }
};

/// Every cell gives as many quanta as make rounding to whole ones nothing beside that of shares.
constexpr std::int64_t weight = std::int64_t{1} << 44;

void expect_as_in_the_textbook(const Relief& relief, const SpreadLaw& law) {
  const Terrain terrain(relief);
  textbook::Portions portions(relief.grid.rows, relief.grid.cols, std::array<double, 8>{});
  for (const Position& p : terrain.height.positions())
    portions[p] = law.kind == SpreadLaw::Kind::d_infinity
                      ? textbook::d_infinity(terrain.height, p, terrain.code[p], terrain.grid)
                      : textbook::multiple(terrain.height, p, terrain.code[p], terrain.grid, law.exponent,
                                           law.contour_lengths);
  const auto expected = textbook::spread(terrain.height, terrain.code, portions,
                                         {relief.grid.rows, relief.grid.cols, static_cast<double>(weight)})
                            .cells();
  const std::vector<float> heights(terrain.height.cells().begin(), terrain.height.cells().end());
  const std::vector<std::uint8_t> direction(terrain.code.cells().begin(), terrain.code.cells().end());
  const std::vector<std::int64_t> weights(heights.size(), weight);
  for (const std::int64_t tile : {100, 1, 3, 16}) {
    const Spread got =
        spread(cut_into(relief.grid, tile, tile + tile / 7), heights, direction, law, {weights}, 6);
    for (std::size_t i = 0; i < expected.size(); ++i)
      if (direction[i] == textbook::void_code)
        ASSERT_EQ(got.sums[0][i], no_accumulation);
      else
        ASSERT_PRED3(agrees, static_cast<double>(got.sums[0][i]), expected[i], tolerance::spread_shares)
            << relief.name << ", cell " << i << ", tiles of " << tile;
  }
}

TEST(MultipleFlow, IsThatOfTheTextbookOnAnyTiling) {
  for (const Relief& relief : random_reliefs())
    for (const SpreadLaw& law : spread_laws())
      if (law.kind == SpreadLaw::Kind::multiple) expect_as_in_the_textbook(relief, law);
}

// Where heights are whole numbers two triangles may be equally steep but for the last bit: the textbook and
// the program then choose differently. Heights as they come have flats too, where they were filled.
TEST(DInfinity, IsThatOfTheTextbookOnAnyTiling) {
  int seen = 0;
  for (const Relief& relief : random_reliefs()) {
    const bool of_all_sizes = relief.name.find(", 0 heights") != std::string::npos;
    if (!of_all_sizes && relief.grid.cells() > 50) continue;
    expect_as_in_the_textbook(relief, {});
    seen += of_all_sizes;
  }
  EXPECT_EQ(seen, 12);
}

}  // namespace
}  // namespace firnline::test
