// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "kernels/ranking/draws.hpp"

#include <gtest/gtest.h>

#include <array>
#include <cmath>
#include <limits>
#include <set>

#include "kernels/grid/error.hpp"
#include "kernels/grid/special_functions.hpp"
#include "kernels/ranking/sample_points.hpp"
#include "kernels/ranking/weight_draws.hpp"
#include "kernels/ranking/weight_limits.hpp"
#include "tests/support/tolerance.hpp"

namespace firnline::test {
namespace {

/// A share counted over draws lies within this many of its standard errors of the true one: with a fixed seed
/// it always does or never does.
constexpr double standard_errors = 4;

// The known answers of Random123's kat_vectors (domain-spec T-PHI): all bits 0, all bits 1, digits of pi.
TEST(Philox, GivesTheKnownAnswers) {
  constexpr std::uint32_t ones = 0xffffffffu;
  EXPECT_EQ(philox({{0, 0, 0, 0}}, {{0, 0}}),
            (PhiloxWords{{0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8}}));
  EXPECT_EQ(philox({{ones, ones, ones, ones}}, {{ones, ones}}),
            (PhiloxWords{{0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd}}));
  EXPECT_EQ(philox({{0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344}}, {{0xa4093822, 0x299f31d0}}),
            (PhiloxWords{{0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1}}));
}

// Integers of another implementation (Python), from the counter that domain-spec 15 lays down.
TEST(Draws, TakeTheirCounterFromTheirPlace) {
  const DrawPlace place{0x0fedcba987654321u, 77, 513, DrawPurpose::own_error};
  EXPECT_EQ(random_words(key_of_seed(0x123456789abcdef0u), place, 9),
            (PhiloxWords{{0x52fcbc, 0x19a9a2a1, 0xd6cb228a, 0x53956c6b}}));
  EXPECT_EQ(uniform_of(0), 0x1p-33);
  EXPECT_EQ(uniform_of(0xffffffffu), 1 - 0x1p-33);
  // scipy.stats.norm.ppf of ours
  EXPECT_TRUE(agrees(normal_draw(key_of_seed(7), {123, 4, 2, DrawPurpose::shared_error}), -1.3939075306278068,
                     tolerance::draw));
}

// Two ways to the same quantile, which share no coefficient: over the middle, where the way changes (.075,
// .925), and at the ends.
TEST(Draws, AreNormalToTheEnds) {
  for (std::uint32_t i = 0; i < 4096; ++i) {
    const double u = uniform_of(i * 0x100000u + 0x7ffffu);
    EXPECT_TRUE(agrees(normal_of(u), elementary::normal_quantile(u), tolerance::draw)) << u;
  }
  for (const double u :
       {uniform_of(0), uniform_of(1), 0.0749999, 0.075, 0.925, 0.9250001, uniform_of(0xffffffffu)})
    EXPECT_TRUE(agrees(normal_of(u), elementary::normal_quantile(u), tolerance::draw)) << u;
  EXPECT_TRUE(agrees(normal_of(uniform_of(0)), -6.3379577545537895,
                     tolerance::draw));  // scipy.stats.norm.ppf(2**-33)
}

// The same draws in Python with scipy.stats.norm.ppf; the last of each row was rejected once.
TEST(Gamma, IsThatOfAnotherImplementation) {
  const struct {
    double shape;
    std::uint32_t rejected;
    std::array<double, 3> expected;
  } rows[] = {{0.3, 16, {1.8392675115744146, 0.0005618816281068163, 1.320407029156983}},
              {1, 16, {1.491866760956001, 0.9054065437886765, 1.8555964820791928}},
              {2.5, 134, {3.4776997192804, 2.5775039054541864, 4.77981491107165}},
              {60, 1976, {65.68604792757789, 61.72227772392373, 53.80754041115495}}};
  for (const auto& row : rows) {
    const std::uint32_t samples[] = {0, 1, row.rejected};
    for (std::size_t i = 0; i < 3; ++i)
      EXPECT_TRUE(agrees(gamma_draw(key_of_seed(42), {0, samples[i], 3, DrawPurpose::weight}, row.shape),
                         row.expected[i], tolerance::draw))
          << row.shape << " " << i;
  }
  EXPECT_EQ(gamma_draw(key_of_seed(42), {}, 0), 0);
}

TEST(Weights, AreThoseOfAnotherImplementation) {
  std::array<double, 3> flat{};
  WeightDraws({{3, 1, 2}}, 7).draw(5, flat);  // of nothing sure: the weights given do not count
  const double expected_flat[] = {0.11188685026766763, 0.6715694422621483, 0.21654370747018414};
  for (std::size_t i = 0; i < 3; ++i) EXPECT_TRUE(agrees(flat[i], expected_flat[i], tolerance::draw)) << i;

  std::array<double, 4> around{};
  WeightDraws({{5, 0, 3, 2}, 20}, 7).draw(5, around);
  const double expected[] = {0.38795805428823965, 0, 0.2504918129400224, 0.3615501327717379};
  for (std::size_t i = 0; i < 4; ++i) EXPECT_TRUE(agrees(around[i], expected[i], tolerance::draw)) << i;
  EXPECT_EQ(around[1], 0);
  WeightDraws({{5, 0, 3, 2}}, 7).draw(5, around);
  EXPECT_EQ(around[1], 0);
}

struct Moments {
  double mean = 0, deviation = 0;
};
Moments moments_of(const WeightDraws& draws, std::size_t child, std::uint32_t samples) {
  std::vector<double> shares(draws.children());
  double sum = 0, squares = 0;
  for (std::uint32_t s = 0; s < samples; ++s) {
    draws.draw(s, shares);
    sum += shares[child];
    squares += shares[child] * shares[child];
  }
  const double mean = sum / samples;
  return {mean, std::sqrt(squares / samples - mean * mean)};
}

// T-DIR: Dirichlet(1^5) has mean .2 and standard deviation .163299; around w with k: w and sqrt(w (1 - w) /
// (k + 1)). The standard error of a standard deviation from kurtosis 4 at most: sd / sqrt(N).
TEST(Weights, HaveTheMomentsOfADirichletDistribution) {
  constexpr std::uint32_t samples = 10'000;
  const double root = std::sqrt(double{samples});
  for (const std::size_t child : {0u, 4u}) {
    const Moments flat = moments_of(WeightDraws({{1, 1, 1, 1, 1}}, 1), child, samples);
    EXPECT_NEAR(flat.mean, 0.2, standard_errors * 0.163299 / root) << child;
    EXPECT_NEAR(flat.deviation, 0.163299, standard_errors * 0.163299 / root) << child;
  }
  const double share = 0.6, deviation = std::sqrt(share * 0.4 / 51);
  const Moments around = moments_of(WeightDraws({{1, 6, 3}, 50}, 1), 1, samples);
  EXPECT_NEAR(around.mean, share, standard_errors * deviation / root);
  EXPECT_NEAR(around.deviation, deviation, standard_errors * deviation / root);
}

// The first of three equally likely shares is above a half in (1/2)^2 of the draws. A share of the
// distribution Beta(1, 2) is above a half, and so above the other one, in (1/2)^2 of them.
TEST(Weights, KeepOrderAndBoundsAndTellHowOftenTheyDo) {
  constexpr std::uint32_t samples = 4'000;
  const auto acceptance = [&](WeightPrior prior, auto holds) {
    const WeightDraws draws(std::move(prior), 3);
    std::array<double, 3> shares{};
    std::int64_t tries = 0;
    for (std::uint32_t s = 0; s < samples; ++s) {
      tries += draws.draw(s, shares);
      EXPECT_TRUE(holds(shares)) << s;
    }
    return samples / static_cast<double>(tries);
  };
  const double alike = acceptance({{1, 1, 1}, 0, {}, {}, {{2, 0, 1}}},
                                  [](const auto& w) { return w[2] >= w[0] && w[0] >= w[1]; });
  const double in_order =
      acceptance({{1, 2, 0}, 3, {}, {}, {{0, 1}}}, [](const auto& w) { return w[0] >= w[1]; });
  const double bounded =
      acceptance({{1, 1, 1}, 0, {}, {0.5, 1, 1}}, [](const auto& w) { return w[0] <= 0.5; });
  const double lifted = acceptance({{1, 1, 1}, 0, {0.5, 0, 0}}, [](const auto& w) { return w[0] >= 0.5; });
  const auto error = [&](double p) { return standard_errors * p * std::sqrt((1 - p) / samples); };
  EXPECT_EQ(alike, 1);  // put in order, never drawn again
  EXPECT_NEAR(in_order, 0.25, error(0.25));
  EXPECT_NEAR(bounded, 0.75, error(0.75));
  EXPECT_NEAR(lifted, 0.25, error(0.25));
}

// Of k equally likely shares in falling order the j-th is (1/k) (1/k + ... + 1/j) on average.
TEST(Weights, OfAChainOfAlikeAreThoseOfAFallingOrder) {
  constexpr std::uint32_t samples = 10'000;
  const WeightDraws draws({{1, 1, 1}, 0, {}, {}, {{2, 0, 1}}}, 1);
  const double third = standard_errors * 0.2 / std::sqrt(double{samples});
  EXPECT_NEAR(moments_of(draws, 2, samples).mean, 11.0 / 18, third);
  EXPECT_NEAR(moments_of(draws, 0, samples).mean, 5.0 / 18, third);
  EXPECT_NEAR(moments_of(draws, 1, samples).mean, 2.0 / 18, third);
}

// numpy.random.default_rng(1).dirichlet() with those that do not keep the limits thrown away: 2,453,880 of
// 20,000,000 left.
TEST(Weights, UnderLimitsAreThoseThatARejectionSamplerKeeps) {
  constexpr std::uint32_t samples = 10'000;
  const WeightPrior prior{{4, 3, 2, 1}, 12, {0, 0.1, 0, 0.05}, {0.45, 1, 1, 1}, {{0, 1}, {2, 3}, {0, 2}}};
  const WeightDraws draws(prior, 5);
  constexpr double mean[] = {0.38845, 0.26078, 0.23691, 0.11386},
                   deviation[] = {0.03948, 0.06924, 0.06312, 0.04569};
  for (std::size_t child = 0; child < 4; ++child) {
    const Moments drawn = moments_of(draws, child, samples);
    const double error = standard_errors * deviation[child] / std::sqrt(double{samples});
    EXPECT_NEAR(drawn.mean, mean[child], error) << child;
    EXPECT_NEAR(drawn.deviation, deviation[child], error) << child;
  }
  EXPECT_NEAR(draws.kept_share(), 0.12269, standard_errors * std::sqrt(0.12269 * (1 - 0.12269) / 20'000));
}

TEST(Weights, HaveRoomUnlessLimitsLeaveNone) {
  using Kind = WeightConflict::Kind;
  const auto kind = [](const WeightPrior& prior) { return conflict_of(prior).value().kind; };
  EXPECT_FALSE(conflict_of({{1, 1, 1}}));
  EXPECT_FALSE(conflict_of({{1, 1, 1}, 0, {0.3, 0.3, 0.3}, {0.4, 0.4, 0.4}, {{0, 1, 2}}}));
  EXPECT_EQ(kind({{1, 1, 1}, 0, {}, {}, {{0, 1}, {1, 2}, {2, 0}}}), Kind::circle);
  EXPECT_EQ(kind({{1, 1}, 0, {}, {}, {{0, 0}}}), Kind::circle);
  // what is at least .3 lifts the two ahead of it to .9 in all and a little more than the .1 beside them
  EXPECT_EQ(kind({{1, 1, 1, 1}, 0, {0, 0, 0.3, 0.1}, {}, {{0, 1, 2}}}), Kind::least_sum);
  EXPECT_FALSE(conflict_of({{1, 1, 1, 1}, 0, {0, 0, 0.3, 0.09}, {}, {{0, 1, 2}}}));
  // what is at most .2 holds the two behind it down to .6 in all, and the last is at most .4
  EXPECT_EQ(kind({{1, 1, 1, 1}, 0, {}, {0.2, 1, 1, 0.4}, {{0, 1, 2}}}), Kind::greatest_sum);
  EXPECT_FALSE(conflict_of({{1, 1, 1, 1}, 0, {}, {0.2, 1, 1, 0.41}, {{0, 1, 2}}}));
  const auto squeezed = conflict_of({{1, 1, 1}, 0, {0, 0.5, 0}, {0.4, 1, 1}, {{0, 1}}});
  ASSERT_TRUE(squeezed);
  EXPECT_EQ(squeezed->kind, Kind::no_room);
  EXPECT_EQ(squeezed->child, 0);
  EXPECT_EQ(squeezed->least, 0.5);
  EXPECT_EQ(squeezed->greatest, 0.4);
  EXPECT_FALSE(conflict_of({{1, 0}, 0, {0.5, 0}, {1, 1}}));  // an only child has all the weight
  EXPECT_EQ(kind({{1, 0}, 0, {0, 0}, {0.9, 1}}), Kind::greatest_sum);
}

TEST(Weights, RefuseWhatCannotBeDrawn) {
  constexpr double none = std::numeric_limits<double>::quiet_NaN();
  for (const std::vector<double>& weights :
       {std::vector<double>{}, {0, 0}, {1, -1}, {1, none}, {1, std::numeric_limits<double>::infinity()}})
    EXPECT_THROW(WeightDraws({weights}, 1), BugError);
  EXPECT_THROW(WeightDraws({{1, 1}, -1}, 1), BugError);
  EXPECT_THROW(WeightDraws({{1, 1}, 0, {0.6, 0.6}}, 1), BugError);
  EXPECT_THROW(WeightDraws({{1, 1}, 0, {}, {0.4, 0.4}}, 1), BugError);
  EXPECT_THROW(WeightDraws({{1, 1}, 0, {0.1}}, 1), BugError);
  EXPECT_THROW(WeightDraws({{1, 1}, 0, {}, {}, {{0, 2}}}, 1), BugError);
  std::array<double, 2> shares{};
  EXPECT_THROW(WeightDraws({{1, 1}, 1e6, {0.9, 0}}, 1).draw(0, shares),
               LimitError);  // a thousand deviations away
}

// scipy.stats.qmc.Sobol(64, scramble=False, bits=32): the same points as whole numbers.
TEST(SobolSequence, IsThatOfScipy) {
  const int dimensions[] = {0, 1, 2, 5, 17, 40, 63};
  const struct {
    std::uint32_t index;
    std::array<std::uint32_t, 7> expected;
  } rows[] = {{0, {}},
              {1, {2147483648, 2147483648, 2147483648, 2147483648, 2147483648, 2147483648, 2147483648}},
              {2, {3221225472, 1073741824, 1073741824, 3221225472, 1073741824, 1073741824, 3221225472}},
              {7, {536870912, 2684354560, 1610612736, 1610612736, 536870912, 536870912, 1610612736}},
              {100, {1778384896, 1107296256, 3321888768, 3187671040, 3187671040, 3053453312, 2785017856}},
              {1023, {4194304, 3233808384, 2629828608, 1883242496, 3762290688, 2713714688, 171966464}}};
  for (const auto& row : rows)
    for (std::size_t i = 0; i < row.expected.size(); ++i)
      EXPECT_EQ(sobol_bits(dimensions[i], row.index), row.expected[i]) << row.index << " " << dimensions[i];
}

/// In each dimension one point in each stratum.
void expect_one_in_each_stratum(const SamplePoints& points, const char* what) {
  for (int d = 0; d < points.dimensions; ++d) {
    std::set<std::int64_t> strata;
    for (std::int64_t i = 0; i < points.points; ++i) {
      EXPECT_GT(points.at(i, d), 0) << what;
      strata.insert(static_cast<std::int64_t>(points.at(i, d) * static_cast<double>(points.points)));
    }
    EXPECT_EQ(strata.size(), static_cast<std::size_t>(points.points)) << what << " " << d;
    EXPECT_EQ(*strata.rbegin(), points.points - 1) << what << " " << d;
  }
}

// Of 100 strata in a random order two neighbours follow each other at 1.98 of 99 places, with a variance near
// that.
TEST(SamplePoints, OfALatinHypercubeComeInNoOrder) {
  const SamplePoints points = latin_hypercube(100, 5, 3);
  for (int d = 0; d < points.dimensions; ++d) {
    int neighbours = 0;
    for (std::int64_t i = 1; i < points.points; ++i) {
      const auto stratum = [&](std::int64_t at) { return static_cast<int>(points.at(at, d) * 100); };
      neighbours += std::abs(stratum(i) - stratum(i - 1)) == 1;
    }
    EXPECT_LE(neighbours, 1.98 + standard_errors * std::sqrt(1.98)) << d;
  }
}

TEST(SamplePoints, LieInEveryStratumOnce) {
  expect_one_in_each_stratum(latin_hypercube(100, 5, 3), "Latin hypercube");
  expect_one_in_each_stratum(sobol_points(128, sobol_dimensions, 3), "Sobol");
  EXPECT_NE(latin_hypercube(100, 5, 3).coordinates, latin_hypercube(100, 5, 4).coordinates);
  EXPECT_NE(sobol_points(8, 2, 3).coordinates, sobol_points(8, 2, 4).coordinates);
  EXPECT_NE(latin_hypercube(100, 2, 3).at(0, 0), latin_hypercube(100, 2, 3).at(0, 1));
  EXPECT_THROW(static_cast<void>(sobol_points(8, sobol_dimensions + 1, 3)), BugError);
  EXPECT_THROW(static_cast<void>(latin_hypercube(0, 1, 3)), BugError);
}

}  // namespace
}  // namespace firnline::test
