// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
// The two distributions of the drought indices against the worked samples of domain-spec 12, T-SPI and
// T-SPEI.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <vector>

#include "kernels/indicators/water/gamma_fit.hpp"
#include "kernels/indicators/water/log_logistic_fit.hpp"
#include "tests/support/tolerance.hpp"

namespace firnline {
namespace {

namespace tolerance = test::tolerance;
using drought::GammaFit;
using drought::LogLogisticFit;
using test::agrees;

/// A sample often enough over that it counts as one of 30.
GammaFit gamma_of(const std::vector<double>& sample, int zeros = 0, bool classic = false) {
  const int times = 30 / static_cast<int>(sample.size());
  double sum = 0, logs = 0;
  for (const double value : sample) sum += times * value, logs += times * std::log(value);
  const int wet = times * static_cast<int>(sample.size());
  return GammaFit::from(wet + zeros, wet, sum, logs, classic);
}
LogLogisticFit fit_of(std::vector<double> sample, bool by_positions = false) {
  std::sort(sample.begin(), sample.end());
  return LogLogisticFit::from(sample.data(), static_cast<int>(sample.size()), by_positions);
}
std::vector<double> shifted(std::vector<double> sample, double by, double times = 1) {
  for (double& value : sample) value = times * value + by;
  return sample;
}

template <class Fit>
double index_of(const Fit& fit, double sum) {
  return drought::standardised(fit.probability(sum));
}

const std::vector<double> rain = {12, 25, 8, 40, 18, 30, 22, 15, 10, 20};
const std::vector<double> balance = {-30, -12, -5, 0, 4, 9, 15, 22, 35, 60};

TEST(GammaFit, OfTheSampleIsThePrintedOne) {
  const GammaFit fit = gamma_of(rain);
  EXPECT_PRED3(agrees, fit.shape, 4.7220292, tolerance::six_digits);
  EXPECT_PRED3(agrees, fit.scale, 4.2354672, tolerance::six_digits);
  EXPECT_PRED3(agrees, index_of(fit, 8), -1.564893, tolerance::six_decimals);
  EXPECT_PRED3(agrees, index_of(fit, 20), 0.154097, tolerance::six_decimals);
  EXPECT_PRED3(agrees, index_of(fit, 40), 1.846615, tolerance::six_decimals);
}
TEST(GammaFit, OfShapeOneIsTheExponentialDistribution) {
  GammaFit fit{1, 10, 0, 0};
  EXPECT_PRED3(agrees, index_of(fit, 10 * std::log(2)), 0, tolerance::six_decimals);
  EXPECT_PRED3(agrees, index_of(fit, 18.410216), 1, tolerance::six_decimals);
  EXPECT_PRED3(agrees, index_of(fit, 1.727538), -1, tolerance::six_decimals);
  fit.dry_share = fit.zero_probability = 0.2;
  EXPECT_PRED3(agrees, index_of(fit, 10), 0.540856, tolerance::six_decimals);
  EXPECT_PRED3(agrees, index_of(fit, 0), -0.841621, tolerance::six_decimals);
}
TEST(GammaFit, TreatsZerosInTwoWays) {
  // 6 zeros of 36: classic 6/36; Stagge 6/37 for rain, 7/74 for none.
  const GammaFit classic = gamma_of(rain, 6, true), middle = gamma_of(rain, 6, false);
  EXPECT_PRED3(agrees, classic.dry_share, 6.0 / 36, tolerance::elementary);
  EXPECT_PRED3(agrees, classic.zero_probability, 6.0 / 36, tolerance::elementary);
  EXPECT_PRED3(agrees, middle.dry_share, 6.0 / 37, tolerance::elementary);
  EXPECT_PRED3(agrees, middle.zero_probability, 7.0 / 74, tolerance::elementary);
  EXPECT_EQ(middle.shape, classic.shape);
}
TEST(GammaFit, NeedsEnoughThatDiffers) {
  EXPECT_EQ(GammaFit::from(29, 29, 580, 29 * std::log(18), false).shape, 0);
  EXPECT_GT(GammaFit::from(30, 30, 600, 30 * std::log(18), false).shape, 0);
  EXPECT_EQ(GammaFit::from(30, 9, 180, 9 * std::log(18), false).shape, 0);
  EXPECT_GT(GammaFit::from(30, 10, 200, 10 * std::log(18), false).shape, 0);
  EXPECT_EQ(GammaFit::from(30, 30, 600, 30 * std::log(20), false).shape, 0);
  EXPECT_TRUE(std::isnan(index_of(GammaFit{}, 20)));
}

TEST(LogLogisticFit, OfTheSampleIsThePrintedOne) {
  const LogLogisticFit fit = fit_of(balance);
  EXPECT_PRED3(agrees, fit.shape, 7.880952, tolerance::six_digits);
  EXPECT_PRED3(agrees, fit.scale, 112.891327, tolerance::six_digits);
  EXPECT_PRED3(agrees, fit.location, -106.137566, tolerance::six_digits);
  EXPECT_PRED3(agrees, index_of(fit, -30), -1.717596, tolerance::six_decimals);
  EXPECT_PRED3(agrees, index_of(fit, 0), -0.303392, tolerance::six_decimals);
  EXPECT_PRED3(agrees, index_of(fit, 15), 0.346290, tolerance::six_decimals);
  EXPECT_PRED3(agrees, index_of(fit, 60), 1.690895, tolerance::six_decimals);
  EXPECT_PRED3(agrees, index_of(fit, fit.location + fit.scale), 0, tolerance::six_decimals);
}
TEST(LogLogisticFit, OfTheNegatedSampleIsItsMirror) {
  const LogLogisticFit fit = fit_of(balance), mirror = fit_of(shifted(balance, 0, -1));
  EXPECT_PRED3(agrees, mirror.shape, -7.880952, tolerance::six_digits);
  for (const double value : balance)
    EXPECT_PRED3(agrees, index_of(mirror, -value), -index_of(fit, value), tolerance::six_decimals);
}
TEST(LogLogisticFit, OfAShiftedSampleIsShifted) {
  const LogLogisticFit fit = fit_of(balance), shifted_fit = fit_of(shifted(balance, 1000));
  for (const double value : balance)
    EXPECT_PRED3(agrees, index_of(shifted_fit, value + 1000), index_of(fit, value), tolerance::six_decimals);
}
TEST(LogLogisticFit, ByPlottingPositionsIsThatOfThePaper) {
  const LogLogisticFit fit = fit_of(balance, true);
  EXPECT_PRED3(agrees, fit.shape, 5.413968, tolerance::six_digits);
  EXPECT_PRED3(agrees, fit.scale, 69.229267, tolerance::six_digits);
  EXPECT_PRED3(agrees, fit.location, -63.472645, tolerance::six_digits);
  EXPECT_PRED3(agrees, index_of(fit, -30), -2.070900, tolerance::six_decimals);
  EXPECT_PRED3(agrees, index_of(fit, 0), -0.293386, tolerance::six_decimals);
  EXPECT_PRED3(agrees, index_of(fit, 15), 0.421779, tolerance::six_decimals);
  EXPECT_PRED3(agrees, index_of(fit, 60), 1.730322, tolerance::six_decimals);
  // Why it is not the default: a constant added to every sum changes the index.
  EXPECT_PRED3(agrees, index_of(fit_of(shifted(balance, 1000), true), 970), -0.584260,
               tolerance::six_decimals);
}
TEST(LogLogisticFit, WithoutSkewIsTheLogisticDistribution) {
  const LogLogisticFit fit = fit_of({-3, -2, -1, 0, 1, 2, 3});
  EXPECT_PRED3(agrees, index_of(fit, 3), 1.308514, tolerance::six_decimals);
  EXPECT_EQ(index_of(fit, -3), -index_of(fit, 3));
  // A trace of skew, and its distribution meets the logistic one.
  const LogLogisticFit nearly = fit_of({-3, -2, -1, 0, 1, 2, 3.0001});
  EXPECT_NE(nearly.shape, 0);
  EXPECT_NEAR(index_of(nearly, 2), index_of(fit, 2), 1e-4);
}
TEST(LogLogisticFit, EndsAtItsLocation) {
  const LogLogisticFit wet_tail = fit_of(balance), dry_tail = fit_of(shifted(balance, 0, -1));
  EXPECT_EQ(wet_tail.probability(wet_tail.location), 0);
  EXPECT_EQ(index_of(wet_tail, wet_tail.location - 1), -3);
  EXPECT_EQ(index_of(wet_tail, 1e5), 3);
  EXPECT_EQ(dry_tail.probability(dry_tail.location), 1);
  EXPECT_EQ(index_of(dry_tail, dry_tail.location + 1), 3);
  EXPECT_EQ(index_of(dry_tail, -1e5), -3);
}
TEST(LogLogisticFit, NeedsSumsThatDiffer) {
  for (double same = 0.1; same < 1e4; same *= 1.37)  // whose rounding may look like a spread
    EXPECT_EQ(fit_of(std::vector<double>(30, same)).spread, 0) << same;
  EXPECT_TRUE(std::isnan(index_of(fit_of(std::vector<double>(30, 0.1)), 0.1)));
  // One flood among nothing: w0 = D/30, w1 = w2 = 0, so that 1/shape is 1.
  std::vector<double> flood(30, 0.0);
  flood[7] = 90;
  EXPECT_EQ(fit_of(flood).spread, 0);
}

}  // namespace
}  // namespace firnline
