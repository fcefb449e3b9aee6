// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
// Judges: the C library's long double, a power series and a continued fraction in it, and values worked out
// in 40 digits.
#include "kernels/grid/special_functions.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <random>

#include "tests/support/tolerance.hpp"

namespace firnline {
namespace {

namespace tolerance = test::tolerance;
using test::agrees;

constexpr double inf = std::numeric_limits<double>::infinity();
constexpr double nan = std::numeric_limits<double>::quiet_NaN();

/// Newton's method on erfcl, from a start that is known to be close.
long double judged_tail_quantile(long double tail, long double z) {
  for (int step = 0; step < 4; ++step) {
    const long double density = expl(-z * z / 2) * 0.398942280401432677939946L;
    z += (erfcl(z * 0.707106781186547524400844L) / 2 - tail) / density;
  }
  return z;
}

/// P below the middle by its power series, 1 - Q above it by the continued fraction (DLMF 8.9.2), evaluated
/// from its far end.
long double judged_gamma(long double shape, long double x) {
  const long double size = expl(shape * logl(x) - x - lgammal(shape));
  if (x < shape + 1) {
    long double term = 1 / shape, sum = term;
    for (long double n = shape + 1; term > 1e-21L * sum; n += 1) sum += term *= x / n;
    return sum * size;
  }
  long double below = 0;
  for (int n = 4000; n > 0; --n) below = n * (n - shape) / (x + 2 * n + 1 - shape - below);
  return 1 - size / (x + 1 - shape - below);
}

TEST(NormalQuantile, AgreesWithLongDouble) {
  std::mt19937_64 random(20260201);
  std::uniform_real_distribution<double> uniform(0, 1), exponent(-9, -1);
  double worst = 0;
  for (int i = 0; i < 100'000; ++i) {
    const double share = i % 2 == 0 ? uniform(random) : std::pow(10, exponent(random));
    const double p = i % 3 == 0 ? 1 - share : share, z = elementary::normal_quantile(p);
    const double judged = static_cast<double>(judged_tail_quantile(std::min(p, 1 - p), std::abs(z)));
    worst = std::max(worst, std::abs(std::abs(z) - judged));
    EXPECT_EQ(z < 0, p < 0.5) << p;
  }
  EXPECT_LT(worst, tolerance::normal_quantile.absolute);
}
TEST(NormalQuantile, KeepsItsDigitsDownTheTail) {
  for (int exponent = 10; exponent < 308; ++exponent) {
    const double p = std::pow(10.0, -exponent), z = elementary::normal_quantile(p);
    EXPECT_PRED3(agrees, -z, static_cast<double>(judged_tail_quantile(p, -z)), tolerance::elementary) << p;
  }
}
TEST(NormalQuantile, HasThePublishedValues) {
  // Tables of the normal distribution, 0.975 and 0.9 to 16 digits.
  EXPECT_PRED3(agrees, elementary::normal_quantile(0.975), 1.959963984540054, tolerance::normal_quantile);
  EXPECT_PRED3(agrees, elementary::normal_quantile(0.1), -1.2815515655446004, tolerance::normal_quantile);
  EXPECT_PRED3(agrees, elementary::normal_quantile(0.5), 0, tolerance::normal_quantile);
  EXPECT_PRED3(agrees, elementary::normal_probability(-1), 0.15865525393145705, tolerance::elementary);
  EXPECT_PRED3(agrees, elementary::normal_probability(3), 0.9986501019683699, tolerance::elementary);
}
TEST(NormalQuantile, KeepsTheSpecialValues) {
  EXPECT_EQ(elementary::normal_quantile(0), -inf);
  EXPECT_EQ(elementary::normal_quantile(1), inf);
  for (const double p : {-0.1, 1.1, inf, -inf, nan})
    EXPECT_TRUE(std::isnan(elementary::normal_quantile(p))) << p;
}

TEST(GammaProbability, AgreesWithSeriesAndFractionInLongDouble) {
  std::mt19937_64 random(20260202);
  std::uniform_real_distribution<double> exponent(-3, 3.3), deviations(-8, 8), share(0, 1);
  double worst = 0, at = 0;
  for (int i = 0; i < 20'000; ++i) {
    const double shape = i % 4 == 0 ? 35 + 10 * share(random) : std::pow(10, exponent(random));
    double x = shape + deviations(random) * std::sqrt(shape);
    if (x <= 0 || i % 5 == 0) x = 2 * shape * share(random);
    const double error =
        std::abs(elementary::gamma_probability(shape, x) - static_cast<double>(judged_gamma(shape, x)));
    if (error > worst) worst = error, at = shape;
  }
  EXPECT_LT(worst, tolerance::gamma_probability.absolute) << "shape " << at;
}
TEST(GammaProbability, AgreesWithFortyDigitsForLargeShapes) {
  // The power series, summed in 40 digits by mpmath 1.3.
  struct Known {
    double shape, x, p;
  };
  constexpr Known table[] = {{50, 28, 0.00011210633721656553},        {50, 42, 0.12502404353936732},
                             {50, 50, 0.51880831547204328},           {50, 57, 0.83984697858251469},
                             {50, 71, 0.99630794764573585},           {1e4, 9700, 0.001234175584468492},
                             {1e4, 9900, 0.15865119219356466},        {1e4, 10000, 0.5013298083399552},
                             {1e4, 10300, 0.99852950510361432},       {1e6, 997000, 0.0013381041673135997},
                             {1e6, 999000, 0.15865521357430365},      {1e6, 1001000, 0.84134478636834029},
                             {1e9, 999905131, 0.0013494304244922981}, {1e9, 999968377, 0.15865354446498254},
                             {1e9, 1000000000, 0.50000420522087006},  {1e9, 1000094868, 0.9986496819869249}};
  for (const Known& known : table)
    EXPECT_PRED3(agrees, elementary::gamma_probability(known.shape, known.x), known.p,
                 tolerance::gamma_probability)
        << known.shape << " " << known.x;
}
TEST(GammaProbability, IsWhatItsSpecialCasesAre) {
  for (double x = 0.01; x < 40; x *= 1.3) {
    EXPECT_PRED3(agrees, elementary::gamma_probability(1, x), -std::expm1(-x), tolerance::gamma_probability);
    EXPECT_PRED3(agrees, elementary::gamma_probability(0.5, x), std::erf(std::sqrt(x)),
                 tolerance::gamma_probability);
    EXPECT_PRED3(agrees, elementary::gamma_probability(3, x), 1 - std::exp(-x) * (1 + x + x * x / 2),
                 tolerance::gamma_probability);
  }
}
TEST(GammaProbability, NeverFallsWhereItsMethodsMeet) {
  for (const double shape : {0.3, 11.999, 12.0, 39.999, 40.0, 1e5}) {
    double before = 0;
    for (double x = 0; x < 3 * shape + 120; x += shape / 500 + 0.05) {
      const double p = elementary::gamma_probability(shape, x);
      EXPECT_GE(p, before - tolerance::gamma_probability.absolute) << shape << " " << x;
      EXPECT_LE(p, 1);
      before = p;
    }
    EXPECT_EQ(before, 1);
  }
  for (double t = -3; t <= 3; t += 0.25)
    for (const double shape : {12.0, 40.0}) {
      const double x = shape + t * std::sqrt(shape);
      EXPECT_NEAR(elementary::gamma_probability(std::nextafter(shape, 0), x),
                  elementary::gamma_probability(shape, x), tolerance::gamma_probability.absolute);
    }
}
TEST(GammaProbability, KeepsTheSpecialValues) {
  EXPECT_EQ(elementary::gamma_probability(2, 0), 0);
  EXPECT_EQ(elementary::gamma_probability(2, -1), 0);
  EXPECT_EQ(elementary::gamma_probability(2, inf), 1);
  EXPECT_EQ(elementary::gamma_probability(1e5, inf), 1);
  for (const double shape : {0.0, -1.0, nan})
    EXPECT_TRUE(std::isnan(elementary::gamma_probability(shape, 1)));
  EXPECT_TRUE(std::isnan(elementary::gamma_probability(1, nan)));
}

}  // namespace
}  // namespace firnline
