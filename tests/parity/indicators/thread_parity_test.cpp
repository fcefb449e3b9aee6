// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
// The same bits on any number of threads, at every shape.
#include <algorithm>
#include <cmath>
#include <cstring>

#include "tests/support/every_indicator.hpp"
#include "tests/support/plausible.hpp"

namespace firnline::test {
namespace {

bool same_bits(const std::vector<float>& a, const std::vector<float>& b) {
  return a.size() == b.size() &&
         (a.empty() || std::memcmp(a.data(), b.data(), a.size() * sizeof(float)) == 0);
}

TEST_P(EveryIndicator, GivesTheSameBitsOnAnyNumberOfThreads) {
  for (const auto& [rows, cols] : awkward_shapes) {
    const Study study = plausible_study(GetParam()->info, rows, cols, 0.05);
    const std::vector<float> alone = evaluate(*GetParam(), study, {DeviceKind::cpu, 0, 1});
    for (const int threads : {2, 3, 16})
      EXPECT_TRUE(same_bits(alone, evaluate(*GetParam(), study, {DeviceKind::cpu, 0, threads})))
          << rows << " x " << cols << ", " << threads << " threads";
  }
}

TEST_P(EveryIndicator, KnowsNothingWhereNothingIsKnown) {
  for (const auto& [rows, cols] : awkward_shapes) {
    const std::vector<float> result = evaluate(*GetParam(), plausible_study(GetParam()->info, rows, cols, 2));
    EXPECT_TRUE(std::all_of(result.begin(), result.end(), [](float value) { return std::isnan(value); }));
  }
}

TEST_P(EveryIndicator, WritesOneBitPatternForNoData) {
  const std::vector<float> result = evaluate(*GetParam(), plausible_study(GetParam()->info, 40, 40, 0.3));
  int missing = 0;
  for (const float value : result) {
    if (!std::isnan(value)) continue;
    ++missing;
    EXPECT_EQ(std::memcmp(&value, &no_data_f32, sizeof value), 0);
  }
  EXPECT_GT(missing, 0);
}

INSTANTIATE_TEST_SUITE_P(Indicators, EveryIndicator, testing::ValuesIn(all_indicators()), id_of);

}  // namespace
}  // namespace firnline::test
