// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
// What moved a score between two judgements, worked out by hand, and against all orders written out.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <functional>
#include <numeric>

#include "kernels/composition/change_shares.hpp"
#include "kernels/composition/compose.hpp"
#include "kernels/grid/error.hpp"
#include "tests/support/compositions.hpp"
#include "tests/support/tolerance.hpp"

namespace firnline::test {
namespace {

constexpr auto input = static_cast<std::size_t>(ChangeKind::input);
constexpr auto value_function = static_cast<std::size_t>(ChangeKind::value_function);
constexpr auto weight = static_cast<std::size_t>(ChangeKind::weight);
constexpr auto rule = static_cast<std::size_t>(ChangeKind::rule);

std::vector<LeafPair> the_same(int leaves) {
  std::vector<LeafPair> pairs;
  for (int i = 0; i < leaves; ++i) pairs.push_back({i, i});
  return pairs;
}

double share_of(const ChangeShares& shares, const ChangePart& part) {
  const auto at = std::find(shares.parts.begin(), shares.parts.end(), part);
  return at == shares.parts.end() ? missing
                                  : shares.share[static_cast<std::size_t>(at - shares.parts.begin())];
}

// Means of two: v() = (.2 + .6)/2 = .4, v(input) = (.4 + .6)/2 = .5, v(weight) = (.2 + 3 x .6)/4 = .5,
// v(both) = (.4 + 1.8)/4 = .55. Input: (.1 + .05)/2 = .075; the weight likewise.
TEST(ChangeShares, OfAnInputAndAWeightMeetHalfWay) {
  const TwoJudgements two(one_node(Aggregation::arithmetic, {1, 1}),
                          one_node(Aggregation::arithmetic, {1, 3}), the_same(2));
  const auto shares = two.shares(std::vector{0.2, 0.6}, std::vector{0.4, 0.6});
  ASSERT_EQ(shares.parts.size(), 2U);
  EXPECT_TRUE(agrees(share_of(shares, {ChangeKind::input, 0, -1}), 0.075, tolerance::composite));
  EXPECT_TRUE(agrees(share_of(shares, {ChangeKind::weight, 1, -1}), 0.075, tolerance::composite));
  EXPECT_TRUE(agrees(shares.by_kind[input], 0.075, tolerance::composite));
  EXPECT_TRUE(agrees(shares.by_kind[weight], 0.075, tolerance::composite));
  EXPECT_EQ(shares.by_kind[rule], 0);
}

// One indicator, 1 at 1 before, 1 at 2 after: v() = .8, v(input) = 1, v(function) = .4, v(both) = .5.
// Input: (.2 + .1)/2 = .15; function: (-.4 - .5)/2 = -.45.
TEST(ChangeShares, OfAValueFunctionAreToldApartFromItsInput) {
  Composition before = one_node(Aggregation::arithmetic, {1}), after = before;
  after.leaf[0].value = knots({{0, 0}, {2, 1}});
  const auto shares = TwoJudgements(before, after, the_same(1)).shares(std::vector{0.8}, std::vector{1.0});
  EXPECT_TRUE(agrees(shares.by_kind[input], 0.15, tolerance::composite));
  EXPECT_TRUE(agrees(shares.by_kind[value_function], -0.45, tolerance::composite));
}

// The greatest, .6, in place of the mean, .4.
TEST(ChangeShares, OfARuleNameItsNode) {
  const TwoJudgements two(one_node(Aggregation::arithmetic, {1, 1}), one_node(Aggregation::max, {1, 1}),
                          the_same(2));
  const std::vector row{0.2, 0.6};
  const auto shares = two.shares(row, row);
  ASSERT_EQ(shares.parts, (std::vector<ChangePart>{{ChangeKind::rule, -1, 0}}));
  EXPECT_TRUE(agrees(shares.share[0], 0.2, tolerance::composite));
}

// A second indicator of .6 beside .2 makes .4 of .2: its weight comes into being.
TEST(ChangeShares, OfANewIndicatorAreThatOfItsWeight) {
  const TwoJudgements two(one_node(Aggregation::arithmetic, {1}), one_node(Aggregation::arithmetic, {1, 1}),
                          {{0, 0}, {-1, 1}});
  const auto shares = two.shares(std::vector{0.2}, std::vector{0.2, 0.6});
  ASSERT_EQ(shares.parts, (std::vector<ChangePart>{{ChangeKind::weight, 1, -1}}));
  EXPECT_TRUE(agrees(shares.share[0], 0.2, tolerance::composite));
}

// A dimension's weight rises from 1 to 3: (.2 + .6)/2 = .4 becomes (.2 + 3 x .6)/4 = .5.
TEST(ChangeShares, OfADimensionsWeightNameTheDimension) {
  Composition before;
  add_leaf(before, Dimension::hazard, 1);
  add_leaf(before, Dimension::exposure, 1);
  before.root = {Aggregation::arithmetic, 1, 0.5, false};
  Composition after = before;
  after.node[1].weight = 3;
  const std::vector row{0.2, 0.6};
  const auto shares = TwoJudgements(before, after, the_same(2)).shares(row, row);
  ASSERT_EQ(shares.parts, (std::vector<ChangePart>{{ChangeKind::weight, -1, 1}}));
  EXPECT_TRUE(agrees(shares.share[0], 0.1, tolerance::composite));
}

// An indicator of .6 beside one of .2 in one dimension, a mean of .4, goes to a dimension of its own, three
// times as heavy: (.2 + 3 x .6)/4 = .5.
TEST(ChangeShares, OfAnIndicatorThatWentToAnotherDimensionAreThatOfItsWeight) {
  Composition before = one_node(Aggregation::arithmetic, {1, 1});
  before.node[1] = {Aggregation::arithmetic, 3, 0.5, false};
  before.root = {Aggregation::arithmetic, 1, 0.2, false};
  Composition after = before;
  after.leaf[1].dimension = Dimension::exposure;
  const std::vector row{0.2, 0.6};
  const auto shares = TwoJudgements(before, after, the_same(2)).shares(row, row);
  ASSERT_EQ(shares.parts, (std::vector<ChangePart>{{ChangeKind::weight, 1, -1}}));
  EXPECT_TRUE(agrees(shares.share[0], 0.1, tolerance::composite));
}

// Roots of products, from (1/4, 1/4) to (1, 1): v() = 1/4, v(one) = 1/2, v(both) = 1; 3/8 each.
TEST(ChangeShares, OfTwoInputsAreTheMeanOverTheirOrders) {
  const Composition one = one_node(Aggregation::geometric, {1, 1});
  const auto shares =
      TwoJudgements(one, one, the_same(2)).shares(std::vector{0.25, 0.25}, std::vector{1.0, 1.0});
  EXPECT_TRUE(agrees(shares.share[0], 0.375, tolerance::composite));
  EXPECT_TRUE(agrees(shares.share[1], 0.375, tolerance::composite));
}

// A mean of ten has no interaction: each adds a tenth of its own difference, also beyond a group of eight.
TEST(ChangeShares, OfManyInputsOfAMeanAreTheirDifferences) {
  const Composition ten = one_node(Aggregation::arithmetic, {1, 1, 1, 1, 1, 1, 1, 1, 1, 1});
  std::vector<double> from(10, 0.5), to;
  for (int i = 0; i < 10; ++i) to.push_back(0.05 * i);
  const auto shares = TwoJudgements(ten, ten, the_same(10)).shares(from, to);
  for (int i = 0; i < 10; ++i)
    EXPECT_TRUE(
        agrees(share_of(shares, {ChangeKind::input, i, -1}), (0.05 * i - 0.5) / 10, tolerance::composite))
        << i;
}

TEST(ChangeShares, OfTheSameTwiceAreNone) {
  const Composition two = one_node(Aggregation::geometric, {1, 2});
  const std::vector row{0.2, missing};
  const auto shares = TwoJudgements(two, two, the_same(2)).shares(row, row);
  EXPECT_TRUE(shares.parts.empty());
}

// Two of three suffice; the first is missing before, the third after: with both missing there is no score.
TEST(ChangeShares, AreUnknownWhereAMixtureHasNoScore) {
  const Composition three = one_node(Aggregation::arithmetic, {1, 1, 1}, 0.6);
  const auto shares = TwoJudgements(three, three, the_same(3))
                          .shares(std::vector{missing, 0.4, 0.6}, std::vector{0.8, 0.4, missing});
  ASSERT_EQ(shares.share.size(), 2U);
  for (const double share : shares.share) EXPECT_TRUE(std::isnan(share));
  EXPECT_TRUE(std::isnan(shares.by_kind[input]));
}

TEST(ChangeShares, RefuseWhatDoesNotFit) {
  const Composition two = one_node(Aggregation::arithmetic, {1, 1});
  EXPECT_THROW(TwoJudgements(two, two, the_same(1)), BugError);
  EXPECT_THROW(TwoJudgements(two, two, {{0, 0}, {0, 1}}), BugError);
  const std::vector<double> row{0.5};
  EXPECT_THROW((void)TwoJudgements(two, two, the_same(2)).shares(row, row), BugError);
}

/// Something that turns the judgement before into that after, for the reference.
using Step = std::function<void(Composition&, std::vector<double>&)>;

/// The mean of what each step changes over all orders of kinds and, inside a kind, of steps.
std::vector<double> over_all_orders(const Composition& before, const std::vector<double>& row,
                                    const std::vector<std::vector<Step>>& kinds) {
  std::vector<std::size_t> order(kinds.size());
  std::iota(order.begin(), order.end(), 0U);
  std::vector<std::vector<double>> sums;
  for (const auto& kind : kinds) sums.emplace_back(kind.size(), 0.0);
  double walks = 0;
  do {
    std::vector<std::vector<std::size_t>> inner;
    for (const auto& kind : kinds) {
      inner.emplace_back(kind.size());
      std::iota(inner.back().begin(), inner.back().end(), 0U);
    }
    const std::function<void(std::size_t)> permute = [&](std::size_t k) {
      if (k == kinds.size()) {
        Composition at = before;
        std::vector<double> values = row;
        double score = compose(at, values.data()).score;
        for (const std::size_t kind : order)
          for (const std::size_t step : inner[kind]) {
            kinds[kind][step](at, values);
            const double next = compose(at, values.data()).score;
            sums[kind][step] += next - score;
            score = next;
          }
        ++walks;
        return;
      }
      do permute(k + 1);
      while (std::next_permutation(inner[k].begin(), inner[k].end()));
    };
    permute(0);
  } while (std::next_permutation(order.begin(), order.end()));
  std::vector<double> means;
  for (const auto& kind : sums)
    for (const double sum : kind) means.push_back(sum / walks);
  return means;
}

TEST(ChangeShares, AreTheMeanOverAllOrdersForAnyComposition) {
  std::mt19937_64 random(11);
  int compared = 0;
  for (int round = 0; round < 60; ++round) {
    Composition before = random_composition(random, 5);
    before.leaf[3].dimension = Dimension::hazard;
    Composition after = before;
    after.leaf[0].weight *= 3;
    after.node[2].weight *= 2;
    after.leaf[1].value = knots({{0, 0.1}, {0.7, 1}});
    after.root = random_composition(random, 1).root;
    after.node[0] = random_composition(random, 1).node[0];
    after.node[0].weight = before.node[0].weight;
    const auto from = random_row(random, 5, 0.05);
    auto to = from;
    to[1] = 0.3;
    to[2] = 0.9;
    const auto value = [&](std::size_t i) {
      return Step([&to, i](Composition&, std::vector<double>& row) { row[i] = to[i]; });
    };
    const std::vector<std::vector<Step>> kinds = {
        {value(1), value(2)},
        {[&](Composition& at, auto&) { at.leaf[1].value = after.leaf[1].value; }},
        {[&](Composition& at, auto&) { at.leaf[0].weight = after.leaf[0].weight; },
         [&](Composition& at, auto&) { at.node[2].weight = after.node[2].weight; }},
        {[&](Composition& at, auto&) { at.node[0] = after.node[0]; },
         [&](Composition& at, auto&) { at.root = after.root; }}};
    const auto expected = over_all_orders(before, from, kinds);
    if (std::any_of(expected.begin(), expected.end(), [](double e) { return std::isnan(e); })) continue;
    const TwoJudgements two(before, after, the_same(5));
    const auto shares = two.shares(from, to);
    ++compared;
    const std::vector<ChangePart> parts = {{ChangeKind::input, 1, -1},          {ChangeKind::input, 2, -1},
                                           {ChangeKind::value_function, 1, -1}, {ChangeKind::weight, 0, -1},
                                           {ChangeKind::weight, -1, 2},         {ChangeKind::rule, -1, 0},
                                           {ChangeKind::rule, -1, root_node}};
    for (std::size_t i = 0; i < parts.size(); ++i) {
      const double share = share_of(shares, parts[i]);
      EXPECT_TRUE(agrees(std::isnan(share) ? 0 : share, expected[i], tolerance::composite))
          << round << " part " << i;
    }
    const double change = compose(after, to.data()).score - compose(before, from.data()).score;
    EXPECT_TRUE(
        agrees(std::accumulate(shares.share.begin(), shares.share.end(), 0.0), change, tolerance::composite));
    for (std::size_t kind = 0; kind < change_kinds; ++kind) {
      double sum = 0;
      for (std::size_t i = 0; i < shares.parts.size(); ++i)
        if (static_cast<std::size_t>(shares.parts[i].kind) == kind) sum += shares.share[i];
      EXPECT_TRUE(agrees(sum, shares.by_kind[kind], tolerance::composite)) << round << " kind " << kind;
    }
  }
  EXPECT_GT(compared, 20);
}

}  // namespace
}  // namespace firnline::test
