// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "kernels/ranking/correlation.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <random>

#include "kernels/grid/error.hpp"

namespace firnline::test {
namespace {

constexpr double none = std::numeric_limits<double>::quiet_NaN();
using Column = std::vector<double>;

double spearman(const Column& x, const Column& y) {
  return spearman_matrix({x, y})[0][1];
}

// Anscombe (1973), first of his four sets: r = 0.81642051634484 as scipy.stats.pearsonr has it, .816 in the
// paper.
TEST(Pearson, OfAnscombesFirstSet) {
  const Column x = {10, 8, 13, 9, 11, 14, 6, 4, 12, 7, 5};
  const Column y = {8.04, 6.95, 7.58, 8.81, 8.33, 9.96, 7.24, 4.26, 10.84, 4.82, 5.68};
  EXPECT_NEAR(pearson_r(x, y), 0.81642051634484, 1e-14);
  EXPECT_EQ(pearson_r(x, x), 1);
}

// Rounding alone would carry every fifth of these beyond -1 or 1.
TEST(Pearson, NeverLeavesItsRange) {
  std::mt19937_64 random(7);
  for (int round = 0; round < 1000; ++round) {
    Column x, up, down;
    for (int i = 0; i < 5; ++i) {
      x.push_back(static_cast<double>(random() % 1000) / 7);
      up.push_back(x.back() / 3 + 0.1);
      down.push_back(0.1 - x.back() / 3);
    }
    EXPECT_LE(pearson_r(x, up), 1);
    EXPECT_GE(pearson_r(x, down), -1);
  }
}

TEST(Pearson, LeavesOutRowsThatMissOneOfTheTwo) {
  EXPECT_EQ(pearson_r(Column{1, 2, none, 3, 4}, Column{2, 4, 100, none, 8}), 1);
  EXPECT_EQ(pearson_r(Column{1, 2, 3}, Column{3, 2, 1}), -1);
}

TEST(Pearson, SaysNothingOfTooFewRowsOrAConstant) {
  EXPECT_TRUE(std::isnan(pearson_r(Column{}, Column{})));
  EXPECT_TRUE(std::isnan(pearson_r(Column{1, none}, Column{2, 3})));
  EXPECT_TRUE(std::isnan(pearson_r(Column{0.1, 0.1, 0.1}, Column{1, 2, 3})));
  EXPECT_TRUE(std::isnan(pearson_r(Column{1, 2, 3}, Column{0.7, 0.7, 0.7})));
  EXPECT_THROW((void)pearson_r(Column{1, 2}, Column{1}), BugError);
}

// Ten persons' intelligence and hours of television, a textbook case: 1 - 6 * 194 / (10 * 99) = -29/165.
TEST(Spearman, OfTenPersons) {
  EXPECT_NEAR(
      spearman({106, 100, 86, 101, 99, 103, 97, 113, 112, 110}, {7, 27, 2, 50, 28, 29, 20, 12, 6, 17}),
      -29.0 / 165, 1e-15);
}

// Places 1, 2.5, 2.5, 4 against 1, 2, 3, 4: the sum of products about 2.5 is 4.5, the squares 4.5 and 5.
TEST(Spearman, TiesShareTheMeanOfTheirPlaces) {
  EXPECT_NEAR(spearman({10, 20, 20, 30}, {1, 2, 3, 4}), 4.5 / std::sqrt(4.5 * 5), 1e-15);
}

// Only the four rows that both have are ranked: 1, 2, 3, 4 against 1, 2, 4, 3, so 1 - 6 * 2 / (4 * 15) = .8.
// Were the whole columns ranked, places 1, 2, 4, 5 would stand against 1, 3, 5, 4.
TEST(Spearman, RanksTheRowsThatBothHave) {
  EXPECT_NEAR(spearman({1, 2, 3, 4, 5, none}, {1, 2, none, 9, 8, 1.5}), 0.8, 1e-15);
}

TEST(Spearman, MatrixIsSymmetricAndOneOnItsDiagonal) {
  const auto rho = spearman_matrix({{1, 2, 3, 5}, {4, 3, 2, 1}, {7, 7, 7, 7}});
  EXPECT_EQ(rho[0][0], 1);
  EXPECT_EQ(rho[0][1], -1);
  EXPECT_EQ(rho[1][0], -1);
  EXPECT_TRUE(std::isnan(rho[2][2]));
  EXPECT_TRUE(std::isnan(rho[0][2]));
}

// Two columns that know nothing of each other, the second twice as wide; their sum has variance 1 + 4, of
// which they explain a fifth and four fifths.
TEST(EffectiveWeights, AreSharesOfTheVarianceWhereColumnsAreIndependent) {
  const Column narrow = {1, -1, 1, -1}, wide = {2, 2, -2, -2}, sum = {3, 1, -1, -3};
  const auto weights = effective_weights({narrow, wide}, sum);
  EXPECT_NEAR(weights[0], 0.2, 1e-15);
  EXPECT_NEAR(weights[1], 0.8, 1e-15);
}

TEST(EffectiveWeights, OfAConstantColumnAreUnknownAndLeaveTheOthersWhole) {
  const auto weights = effective_weights({{1, 2, 3}, {5, 5, 5}}, Column{2, 4, 6});
  EXPECT_EQ(weights[0], 1);
  EXPECT_TRUE(std::isnan(weights[1]));
  EXPECT_TRUE(std::isnan(effective_weights({{1, 2, 3}}, Column{1, 1, 1})[0]));
}

}  // namespace
}  // namespace firnline::test
