// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "host/job/pairwise.hpp"

#include <gtest/gtest.h>

#include "kernels/grid/error.hpp"
#include "tests/support/tolerance.hpp"

namespace firnline::test {
namespace {

// Judgements that agree with the weights 4 : 2 : 1 give them back, and are consistent.
TEST(PairwiseWeights, OfConsistentJudgementsAreTheirRatios) {
  const PairwiseWeights got = pairwise_weights({{2, 4}, {2}});
  EXPECT_TRUE(agrees(got.weights[0], 4.0 / 7, tolerance::composite));
  EXPECT_TRUE(agrees(got.weights[1], 2.0 / 7, tolerance::composite));
  EXPECT_TRUE(agrees(got.weights[2], 1.0 / 7, tolerance::composite));
  EXPECT_TRUE(agrees(got.consistency_ratio, 0, tolerance::composite));
}

// Three parts have closed forms: weights in the ratio of the geometric means of the rows, 15^(1/3) : 1 :
// 15^(-1/3) = 2.466212 : 1 : .405480, and l = 1 + c + 1/c with c = (a12 a23 / a13)^(1/3) = (9/5)^(1/3)
// = 1.216440, so l = 3.038511 and CR = .038511 / 2 / .58 = .033199.
TEST(PairwiseWeights, OfThreePartsFollowTheClosedForm) {
  const PairwiseWeights got = pairwise_weights({{3, 5}, {3}});
  const double sum = 2.466212 + 1 + 0.405480;
  EXPECT_TRUE(agrees(got.weights[0], 2.466212 / sum, tolerance::six_decimals));
  EXPECT_TRUE(agrees(got.weights[1], 1 / sum, tolerance::six_decimals));
  EXPECT_TRUE(agrees(got.weights[2], 0.405480 / sum, tolerance::six_decimals));
  EXPECT_TRUE(agrees(got.consistency_ratio, 0.033199, tolerance::six_decimals));
}

// More parts by numpy.linalg.eig of the whole matrix.
TEST(PairwiseWeights, OfMorePartsAreThePrincipalEigenvector) {
  const PairwiseWeights four = pairwise_weights({{5, 6, 7}, {4, 6}, {4}});
  const double expected[] = {0.6186687796321189, 0.2353228216445599, 0.10093397289776256,
                             0.045074425825558796};
  for (std::size_t i = 0; i < 4; ++i)
    EXPECT_TRUE(agrees(four.weights[i], expected[i], tolerance::composite)) << i;
  EXPECT_TRUE(agrees(four.consistency_ratio, 0.14471489576896307, tolerance::composite));

  const PairwiseWeights ten = pairwise_weights({{1, 2, 3, 4, 5, 6, 7, 8, 9},
                                                {2, 2, 3, 3, 4, 4, 5, 5},
                                                {1, 2, 2, 3, 3, 4, 4},
                                                {1, 1, 2, 2, 3, 3},
                                                {1, 1, 2, 2, 3},
                                                {1, 1, 2, 2},
                                                {1, 1, 2},
                                                {1, 1},
                                                {1}});
  EXPECT_TRUE(agrees(ten.weights[0], 0.27748912227068634, tolerance::composite));
  EXPECT_TRUE(agrees(ten.weights[9], 0.03232038849397072, tolerance::composite));
  EXPECT_TRUE(agrees(ten.consistency_ratio, 0.011405453897871672, tolerance::composite));
}

// All parts equal, but the first 3 times the second: eigenvalues by numpy.linalg.eigvals, less n, over n - 1,
// over Saaty's index of random judgements (.58 .90 1.12 1.24 1.32 1.41 1.45 1.49).
TEST(PairwiseWeights, CompareWithRandomJudgementsOfAsManyParts) {
  const double expected[] = {0.11690590056727909, 0.05722255603061536, 0.033654072133381036,
                             0.02280718202262546, 0.01655277281586639, 0.012289164651295143,
                             0.00968976218461895, 0.007790631534911386};
  for (std::size_t parts = 3; parts <= 10; ++parts) {
    Judgements judgements;
    for (std::size_t row = 0; row + 1 < parts; ++row) judgements.emplace_back(parts - 1 - row, 1.0);
    judgements[0][0] = 3;
    EXPECT_TRUE(
        agrees(pairwise_weights(judgements).consistency_ratio, expected[parts - 3], tolerance::composite))
        << parts;
  }
}

TEST(PairwiseWeights, OfTwoPartsAreAlwaysConsistent) {
  const PairwiseWeights got = pairwise_weights({{3}});
  EXPECT_TRUE(agrees(got.weights[0], 0.75, tolerance::composite));
  EXPECT_EQ(got.consistency_ratio, 0);
}

TEST(PairwiseWeights, RefuseAnotherShape) {
  EXPECT_THROW(static_cast<void>(pairwise_weights({})), BugError);
  EXPECT_THROW(static_cast<void>(pairwise_weights({{2}, {3}})), BugError);
}

}  // namespace
}  // namespace firnline::test
