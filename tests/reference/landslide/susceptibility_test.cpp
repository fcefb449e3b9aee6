// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
// Susceptibility by expert rules and its class against the published overlay in plain double arithmetic.
#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "tests/reference/landslide/hillsides.hpp"
#include "tests/support/tolerance.hpp"

namespace firnline::test {
namespace {

/// domain-spec F4, with the fault's membership 1 / (1 + (d / 5 km)^2).
double expected_index(double slope, double forest, double road, double rock, double fault_km) {
  const double fault = 1 / (1 + std::pow(fault_km / 5, 2));
  double all = 1, none = 1;
  for (const double membership : {forest, road, rock, fault}) {
    all *= std::max(membership, 0.1);
    none *= 1 - std::max(membership, 0.1);
  }
  const double steepness = 1 / (1 + std::pow(slope * 180 / std::numbers::pi / 15, -5));
  return steepness * std::pow(1 - none, 0.9) * std::pow(all, 0.1);
}

TEST(Susceptibility, AgreesWithTheOverlayAndItsClasses) {
  const RegisteredIndicator &index = *find_indicator("heuristic_susceptibility"),
                            &hazard = *find_indicator("susceptibility_class");
  Study study = hillsides(index.info), class_study = study;
  class_study.params = default_params(hazard.info);
  const std::vector<float> result = evaluate(index, study), classes = evaluate(hazard, class_study);
  std::set<float> seen;
  for (std::int64_t row = 0; row < hill_rows; ++row)
    for (std::int64_t col = 0; col < hill_cols; ++col) {
      const auto cell = static_cast<std::size_t>(row * hill_cols + col);
      const auto need = [&](int which) {
        return double{study.needs[static_cast<std::size_t>(which)][0].cells[cell]};
      };
      const double slope = slope_of(study, row, col);
      if (std::isnan(slope + need(1) + need(2) + need(3) + need(4))) {
        ASSERT_TRUE(std::isnan(result[cell]) && std::isnan(classes[cell])) << row << ", " << col;
        continue;
      }
      const double expected = expected_index(slope, need(1), need(2), need(3), need(4));
      ASSERT_PRED3(agrees, result[cell], expected, tolerance::f32_rounding) << row << ", " << col;
      const int expected_class = expected < 0.11    ? 1
                                 : expected < 0.49  ? 2
                                 : expected < 0.671 ? 3
                                 : expected < 0.75  ? 4
                                                    : 5;
      ASSERT_EQ(classes[cell], expected_class) << row << ", " << col << ": " << expected;
      seen.insert(classes[cell]);
    }
  EXPECT_EQ(seen.size(), 5U);
}

}  // namespace
}  // namespace firnline::test
