// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "host/finished_run/one_at_a_time.hpp"

#include <gtest/gtest.h>

#include "tests/support/two_sites.hpp"

namespace firnline {
namespace {

// domain-spec T-TIP: A has 0.9 and 0.2, B 0.4 and 0.6, both indicators weigh the same: 0.55 and 0.5.
FinishedProfile list() {
  FinishedProfile profile = test::two_sites().profiles.front();
  profile.robustness.emplace();
  profile.robustness->errors = {{0.2, 0, ""}, {0, 0, ""}};
  return profile;
}

TEST(OneAtATime, ChangesAWeight) {
  const FinishedProfile profile = list();
  OneAtATime bench(profile);

  const auto doubled = bench.with_weight({DrawFactor::Kind::weight, 1, 0}, 2, 2);
  ASSERT_EQ(doubled.size(), 2U);
  EXPECT_NEAR(doubled[0].score, 1.3 / 3, 1e-15);
  EXPECT_EQ(doubled[0].rank, 2);
  EXPECT_NEAR(doubled[1].score, 1.6 / 3, 1e-15);
  EXPECT_EQ(doubled[1].rank, 1);

  const auto halved = bench.with_weight({DrawFactor::Kind::weight, 1, 0}, 0.5, 1);  // (0.9 + 0.1) / 1.5
  ASSERT_EQ(halved.size(), 1U);
  EXPECT_NEAR(halved[0].score, 1 / 1.5, 1e-15);
  EXPECT_EQ(halved[0].rank, 1);
}

TEST(OneAtATime, ChangesAValueOfOneSiteByOneStandardDeviation) {
  FinishedProfile profile = list();
  {
    const OneAtATime bench(profile);
    EXPECT_NEAR(bench.with_value(0, 0, -1).score, 0.45, 1e-15);  // (0.7 + 0.2) / 2
    EXPECT_EQ(bench.with_value(0, 0, -1).rank, 2);
    EXPECT_NEAR(bench.with_value(1, 0, 1).score, 0.6, 1e-15);
    EXPECT_EQ(bench.with_value(1, 0, 1).rank, 1);
    EXPECT_NEAR(bench.with_value(0, 1, 1).score, 0.55, 1e-15);  // it has no error
    EXPECT_EQ(bench.with_value(0, 1, 1).rank, 1);
  }
  profile.robustness->errors[0] = {0.3, 1, ""};  // of 0.4: the root of 0.3^2 + 0.4^2 is 0.5
  const OneAtATime bench(profile);
  EXPECT_NEAR(bench.with_value(1, 0, 1).score, 0.75, 1e-15);
}

}  // namespace
}  // namespace firnline
