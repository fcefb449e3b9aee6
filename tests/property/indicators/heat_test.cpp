// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
// What must hold of daily series, whatever the weather. Temperatures are multiples of 1/8, so that shifted
// sums are exact.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "tests/support/plausible.hpp"
#include "tests/support/tolerance.hpp"

namespace firnline::test {
namespace {

const char* const per_year[] = {"hot_days", "hot_days_local", "tropical_nights", "heating_degree_days"};
const char* const of_spells[] = {"excess_heat_factor", "excess_cold_factor"};

/// Ten places with a year of summer and winter around 10 degC, and noise; percentiles near their summer or
/// winter.
Study year_of(const char* id) {
  Study study = plausible_study(find_indicator(id)->info, 2, 5, 0);
  const std::string_view name = id;
  for (std::size_t day = 0; day < study.needs[0].size(); ++day)
    for (float& value : study.needs[0][day].cells)
      value = std::floor(8 * (10 + 20 * std::sin(static_cast<float>(day) / 58) + value / 8)) / 8;
  if (study.needs.size() > 1)
    study.needs[1][0].cells.assign(10, name == "excess_cold_factor" ? -8.0F : 28.0F);
  return study;
}

void expect_alike(const char* id, const Study& one, const Study& other) {
  const RegisteredIndicator& indicator = *find_indicator(id);
  const std::vector<float> before = evaluate(indicator, one), after = evaluate(indicator, other);
  for (std::size_t i = 0; i < before.size(); ++i) {
    EXPECT_PRED3(agrees, after[i], before[i], tolerance::f32_rounding) << id << ", cell " << i;
    EXPECT_NE(before[i], 0) << id << ", cell " << i << ": nothing was compared";
  }
}

TEST(CountsPerYear, DoNotAskForTheOrderOfTheDays) {
  for (const char* id : per_year) {
    const Study study = year_of(id);
    Study backwards = study;
    std::reverse(backwards.needs[0].begin(), backwards.needs[0].end());
    expect_alike(id, study, backwards);
  }
}

TEST(CountsPerYear, OfTheSameYearTwiceAreThoseOfOne) {
  for (const char* id : per_year) {
    const Study study = year_of(id);
    Study twice = study;
    twice.needs[0].insert(twice.needs[0].end(), study.needs[0].begin(), study.needs[0].end());
    expect_alike(id, study, twice);
  }
}

TEST(ExcessFactors, AreTheSameInAWarmerPlace) {
  for (const char* id : of_spells) {
    const Study study = year_of(id);
    Study warmer = study;
    for (std::vector<Plane>& bands : warmer.needs)
      for (Plane& plane : bands)
        for (float& value : plane.cells) value += 8;
    expect_alike(id, study, warmer);
  }
}

TEST(ExcessFactors, OfMoreDaysAreNoLess) {
  for (const char* id : of_spells) {
    Study study = year_of(id);
    const std::vector<float> whole = evaluate(*find_indicator(id), study);
    study.needs[0].resize(300);
    const std::vector<float> part = evaluate(*find_indicator(id), study);
    for (std::size_t i = 0; i < whole.size(); ++i) EXPECT_GE(std::fabs(whole[i]), std::fabs(part[i])) << id;
  }
}

}  // namespace
}  // namespace firnline::test
