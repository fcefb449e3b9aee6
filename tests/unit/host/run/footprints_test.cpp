// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
// What is summed where when a list has several footprints.
#include "host/run/footprints.hpp"

#include <gtest/gtest.h>

#include "host/run/tile_pass.hpp"

namespace firnline {
namespace {

/// Three indicators. Profile 0 reads 0 on the own footprint and 1, weighed by 2, in a buffer; profile 1 reads
/// 2 on the own footprint of the same list, and profile 2 has a list to itself. Scores are quantities 3,
/// 4, 5.
LayerSet three_profiles() {
  LayerSet set;
  set.indicators.resize(3);
  set.sites.resize(2);
  const std::size_t buffer = ask_for(FootprintRequest{Footprint::buffer, 10}, set.sites[0]);
  set.profiles.resize(3);
  set.profiles[0].leaf_indicator = {0, 1};
  set.profiles[0].leaf_weight = {std::nullopt, 2};
  set.profiles[0].leaf_footprint[1] = 1 + buffer;
  set.profiles[1].leaf_indicator = {2};
  set.profiles[1].leaf_weight.resize(1);
  set.profiles[2].leaf_indicator = {0};
  set.profiles[2].leaf_weight.resize(1);
  set.profiles[2].sites = 1;
  return set;
}

TEST(ZoneLists, SumWhatTheirProfilesAskFor) {
  const auto lists = zone_lists_of(three_profiles());

  ASSERT_EQ(lists.size(), 3U);
  EXPECT_EQ(lists[0].sites, 0U);
  EXPECT_EQ(lists[0].footprint, 0U);
  EXPECT_EQ(lists[0].quantities, (std::vector<std::size_t>{0, 2, 3, 4}));
  EXPECT_EQ(lists[1].sites, 1U);
  EXPECT_EQ(lists[1].quantities, (std::vector<std::size_t>{0, 5}));
  EXPECT_EQ(lists[2].sites, 0U);
  EXPECT_EQ(lists[2].footprint, 1U);
  EXPECT_EQ(lists[2].quantities, (std::vector<std::size_t>{1, 2}));
}

// Of a million sites, 160 bytes each in the buffer, and not 480.
TEST(ZoneLists, KeepNoSumsThatNobodyReads) {
  const auto lists = zone_lists_of(three_profiles());

  SiteSums sums(lists[2], 6, 1000);

  EXPECT_EQ(sums.all.size(), 2000U);
  EXPECT_TRUE(sums.keeps(1));
  EXPECT_TRUE(sums.keeps(2));
  EXPECT_FALSE(sums.keeps(0));
  EXPECT_FALSE(sums.keeps(5));
  sums.at(999, 2).low = 7;
  EXPECT_EQ(sums.all.back().low, 7);
}

TEST(ZoneLists, CutAFootprintOnce) {
  SitesRequest sites;
  EXPECT_EQ(ask_for(FootprintRequest{Footprint::buffer, 10}, sites), 0U);
  EXPECT_EQ(ask_for(FootprintRequest{Footprint::point, 0}, sites), 1U);
  EXPECT_EQ(ask_for(FootprintRequest{Footprint::buffer, 5}, sites), 2U);
  EXPECT_EQ(ask_for(FootprintRequest{Footprint::buffer, 10}, sites), 0U);
  EXPECT_EQ(sites.more_footprints.size(), 3U);
}

}  // namespace
}  // namespace firnline
