// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "kernels/hydrology/spill_graph.hpp"

#include <gtest/gtest.h>

#include <random>

#include "kernels/hydrology/spill_table.hpp"

namespace firnline {
namespace {

// 0 is outside; 1 and 2 hang behind 3, 4 and 5 behind nothing.
const std::vector<Spill> ponds = {{1, 1, 2}, {3, 4, 5}, {4, 3, 0}, {7, 2, 3}, {9, 1, 0}};

TEST(WaterLevels, AreTheLeastOfTheHighestSpills) {
  EXPECT_EQ(water_levels(6, 0, ponds),
            (std::vector<Height>{height_of_no_data, 7, 7, 4, above_everything, above_everything}));
}

TEST(WaterLevels, OfABasinAloneIsLowest) {
  EXPECT_EQ(water_levels(1, 0, {}), std::vector<Height>{height_of_no_data});
}

/// For all pairs at once: the worst spill of the best way, by trying each basin between each two.
std::vector<std::vector<Height>> worst_of_best(std::size_t basins, const std::vector<Spill>& spills) {
  std::vector<std::vector<Height>> worst(basins, std::vector<Height>(basins, above_everything));
  for (const Spill& spill : spills)
    for (const auto& [a, b] : {std::pair{spill.a, spill.b}, std::pair{spill.b, spill.a}}) {
      Height& height = worst[static_cast<std::size_t>(a)][static_cast<std::size_t>(b)];
      height = std::min(height, spill.height);
    }
  for (std::size_t between = 0; between < basins; ++between)
    for (std::size_t a = 0; a < basins; ++a)
      for (std::size_t b = 0; b < basins; ++b)
        worst[a][b] = std::min(worst[a][b], std::max(worst[a][between], worst[between][b]));
  return worst;
}

std::vector<Spill> random_spills(std::mt19937_64& random, std::int32_t basins, int count) {
  std::vector<Spill> spills;
  const auto below = [&random](std::int32_t n) {
    return static_cast<std::int32_t>(random() % static_cast<std::uint64_t>(n));
  };
  for (int i = 0; i < count; ++i) spills.push_back({below(12), below(basins), below(basins)});
  sort_by_height(spills);
  return spills;
}

TEST(ThinnedSpills, KeepTheWorstSpillOfTheBestWay) {
  std::mt19937_64 random(3);
  for (int round = 0; round < 50; ++round) {
    constexpr std::int32_t basins = 17;
    const std::vector<Spill> spills = random_spills(random, basins, 5 + round);
    std::vector<std::int32_t> number(basins, -1), chosen;
    for (std::int32_t basin = 0; basin < basins; basin += 1 + static_cast<std::int32_t>(random() % 3)) {
      number[static_cast<std::size_t>(basin)] = static_cast<std::int32_t>(chosen.size());
      chosen.push_back(basin);
    }

    const ThinnedSpills thinned = thin(number, spills);

    const auto all = worst_of_best(basins, spills), forest = worst_of_best(basins, thinned.forest);
    const auto between = worst_of_best(chosen.size(), thinned.between_chosen);
    EXPECT_LT(thinned.forest.size(), std::size_t{basins});
    EXPECT_LT(thinned.between_chosen.size(), chosen.size());
    for (std::size_t a = 0; a < basins; ++a)
      for (std::size_t b = 0; b < a; ++b) {
        EXPECT_EQ(forest[a][b], all[a][b]);
        if (number[a] < 0 || number[b] < 0) continue;
        EXPECT_EQ(between[static_cast<std::size_t>(number[a])][static_cast<std::size_t>(number[b])],
                  all[a][b]);
      }
  }
}

TEST(SpillTable, KeepsTheLowestOfEachPairAsItGrows) {
  SpillTable<Height> table;
  for (const std::int32_t times : {2, 1})  // the second time it is in use already
    for (table.clear(); const std::int32_t offset : {20, 0, 10})
      for (std::int32_t a = 0; a < 500 * times; ++a) table.add({offset + a, a + 1 + a % 7, a});

  std::vector<Spill> spills = table.spills();

  sort_by_height(spills);
  ASSERT_EQ(spills.size(), 500U);
  for (std::int32_t a = 0; a < 500; ++a) {
    const Spill& spill = spills[static_cast<std::size_t>(a)];
    EXPECT_EQ(spill.height, a);
    EXPECT_EQ(spill.a, a);
    EXPECT_EQ(spill.b, a + 1 + a % 7);
  }
}

}  // namespace
}  // namespace firnline
