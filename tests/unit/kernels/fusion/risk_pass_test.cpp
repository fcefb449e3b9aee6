// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "kernels/fusion/risk_pass.hpp"

#include <gtest/gtest.h>

#include "kernels/grid/error.hpp"
#include "tests/support/compose_pass.hpp"
#include "tests/support/compositions.hpp"

namespace firnline {
namespace {

class Pass : public testing::Test {
 protected:
  /// The slope of one plane, bound to planes [first, first + count).
  [[nodiscard]] RiskProgram slope(int first = 0, int count = 1) const {
    RiskProgram program;
    program.plane_values = {1};
    Binding binding;
    binding.first_plane[0] = first;
    binding.plane_count[0] = count;
    program.operations.push_back({find_indicator("slope_horn"), binding});
    program.keep = {true};
    return program;
  }
  [[nodiscard]] RiskPass pass(const RiskProgram& program, std::int64_t halo = 1) const {
    return {Device{}, test::plane_grid(4, 8), program, 4, 4, halo, {}, {SumQuantum{}}};
  }
  const Window window{0, 0, 4, 4};
  const std::vector<Tile<float>> plane = {Tile<float>(window, 1, 1.0F)};
};

TEST_F(Pass, RunsWhenEverythingFits) {
  RiskPass fits = pass(slope());
  fits.submit({window, plane, {}});
  EXPECT_EQ(fits.collect().kept[0].size(), 16U);
}

TEST_F(Pass, RefusesAHaloThatIsTooNarrow) {
  EXPECT_THROW((void)pass(slope(), 0), BugError);
}

TEST_F(Pass, RefusesPlanesThatAreNotThere) {
  for (const auto& [first, count] : {std::pair{1, 1}, {-1, 1}, {0, 2}, {0, 0}})
    EXPECT_THROW((void)pass(slope(first, count)), BugError) << first << ", " << count;
}

TEST_F(Pass, RefusesQuantaThatDoNotFit) {
  EXPECT_THROW(RiskPass(Device{}, test::plane_grid(4, 8), slope(), 4, 4, 1, {}, {}), BugError);
}

TEST_F(Pass, RefusesTilesThatDoNotFit) {
  RiskPass some = pass(slope());
  const Window east{0, 4, 4, 4}, beyond{0, 6, 4, 4};
  const std::vector<Tile<float>> two(2, plane[0]), elsewhere = {Tile<float>(east, 1, 1.0F)},
                                                   outside = {Tile<float>(beyond, 1, 1.0F)},
                                                   narrow = {Tile<float>(window, 0, 1.0F)};
  EXPECT_THROW(some.submit({window, two, {}}), BugError);
  EXPECT_THROW(some.submit({window, elsewhere, {}}), BugError);
  EXPECT_THROW(some.submit({window, narrow, {}}), BugError);
  EXPECT_THROW(some.submit({beyond, outside, {}}), BugError);
  EXPECT_NO_THROW(some.submit({east, elsewhere, {}}));
}

TEST_F(Pass, HandsOutEachTileOnce) {
  RiskPass some = pass(slope());
  EXPECT_THROW(static_cast<void>(some.collect()), BugError);
  some.submit({window, plane, {}});
  EXPECT_THROW(some.submit({window, plane, {}}), BugError) << "depth is 1 on the CPU";
  static_cast<void>(some.collect());
  EXPECT_THROW(static_cast<void>(some.collect()), BugError);
}

TEST_F(Pass, RefusesLeavesWithoutAnOperation) {
  RiskProgram program = slope();
  ProfileProgram profile;
  profile.composition.leaves = 1;
  profile.leaf_operation = {1};
  program.profiles.push_back(profile);
  EXPECT_THROW(RiskPass(Device{}, test::plane_grid(4, 8), program, 4, 4, 1, {}, std::vector<SumQuantum>(2)),
               BugError);
}

// A cell without a score says why.
TEST(RiskClass, FollowsScoreAndCoverage) {
  const auto class_of = [](float score, float coverage, int reached) {
    return int{risk_class(score, coverage, reached, 0.5)};
  };
  EXPECT_EQ(class_of(0, 1, 0), 1);
  EXPECT_EQ(class_of(1, 1, 4), 5);
  EXPECT_EQ(class_of(no_data_f32, 0, 0), class_no_data_here);
  EXPECT_EQ(class_of(no_data_f32, 0.4F, 0), class_too_little_data);
  EXPECT_EQ(class_of(no_data_f32, 0.5F, 0), class_required_missing);
}

// Class k + 1 begins at break k, breaks included: 0.2 as a float is a little more than 0.2.
TEST(RiskClass, BeginsAtItsBreak) {
  const std::vector<std::vector<float>> leaf = {{0, 0.19999F, 0.2F, 0.5F, 0.6F, 0.79999F, 1, no_data_f32}};
  Composition composition = test::one_node(Aggregation::arithmetic, {1});
  const auto classes = test::compose_planes({}, composition, leaf).classes;
  EXPECT_EQ(classes, (std::vector<std::uint8_t>{1, 1, 2, 3, 4, 4, 5, class_no_data_here}));
}

}  // namespace
}  // namespace firnline
