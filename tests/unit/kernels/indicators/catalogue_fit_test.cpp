// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
// What indicators ask for is what the catalogue has: a job can bind every need without a word of its own.
#include "rasters/catalogue/catalogue.hpp"
#include "rasters/catalogue/units.hpp"
#include "tests/support/every_indicator.hpp"

namespace firnline::test {
namespace {

TEST_P(EveryIndicator, AsksForLayersOfTheCatalogueInTheirUnit) {
  const IndicatorInfo& info = GetParam()->info;
  for (int i = 0; i < need_count(info); ++i) {
    const Need& need = info.needs[i];
    const LayerSpec* layer = find_layer(need.name);
    ASSERT_NE(layer, nullptr) << need.name;
    EXPECT_EQ(need.category, layer->kind == LayerKind::categorical) << need.name;
    if (need.category) continue;
    const auto to_need = conversion(layer->unit, need.unit);
    ASSERT_TRUE(to_need.has_value()) << need.name << ": " << layer->unit << " and " << need.unit;
    EXPECT_TRUE(to_need->identity()) << need.name << " is in " << layer->unit << ", not in " << need.unit;
  }
}

INSTANTIATE_TEST_SUITE_P(Indicators, EveryIndicator, testing::ValuesIn(all_indicators()), id_of);

}  // namespace
}  // namespace firnline::test
