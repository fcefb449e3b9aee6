// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
// What must hold of the landslide indicators: steeper, wetter and weaker ground is never safer.
#include <gtest/gtest.h>

#include <cmath>
#include <numbers>
#include <string_view>

#include "tests/support/plausible.hpp"
#include "tests/support/tolerance.hpp"

namespace firnline::test {
namespace {

constexpr std::int64_t steps = 400;

/// One band of 3 x steps cells whose every column has one value.
Plane columns(const std::vector<float>& values) {
  Plane plane;
  for (int row = 0; row < 3; ++row) plane.cells.insert(plane.cells.end(), values.begin(), values.end());
  return plane;
}

std::vector<float> rising(double low, double high) {
  std::vector<float> values;
  for (std::int64_t i = 0; i < steps; ++i)
    values.push_back(
        static_cast<float>(low + (high - low) * static_cast<double>(i) / static_cast<double>(steps - 1)));
  return values;
}

/// Cells of 10 m that rise eastwards by about the given angle, by exactly the same everywhere: whole 64ths
/// of a metre.
std::vector<float> even_slope(double degrees) {
  const double step = std::round(64 * 10 * std::tan(degrees * std::numbers::pi / 180)) / 64;
  return rising(0, step * static_cast<double>(steps - 1));
}

/// Cells of 10 m that become steeper eastwards, from flat to about 80 degrees.
std::vector<float> steepening() {
  std::vector<float> values;
  for (std::int64_t i = 0; i < steps; ++i) values.push_back(0.07F * static_cast<float>(i * i));
  return values;
}

/// The indicator along a row, outer columns left out. The other needs lie in the middle of their range.
std::vector<float> along(const char* id, std::string_view need, const std::vector<float>& values,
                         const std::vector<float>& elevation) {
  const RegisteredIndicator& indicator = *find_indicator(id);
  Study study;
  study.grid = plane_grid(3, steps, 10, 10);
  study.params = default_params(indicator.info);
  for (int i = 0; i < need_count(indicator.info); ++i) {
    const std::string_view name = indicator.info.needs[i].name;
    const PlausibleRange range = plausible_range(name);
    const float middle = name == "upstream_area" ? 0.002F : 0.5F * (range.low + range.high);
    study.needs.push_back({columns(name == need          ? values
                                   : name == "elevation" ? elevation
                                                         : std::vector<float>(steps, middle))});
  }
  const std::vector<float> all = evaluate(indicator, study);
  return {all.begin() + steps + 1, all.begin() + 2 * steps - 1};
}

void expect_never_rises(const std::vector<float>& values) {
  for (std::size_t i = 1; i < values.size(); ++i) EXPECT_LE(values[i], values[i - 1]) << i;
  EXPECT_LT(values.back(), values.front());
}
void expect_never_falls(const std::vector<float>& values) {
  for (std::size_t i = 1; i < values.size(); ++i) EXPECT_GE(values[i], values[i - 1]) << i;
  EXPECT_GT(values.back(), values.front());
}

TEST(Landslides, OnSteeperGroundAreNoLessLikely) {
  for (const char* id : {"factor_of_safety", "stability_index"})
    expect_never_rises(along(id, "elevation", steepening(), {}));
  for (const char* id : {"heuristic_susceptibility", "susceptibility_class"})
    expect_never_falls(along(id, "elevation", steepening(), {}));
}

TEST(Landslides, OnWetterGroundAreNoLessLikely) {
  // domain-open-points O18: the factor at w = 1 does not exceed that at w = 0. 0 to 0.03 km2 are w = 0 to 3.
  for (const char* id : {"factor_of_safety", "stability_index"})
    for (const double degrees : {5, 20, 30, 35, 40})
      expect_never_rises(along(id, "upstream_area", rising(0, 0.03), even_slope(degrees)));
}

TEST(Landslides, WithMoreOfACauseAreNoLessLikely) {
  const std::vector<float> elevation = even_slope(20);  // where each cause alone changes the class
  for (const char* id : {"heuristic_susceptibility", "susceptibility_class"}) {
    for (const char* cause : {"forest_loss", "road_presence", "rock_weakness"})
      expect_never_falls(along(id, cause, rising(0, 1), elevation));
    expect_never_rises(along(id, "fault_distance", rising(0, 50), elevation));
  }
}

TEST(StabilityIndex, IsTheWorstFactorOfSafetyWhereThatIsOneOrMore) {
  // The defaults of factor_of_safety are the worst end of the default ranges.
  const std::vector<float> index = along("stability_index", "elevation", steepening(), {}),
                           factor = along("factor_of_safety", "elevation", steepening(), {});
  int stable = 0, between = 0, failed = 0;
  for (std::size_t i = 0; i < index.size(); ++i) {
    if (factor[i] >= 1) {
      ++stable;
      EXPECT_EQ(index[i], factor[i]);
    } else {
      EXPECT_LE(index[i], 1);
      ++(index[i] > 0 ? between : failed);
    }
  }
  EXPECT_GT(stable, 20);
  EXPECT_GT(between, 20);
  EXPECT_GT(failed, 20);
}

TEST(PlausibleStudies, ReachEveryBranchOfTheStabilityIndex) {
  // Parity and tiling look at plausible studies: there must be something to see.
  const RegisteredIndicator& indicator = *find_indicator("stability_index");
  int never = 0, sometimes = 0, always = 0, capped = 0;
  for (const float index : evaluate(indicator, plausible_study(indicator.info, 100, 100, 0.01))) {
    if (std::isnan(index)) continue;
    ++(index == 0 ? never : index < 1 ? sometimes : index < 10 ? always : capped);
  }
  EXPECT_GT(never, 100);
  EXPECT_GT(sometimes, 100);
  EXPECT_GT(always, 100);
  EXPECT_GT(capped, 100);
}

}  // namespace
}  // namespace firnline::test
