// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
// More of the cause, no less of the effect; and quantities that do not depend on how the ground is cut into
// cells.
#include <gtest/gtest.h>

#include <cmath>
#include <numeric>

#include "tests/support/plausible.hpp"
#include "tests/support/tolerance.hpp"

namespace firnline::test {
namespace {

/// One row of cells whose only need rises from low to high in every band.
std::vector<float> along_a_rise(const char* id, float low, float high, int cells = 1000) {
  const RegisteredIndicator& indicator = *find_indicator(id);
  Study study = plausible_study(indicator.info, 1, cells, 0);
  for (Plane& plane : study.needs[0])
    for (int i = 0; i < cells; ++i)
      plane.cells[static_cast<std::size_t>(i)] =
          low + (high - low) * static_cast<float>(i) / static_cast<float>(cells - 1);
  return evaluate(indicator, study);
}

void expect_never_falls(const std::vector<float>& values) {
  for (std::size_t i = 1; i < values.size(); ++i) EXPECT_GE(values[i], values[i - 1]) << i;
  EXPECT_GT(values.back(), values.front());
}

TEST(Monotone, MoreOfTheCauseIsNoLessOfTheEffect) {
  expect_never_falls(along_a_rise("ice_storage", 0, 1200));
  expect_never_falls(along_a_rise("mass_change", -15, 10));
  expect_never_falls(along_a_rise("melt_degree_day", -40, 40));
  expect_never_falls(along_a_rise("melt_positive_degree_day", -60, 40));
  expect_never_falls(along_a_rise("water_stress_score", 0, 10));
  expect_never_falls(along_a_rise("water_depletion_score", 0, 2));
  expect_never_falls(along_a_rise("interannual_variability", 0, 2));
  expect_never_falls(along_a_rise("seasonal_variability", 0, 2));
  expect_never_falls(along_a_rise("flood_hazard_class", 0, 2));
  expect_never_falls(along_a_rise("dry_climate_share", 0, 1));
  expect_never_falls(along_a_rise("hot_days", -60, 55));
  expect_never_falls(along_a_rise("tropical_nights", -60, 40));
  expect_never_falls(along_a_rise("heating_degree_days", 40, -60));  // colder
  expect_never_falls(along_a_rise("pm25_exceedance", 0, 1000));
  expect_never_falls(along_a_rise("pv_yield", 2.5F, 6.5F));
  expect_never_falls(along_a_rise("hand_screening", 40, 0));  // lower
}

TEST(PositiveDegreeDays, AreAtLeastTheDegreeDaysOfTheMean) {
  // Jensen: the mean of max(T, 0) is at least max of the mean; far above zero they meet.
  const std::vector<float> spread = along_a_rise("melt_positive_degree_day", -30, 50, 81);
  for (int i = 0; i <= 80; ++i) {
    const double of_the_mean = 6 * 365.25 * std::max(i - 30, 0);
    EXPECT_GE(spread[static_cast<std::size_t>(i)] * (1 + tolerance::f32_rounding.relative), of_the_mean);
  }
  EXPECT_PRED3(agrees, spread.back(), 6 * 365.25 * 50, tolerance::f32_rounding);
}

TEST(PositiveDegreeDays, OfATemperatureAndItsOppositeDifferByIt) {
  // T-PDD: f(T) - f(-T) = T, here over a year at 6 mm.
  const std::vector<float> rising = along_a_rise("melt_positive_degree_day", -16, 16, 33);
  for (std::size_t i = 0; i < rising.size(); ++i)
    EXPECT_PRED3(agrees, rising[i] - rising[32 - i], 6 * 365.25 * (static_cast<double>(i) - 16),
                 tolerance::f32_inputs);
}

TEST(IceStorage, DoesNotDependOnTheSizeOfTheCells) {
  const RegisteredIndicator& indicator = *find_indicator("ice_storage");
  Study coarse = plausible_study(indicator.info, 1, 1, 0), fine = plausible_study(indicator.info, 4, 4, 0);
  coarse.grid = plane_grid(1, 1, 120, 120);
  fine.grid = plane_grid(4, 4, 30, 30);
  coarse.needs[0][0].cells = {80};
  fine.needs[0][0].cells.assign(16, 80);
  const std::vector<float> parts = evaluate(indicator, fine);
  EXPECT_PRED3(agrees, std::accumulate(parts.begin(), parts.end(), 0.0), evaluate(indicator, coarse)[0],
               tolerance::f32_rounding);
}

}  // namespace
}  // namespace firnline::test
