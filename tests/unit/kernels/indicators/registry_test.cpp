// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "kernels/indicators/registry.hpp"

#include <gtest/gtest.h>

#include <set>
#include <string>

#include "kernels/grid/error.hpp"
#include "tests/support/study.hpp"

namespace firnline {
namespace {

TEST(Registry, HoldsTheIndicatorsOfTheFirstStudies) {
  const char* ids[] = {"slope_horn",           "aspect_horn",
                       "ice_storage",          "mass_change",
                       "melt_degree_day",      "melt_positive_degree_day",
                       "future_lake_volume",   "water_stress_score",
                       "water_stress_monthly", "dry_climate_share",
                       "flood_hazard_class",   "exposed_population",
                       "population",           "cropland"};
  for (const char* id : ids) {
    ASSERT_NE(find_indicator(id), nullptr) << id;
    EXPECT_STREQ(find_indicator(id)->info.id, id);
  }
  EXPECT_EQ(find_indicator("no_such_indicator"), nullptr);
  EXPECT_EQ(find_indicator(""), nullptr);
}

TEST(Registry, NamesEachIndicatorOnce) {
  std::set<std::string> ids;
  for (const RegisteredIndicator& indicator : indicators()) EXPECT_TRUE(ids.insert(indicator.info.id).second);
}

TEST(Registry, HasTheCudaPathExactlyWhenTheBuildHasIt) {
  for (const RegisteredIndicator& indicator : indicators()) {
    EXPECT_NE(indicator.evaluate_cpu, nullptr);
    EXPECT_EQ(indicator.evaluate_cuda != nullptr, built_with_cuda()) << indicator.info.id;
  }
}

TEST(Descriptions, OfMistakesAreCaught) {
  IndicatorInfo good = find_indicator("ice_storage")->info;
  EXPECT_EQ(mistake_in(good), nullptr);
  IndicatorInfo bad = good;
  bad.low = bad.high;
  EXPECT_NE(mistake_in(bad), nullptr);
  bad = good;
  bad.reach = 1;
  EXPECT_NE(mistake_in(bad), nullptr);
  bad = good;
  bad.params[0].value = 1e9;
  EXPECT_NE(mistake_in(bad), nullptr);
  bad = good;
  bad.needs[0].name = nullptr;
  EXPECT_NE(mistake_in(bad), nullptr);
}

class Evaluate : public testing::Test {
 protected:
  TileOnDevice tile(std::int64_t halo, std::vector<double> plane_values = {1}) const {
    const std::vector<Tile<float>> planes = {Tile<float>(Window{0, 0, 4, 4}, halo, 1.0F)};
    return {Device{}, test::plane_grid(4, 4), planes, {}, plane_values};
  }
  Binding bound_to(int first, int count) const {
    Binding binding;
    binding.first_plane[0] = first;
    binding.plane_count[0] = count;
    return binding;
  }
  const RegisteredIndicator& slope = *find_indicator("slope_horn");
  Buffer<float> out{Device{}, 16};
};

TEST_F(Evaluate, RunsWhenEverythingFits) {
  EXPECT_NO_THROW(slope.evaluate(tile(1), bound_to(0, 1), out));
}

TEST_F(Evaluate, RefusesAHaloThatIsTooNarrow) {
  EXPECT_THROW(slope.evaluate(tile(0), bound_to(0, 1), out), BugError);
}
TEST_F(Evaluate, RefusesAResultThatIsTooSmall) {
  Buffer<float> small(Device{}, 15);
  EXPECT_THROW(slope.evaluate(tile(1), bound_to(0, 1), small), BugError);
}
TEST_F(Evaluate, RefusesPlanesThatAreNotThere) {
  EXPECT_THROW(slope.evaluate(tile(1), bound_to(1, 1), out), BugError);
  EXPECT_THROW(slope.evaluate(tile(1), bound_to(-1, 1), out), BugError);
  EXPECT_THROW(slope.evaluate(tile(1), bound_to(0, 2), out), BugError);
  EXPECT_THROW(slope.evaluate(tile(1), bound_to(0, 0), out), BugError);
}
TEST_F(Evaluate, RefusesPlaneValuesThatDoNotMatch) {
  EXPECT_THROW(tile(1, {1, 2}), BugError);
}
TEST_F(Evaluate, RefusesPlanesOfDifferentWindows) {
  const std::vector<Tile<float>> planes = {Tile<float>(Window{0, 0, 4, 4}, 1, 1.0F),
                                           Tile<float>(Window{0, 4, 4, 4}, 1, 1.0F)};
  const std::vector<double> values = {1, 2};
  EXPECT_THROW(TileOnDevice(Device{}, test::plane_grid(4, 8), planes, {}, values), BugError);
}

}  // namespace
}  // namespace firnline
