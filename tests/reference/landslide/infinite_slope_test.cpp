// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
// Factor of safety and stability index against the formula of Pack and others (1998) in plain double
// arithmetic, and the uncertain part against a sum over a lattice of parameters.
#include <gtest/gtest.h>

#include <algorithm>

#include "tests/reference/landslide/hillsides.hpp"
#include "tests/support/tolerance.hpp"

namespace firnline::test {
namespace {

struct Soil {
  double cohesion, friction_degrees, transmissivity_per_recharge, density;
};

double factor_of_safety(double slope, double catchment, const Soil& soil) {
  const double wetness = std::min(catchment / (soil.transmissivity_per_recharge * std::sin(slope)), 1.0);
  return (soil.cohesion +
          std::cos(slope) * (1 - wetness * 1000 / soil.density) * std::tan(radians(soil.friction_degrees))) /
         std::sin(slope);
}

/// Calls look(cell, slope, specific catchment area) at every cell that has both.
template <class Look>
void each_known_cell(const Study& study, const std::vector<float>& result, Look look) {
  for (std::int64_t row = 0; row < hill_rows; ++row)
    for (std::int64_t col = 0; col < hill_cols; ++col) {
      const auto cell = static_cast<std::size_t>(row * hill_cols + col);
      const double slope = slope_of(study, row, col), upstream = study.needs[1][0].cells[cell];
      if (std::isnan(slope) || std::isnan(upstream)) {
        ASSERT_TRUE(std::isnan(result[cell])) << row << ", " << col;
      } else {
        look(cell, slope, 1e6 * upstream / std::sqrt(hill_cell_width * hill_cell_height));
      }
    }
}

TEST(FactorOfSafety, AgreesWithTheFormula) {
  const RegisteredIndicator& indicator = *find_indicator("factor_of_safety");
  Study study = hillsides(indicator.info);
  for (const Soil& soil : {Soil{0, 30, 2000, 2000}, Soil{0.2, 37, 800, 1650}}) {
    study.params = {soil.cohesion, soil.friction_degrees, soil.transmissivity_per_recharge, soil.density};
    const std::vector<float> result = evaluate(indicator, study);
    int below_one = 0, above = 0, gentle = 0;
    each_known_cell(study, result, [&](std::size_t cell, double slope, double catchment) {
      const bool is_gentle = slope < radians(1);
      const double expected = is_gentle ? 10 : std::min(factor_of_safety(slope, catchment, soil), 10.0);
      EXPECT_PRED3(agrees, result[cell], expected, tolerance::f32_rounding) << cell;
      ++(is_gentle ? gentle : expected < 1 ? below_one : above);
    });
    EXPECT_GT(below_one, 100);
    EXPECT_GT(above, 100);
    EXPECT_GT(gentle, 10);
  }
}

/// Share of a lattice of friction and wetness in which the slope stands, exact in cohesion.
double standing_share(double slope, double catchment, const std::vector<double>& params) {
  constexpr int steps = 1000;
  const double sine = std::sin(slope), cosine = std::cos(slope);
  const double low = std::tan(radians(params[2])), high = std::tan(radians(params[3]));
  const double dry = 1 / params[5], wet = 1 / params[4];
  double sum = 0;
  for (int i = 0; i < steps; ++i)
    for (int j = 0; j < steps; ++j) {
      const double friction = low + (high - low) * (i + 0.5) / steps;
      const double wetness = std::min((dry + (wet - dry) * (j + 0.5) / steps) * catchment / sine, 1.0);
      const double needed = sine - cosine * (1 - wetness * 1000 / params[6]) * friction;
      sum += std::clamp((params[1] - needed) / (params[1] - params[0]), 0.0, 1.0);
    }
  return sum / (steps * steps);
}

TEST(StabilityIndex, AgreesWithTheFormulaAndWithALatticeOfParameters) {
  const RegisteredIndicator& indicator = *find_indicator("stability_index");
  Study study = hillsides(indicator.info);
  int never = 0, sometimes = 0, always = 0;
  for (const std::vector<double>& params :
       {std::vector<double>{0, 0.25, 30, 45, 2000, 3000, 2000}, {0.05, 0.6, 15, 55, 300, 5000, 1500}}) {
    study.params = params;
    const std::vector<float> result = evaluate(indicator, study);
    each_known_cell(study, result, [&](std::size_t cell, double slope, double catchment) {
      const double worst = factor_of_safety(slope, catchment, {params[0], params[2], params[4], params[6]}),
                   best = factor_of_safety(slope, catchment, {params[1], params[3], params[5], params[6]});
      if (slope < radians(1) || worst >= 1) {
        ++always;
        EXPECT_PRED3(agrees, result[cell], slope < radians(1) ? 10 : std::min(worst, 10.0),
                     tolerance::f32_rounding)
            << cell;
      } else if (best < 1) {
        ++never;
        EXPECT_EQ(result[cell], 0) << cell;
      } else if (++sometimes % 50 == 0) {
        EXPECT_PRED3(agrees, result[cell], standing_share(slope, catchment, params), tolerance::lattice_sum)
            << cell;
      }
    });
  }
  EXPECT_GT(never, 100);
  EXPECT_GT(sometimes, 1000);
  EXPECT_GT(always, 100);
}

}  // namespace
}  // namespace firnline::test
