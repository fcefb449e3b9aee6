// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
// The judge is the C library's long double (64-bit mantissa on x86-64), which shares no code with ours.
#include "kernels/grid/elementary.hpp"

#include <gtest/gtest.h>

#include <bit>
#include <cmath>
#include <limits>
#include <numbers>
#include <random>

#include "tests/support/tolerance.hpp"

namespace firnline {
namespace {

namespace tolerance = test::tolerance;
using Function = double (*)(double);
using Judge = long double (*)(long double);

constexpr double inf = std::numeric_limits<double>::infinity();
constexpr double nan = std::numeric_limits<double>::quiet_NaN();
constexpr double least = std::numeric_limits<double>::denorm_min();
constexpr double most = std::numeric_limits<double>::max();
constexpr int samples = 200'000;

/// Relative error, where the result is normal; absolute in units of the least subnormal below that.
double error_of(double got, long double expected) {
  if (std::isnan(got) || std::isnan(expected)) return std::isnan(got) && std::isnan(expected) ? 0 : inf;
  const double rounded = static_cast<double>(expected);
  if (got == rounded) return 0;
  if (std::isinf(got) || std::isinf(rounded)) return inf;
  const long double size =
      std::max(std::abs(expected), static_cast<long double>(std::numeric_limits<double>::min()));
  return static_cast<double>(std::abs(static_cast<long double>(got) - expected) / size);
}

double worst_error(Function ours, Judge judge, double low, double high) {
  std::mt19937_64 random(20260101);
  std::uniform_real_distribution<double> uniform(low, high);
  double worst = 0, at = 0;
  for (int i = 0; i < samples; ++i) {
    const double x = uniform(random);
    const double error = error_of(ours(x), judge(static_cast<long double>(x)));
    if (error > worst) worst = error, at = x;
  }
  ::testing::Test::RecordProperty("worst", std::to_string(worst * 1e16) + "e-16 at " + std::to_string(at));
  return worst;
}

/// Every exponent a positive double has, subnormals included.
double worst_error_by_exponent(Function ours, Judge judge, bool negative_too) {
  std::mt19937_64 random(20260102);
  double worst = 0;
  for (int i = 0; i < samples; ++i) {
    const std::uint64_t bits = random() % 0x7ff0000000000000ull | (negative_too ? random() << 63 : 0);
    const double x = std::bit_cast<double>(bits);
    worst = std::max(worst, error_of(ours(x), judge(static_cast<long double>(x))));
  }
  return worst;
}

bool same(double a, double b) {
  return std::bit_cast<std::uint64_t>(a) == std::bit_cast<std::uint64_t>(b);
}

TEST(Exp, AgreesWithLongDoubleOverItsRange) {
  EXPECT_LT(worst_error(elementary::exp, expl, -1, 1), tolerance::elementary.relative);
  EXPECT_LT(worst_error(elementary::exp, expl, -746, 710), tolerance::elementary.relative);
  EXPECT_LT(worst_error(elementary::exp, expl, -745.3, -708),
            tolerance::elementary.relative);  // subnormal results
  EXPECT_LT(worst_error_by_exponent(elementary::exp, expl, true), tolerance::elementary.relative);
}
TEST(Exp, KeepsTheSpecialValues) {
  EXPECT_EQ(elementary::exp(0.0), 1);
  EXPECT_EQ(elementary::exp(-0.0), 1);
  EXPECT_EQ(elementary::exp(inf), inf);
  EXPECT_EQ(elementary::exp(-inf), 0);
  EXPECT_EQ(elementary::exp(710), inf);
  EXPECT_EQ(elementary::exp(-745.133), least);
  EXPECT_EQ(elementary::exp(-746), 0);
  EXPECT_TRUE(std::isnan(elementary::exp(nan)));
}

TEST(Log, AgreesWithLongDoubleOverItsRange) {
  EXPECT_LT(worst_error(elementary::log, logl, 0.5, 2), tolerance::elementary.relative);
  EXPECT_LT(worst_error(elementary::log, logl, 0.999999, 1.000001), tolerance::elementary.relative);
  EXPECT_LT(worst_error_by_exponent(elementary::log, logl, false), tolerance::elementary.relative);
  EXPECT_LT(worst_error(elementary::log2, log2l, 0.5, 2), tolerance::elementary.relative);
  EXPECT_LT(worst_error_by_exponent(elementary::log2, log2l, false), tolerance::elementary.relative);
  EXPECT_LT(worst_error(elementary::log1p, log1pl, -0.999, 3), tolerance::elementary.relative);
  EXPECT_LT(worst_error(elementary::log1p, log1pl, -1e-9, 1e-9), tolerance::elementary.relative);
  EXPECT_LT(worst_error_by_exponent(elementary::log1p, log1pl, false), tolerance::elementary.relative);
}
TEST(Log, KeepsTheSpecialValues) {
  for (const Function f : {Function{elementary::log}, Function{elementary::log2}}) {
    EXPECT_TRUE(same(f(1), 0.0));
    EXPECT_EQ(f(0.0), -inf);
    EXPECT_EQ(f(-0.0), -inf);
    EXPECT_EQ(f(inf), inf);
    EXPECT_TRUE(std::isnan(f(-1)));
    EXPECT_TRUE(std::isnan(f(-inf)));
    EXPECT_TRUE(std::isnan(f(nan)));
  }
  for (int exponent = -1074; exponent < 1024; ++exponent)
    EXPECT_EQ(elementary::log2(std::ldexp(1.0, exponent)), exponent);
  EXPECT_EQ(elementary::log1p(-1), -inf);
  EXPECT_EQ(elementary::log1p(inf), inf);
  EXPECT_TRUE(same(elementary::log1p(-0.0), -0.0));
  EXPECT_TRUE(std::isnan(elementary::log1p(-2)));
}

TEST(Pow, AgreesWithLongDoubleOverItsRange) {
  std::mt19937_64 random(20260103);
  std::uniform_real_distribution<double> exponent(-40, 40), wide(-745, 745);
  double worst = 0;
  for (int i = 0; i < samples; ++i) {
    const double x = std::bit_cast<double>(random() % 0x7ff0000000000000ull);
    if (x == 1) continue;
    // A power chosen so that the result may lie anywhere between the subnormals and the greatest number.
    const double y = i % 2 == 0 ? exponent(random) : wide(random) / std::log(x);
    worst = std::max(worst, error_of(elementary::pow(x, y), powl(x, y)));
  }
  EXPECT_LT(worst, tolerance::elementary_power.relative);
  for (int i = 0; i < samples;
       ++i) {  // close to one, raised high: where a plain exp(y log x) loses its digits
    const double x = 1 + exponent(random) * 1e-7, y = wide(random) * 1e5;
    worst = std::max(worst, error_of(elementary::pow(x, y), powl(x, y)));
  }
  EXPECT_LT(worst, tolerance::elementary_power.relative);
}
TEST(Pow, KeepsTheSpecialValues) {
  const double bases[] = {0.0, -0.0, 1,   -1,    2,      -2,   0.5,   -0.5,
                          inf, -inf, nan, least, -least, most, -most, 1 + 0x1p-52};
  const double powers[] = {0.0,  -0.0,  1,      -1,    2,     -2,  3,    -3,  0.5,   -0.5,
                           2.5,  1e18,  1e20,   -1e20, 1e308, inf, -inf, nan, least, 9007199254740991.0,
                           1024, -1075, 1.0 / 3};
  for (const double x : bases)
    for (const double y : powers) {
      const double expected = std::pow(x, y), got = elementary::pow(x, y);
      const bool agree = std::isnan(expected)
                             ? std::isnan(got)
                             : error_of(got, powl(x, y)) < tolerance::elementary_power.relative &&
                                   std::signbit(got) == std::signbit(expected);
      EXPECT_TRUE(agree) << x << " ^ " << y << " = " << got << ", not " << expected;
    }
}

TEST(SineAndCosine, AgreeWithLongDoubleUpToAMillion) {
  for (const double range : {0.8, 10.0, 1e3, 1e6}) {
    EXPECT_LT(worst_error(elementary::sin, sinl, -range, range), tolerance::elementary.relative) << range;
    EXPECT_LT(worst_error(elementary::cos, cosl, -range, range), tolerance::elementary.relative) << range;
  }
}
TEST(SineAndCosine, KeepTheirDigitsBesideTheirZeros) {
  double worst = 0;
  for (int k = 1; k < 636'000; k += 7) {
    const double x = static_cast<double>(k * (std::numbers::pi_v<long double> / 2));
    worst = std::max(worst, error_of(elementary::sin(x), sinl(x)));
    worst = std::max(worst, error_of(elementary::cos(x), cosl(x)));
  }
  EXPECT_LT(worst, tolerance::elementary.relative);
}
TEST(SineAndCosine, RefuseWhatTheyCannotReduce) {
  EXPECT_TRUE(same(elementary::sin(-0.0), -0.0));
  EXPECT_EQ(elementary::cos(0), 1);
  for (const double x : {1.1e6, -1e300, inf, -inf, nan}) {
    EXPECT_TRUE(std::isnan(elementary::sin(x)));
    EXPECT_TRUE(std::isnan(elementary::cos(x)));
  }
}

TEST(Atan, AgreesWithLongDoubleOverItsRange) {
  EXPECT_LT(worst_error(elementary::atan, atanl, -1.5, 1.5), tolerance::elementary.relative);
  EXPECT_LT(worst_error(elementary::atan, atanl, -50, 50), tolerance::elementary.relative);
  EXPECT_LT(worst_error_by_exponent(elementary::atan, atanl, true), tolerance::elementary.relative);
  EXPECT_TRUE(same(elementary::atan(-0.0), -0.0));
  EXPECT_EQ(elementary::atan(inf), std::atan(inf));
  EXPECT_EQ(elementary::atan(-inf), -std::atan(inf));
  EXPECT_TRUE(std::isnan(elementary::atan(nan)));
}
TEST(Atan2, AgreesWithLongDoubleInEveryQuadrant) {
  std::mt19937_64 random(20260104);
  std::uniform_real_distribution<double> uniform(-1, 1);
  double worst = 0;
  for (int i = 0; i < samples; ++i) {
    const double y = uniform(random), x = uniform(random);
    worst = std::max(worst, error_of(elementary::atan2(y, x), atan2l(y, x)));
    const double wide_y = std::bit_cast<double>(random()), wide_x = std::bit_cast<double>(random());
    worst = std::max(worst, error_of(elementary::atan2(wide_y, wide_x), atan2l(wide_y, wide_x)));
  }
  EXPECT_LT(worst, tolerance::elementary.relative);
}
TEST(Atan2, KeepsTheSpecialValues) {
  const double values[] = {0.0, -0.0, 1, -1, inf, -inf, least, -least, most, -most, nan};
  for (const double y : values)
    for (const double x : values) {
      const double expected = std::atan2(y, x), got = elementary::atan2(y, x);
      EXPECT_TRUE(std::isnan(expected) ? std::isnan(got) : same(got, expected))
          << y << ", " << x << ": " << got;
    }
}

TEST(Erfc, AgreesWithLongDoubleDownItsTail) {
  EXPECT_LT(worst_error(elementary::erfc, erfcl, -6, 0.5), tolerance::elementary.relative);
  EXPECT_LT(worst_error(elementary::erfc, erfcl, 0.4, 3), tolerance::elementary.relative);
  EXPECT_LT(worst_error(elementary::erfc, erfcl, 3, 26.5), tolerance::elementary_tail.relative);
  EXPECT_LT(worst_error(elementary::erfc, erfcl, 26.5, 28),
            tolerance::elementary_tail.relative);  // subnormal results
  EXPECT_LT(worst_error_by_exponent(elementary::erfc, erfcl, true), tolerance::elementary_tail.relative);
}
TEST(Erfc, KeepsTheSpecialValues) {
  EXPECT_EQ(elementary::erfc(0), 1);
  EXPECT_EQ(elementary::erfc(inf), 0);
  EXPECT_EQ(elementary::erfc(-inf), 2);
  EXPECT_EQ(elementary::erfc(28), 0);
  EXPECT_TRUE(std::isnan(elementary::erfc(nan)));
}

TEST(Rounding, IsExact) {
  std::mt19937_64 random(20260105);
  std::uniform_real_distribution<double> small(-10, 10);
  const auto check = [](double x) {
    EXPECT_TRUE(same(elementary::floor(x), std::floor(x))) << x;
    EXPECT_TRUE(same(elementary::ceil(x), std::ceil(x))) << x;
    EXPECT_TRUE(same(elementary::round_half_even(x), std::nearbyint(x))) << x;
  };
  for (int i = 0; i < samples; ++i) {
    check(small(random));
    check(std::bit_cast<double>(random() % 0x7ff0000000000000ull | random() << 63));
  }
  for (double x = -8; x <= 8; x += 0.25) check(x);
  for (const double x : {0x1p51 + 0.5, 0x1p51 + 1.5, -0x1p51 - 0.5, 0x1p52 - 0.5, 0x1p52 + 1, 0x1p63, most,
                         inf, -inf, 0.49999999999999994, least, -least})
    check(x);
  EXPECT_TRUE(std::isnan(elementary::floor(nan)));
  EXPECT_TRUE(std::isnan(elementary::round_half_even(nan)));
}

TEST(NotANumber, IsSeenInBothWidths) {
  EXPECT_TRUE(elementary::is_nan(nan));
  EXPECT_TRUE(elementary::is_nan(std::numeric_limits<float>::quiet_NaN()));
  EXPECT_FALSE(elementary::is_nan(inf));
  EXPECT_FALSE(elementary::is_nan(0.0F));
  EXPECT_FALSE(elementary::is_finite(nan));
  EXPECT_FALSE(elementary::is_finite(-inf));
  EXPECT_TRUE(elementary::is_finite(most));
}

TEST(SquareRoot, IsCorrectlyRounded) {
  EXPECT_EQ(elementary::sqrt(2), 1.4142135623730951);
  EXPECT_TRUE(same(elementary::sqrt(-0.0), -0.0));
  EXPECT_TRUE(std::isnan(elementary::sqrt(-1)));
}

}  // namespace
}  // namespace firnline
