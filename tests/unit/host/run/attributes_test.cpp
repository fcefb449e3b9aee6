// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
// What is left of a profile for cells when its sites have attributes.
#include "host/run/attributes.hpp"

#include <gtest/gtest.h>

#include "host/run/resolve.hpp"
#include "kernels/composition/compose.hpp"

namespace firnline {
namespace {

/// Three leaves of hazard, the middle one an attribute; scores are values.
ResolvedProfile with_attribute(const Node& hazard) {
  ResolvedProfile profile;
  profile.leaf_indicator = {4, no_indicator, 2};
  profile.leaf_attribute[1] = {0, 0};
  Composition& composition = profile.composition;
  for (const double weight : {1.0, 2.0, 1.0}) {
    Leaf& leaf = composition.leaf[composition.leaves++];
    leaf.dimension = Dimension::hazard;
    leaf.weight = weight;
    leaf.value = {Transform::none, 2, {0, 1}, {0, 1}};
  }
  composition.leaf[2].missing = MissingRule::propagate;
  composition.node[0] = hazard;
  composition.root = {Aggregation::arithmetic, 1, 0.5, false};
  return profile;
}

TEST(GroundComposition, HasTheLeavesOfTheGround) {
  const ResolvedProfile profile = with_attribute({Aggregation::arithmetic, 1, 1, false});

  const Composition ground = ground_composition(profile);

  EXPECT_EQ(ground_leaves(profile), (std::vector<std::size_t>{0, 2}));
  ASSERT_EQ(ground.leaves, 2);
  EXPECT_EQ(ground.leaf[1].missing, MissingRule::propagate);
  EXPECT_EQ(ground.leaf[2].weight, 0);
  const double values[] = {0.8, 0.4};
  const Composed cell = compose(ground, values);
  EXPECT_DOUBLE_EQ(cell.score, 0.6);
  EXPECT_EQ(cell.coverage, 1);  // of what a cell can have
}

// Order weights .6, .3, .1 add up to 0, .6, .9, 1 at 0, 1/3, 2/3, 1; half way, .75. So two equal parts weigh
// .75 and .25: .75 * .8 + .25 * .4.
TEST(GroundComposition, ReadsOrderWeightsAtItsOwnShares) {
  const Composition ground =
      ground_composition(with_attribute({Aggregation::owa, 1, 1, false, 1, 3, {0.6, 0.3, 0.1}}));

  const double values[] = {0.4, 0.8};
  EXPECT_NEAR(compose(ground, values).score, 0.7, 1e-12);
}

TEST(GroundComposition, LeavesOutADimensionOfAttributesAlone) {
  ResolvedProfile profile = with_attribute({Aggregation::arithmetic, 1, 1, false});
  profile.composition.leaf[1].dimension = Dimension::vulnerability;
  profile.composition.node[2] = {Aggregation::arithmetic, 3, 1, false};
  profile.composition.root = {Aggregation::geometric, 1, 1, false};

  const double values[] = {0.8, 0.4};
  const Composed cell = compose(ground_composition(profile), values);

  EXPECT_NEAR(cell.score, 0.6, 1e-12);
  EXPECT_EQ(cell.coverage, 1);
}

}  // namespace
}  // namespace firnline
