// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "kernels/hydrology/intakes.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "kernels/hydrology/drainage.hpp"
#include "tests/support/routing_grids.hpp"

namespace firnline::test {
namespace {

constexpr std::int64_t tiles[] = {1, 2, 3};

/// A river that runs east through the first row, fields that drain north to it, and a last field that leaves
/// the grid southward.
struct Valley {
  explicit Valley(std::int64_t tile)
      : grid(metric_grid(2, 3, 1000, 1000)),
        where(cut_into(grid, tile, tile)),
        direction(
            plane_of<std::uint8_t>(where, {d8::east, d8::east, d8::east, d8::north, d8::north, d8::south})),
        river(plane_of<std::uint8_t>(where, {stream, stream, stream, no_stream, no_stream, no_stream})),
        demand(plane_of<std::int64_t>(where, {0, 10, 0, 6, 30, 5})) {}

  [[nodiscard]] std::unique_ptr<MemoryPlane<std::int64_t>> sums() const {
    return std::make_unique<MemoryPlane<std::int64_t>>(where.tiling);
  }

  GridSpec grid;
  WholeGrid where;
  std::unique_ptr<MemoryPlane<std::uint8_t>> direction, river;
  std::unique_ptr<MemoryPlane<std::int64_t>> demand;
};

TEST(Intakes, AreWhereTheWayOfAFieldMeetsTheRiver) {
  for (const std::int64_t tile : tiles) {
    const Valley valley(tile);
    Intakes intakes(valley.where, *valley.direction, valley.river.get(), valley.sums());

    const auto& gathered = intakes.gather(*valley.demand);

    EXPECT_EQ(load_grid(valley.where.tiling, gathered), (std::vector<std::int64_t>{6, 40, 0, 0, 0, 0}));
  }
}

// Half of the 40 that are asked for at the second cell of the river is there: 5 of 10, and 15 of 30. Quanta
// of 2 m3.
TEST(Intakes, GiveEachFieldTheSameShare) {
  for (const std::int64_t tile : tiles) {
    const Valley valley(tile);
    Intakes intakes(valley.where, *valley.direction, valley.river.get(), valley.sums());
    intakes.gather(*valley.demand);
    MemoryPlane<float> supply(valley.where.tiling);

    intakes.share_out(*plane_of<std::int64_t>(valley.where, {6, 20, 0, 0, 0, 0}), 2, supply);

    const auto m3 = load_grid<float>(valley.where.tiling, supply);
    EXPECT_EQ(m3[0], 0);
    EXPECT_EQ(m3[1], 10);
    EXPECT_EQ(m3[3], 12);
    EXPECT_EQ(m3[4], 30);
    EXPECT_TRUE(std::isnan(m3[5])) << "its way meets no river";
  }
}

TEST(Intakes, DoNotTellOfARiverThatIsNotKnown) {
  const Valley valley(2);
  Intakes intakes(valley.where, *valley.direction, valley.river.get(), valley.sums());
  intakes.gather(*valley.demand);
  MemoryPlane<float> supply(valley.where.tiling);

  intakes.share_out(*plane_of<std::int64_t>(valley.where, {6, no_accumulation, 0, 0, 0, 0}), 1, supply);

  const auto m3 = load_grid<float>(valley.where.tiling, supply);
  EXPECT_TRUE(std::isnan(m3[1]));
  EXPECT_TRUE(std::isnan(m3[4]));
  EXPECT_EQ(m3[3], 6);
}

TEST(Intakes, AreTheFieldsThemselvesWithoutARiver) {
  const Valley valley(2);
  Intakes intakes(valley.where, *valley.direction, nullptr, nullptr);
  EXPECT_EQ(&intakes.gather(*valley.demand), valley.demand.get());
  MemoryPlane<float> supply(valley.where.tiling);

  intakes.share_out(*plane_of<std::int64_t>(valley.where, {0, 5, 0, 6, 0, 5}), 1, supply);

  EXPECT_EQ(load_grid<float>(valley.where.tiling, supply), (std::vector<float>{0, 5, 0, 6, 0, 5}));
}

}  // namespace
}  // namespace firnline::test
