// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "kernels/mapalgebra/percentiles.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <random>
#include <utility>

#include "kernels/grid/error.hpp"

namespace firnline::test {
namespace {

constexpr float none = std::numeric_limits<float>::quiet_NaN();
constexpr double part = 1.0 / percentile_steps;

/// Cells of one weight, as a tile brings them.
using Piece = std::pair<std::vector<float>, std::int64_t>;

PercentileTable surveyed(const std::vector<Piece>& pieces) {
  PercentileSurvey survey;
  for (const auto& [values, weight] : pieces) survey.count(values, weight);
  survey.choose_classes();
  for (const auto& [values, weight] : pieces) survey.count_again(values, weight);
  return survey.table();
}
PercentileTable surveyed(const std::vector<float>& values) {
  return surveyed({{values, 1}});
}

/// Straight lines between the knots, level beyond.
double read(const PercentileTable& table, double value) {
  const auto& knots = table.knots;
  if (value <= knots.front().value) return knots.front().percentile;
  for (std::size_t k = 1; k < knots.size(); ++k)
    if (value <= knots[k].value)
      return knots[k - 1].percentile + (value - knots[k - 1].value) / (knots[k].value - knots[k - 1].value) *
                                           (knots[k].percentile - knots[k - 1].percentile);
  return knots.back().percentile;
}
bool is_knot(const PercentileTable& table, double value) {
  return std::any_of(table.knots.begin(), table.knots.end(),
                     [&](const PercentileKnot& knot) { return knot.value == value; });
}

/// By its definition, from all cells at once: (weight below + half of the weight at the value) / all.
std::map<float, double> by_definition(const std::vector<Piece>& pieces) {
  std::map<float, double> weight;
  double all = 0, below = 0;
  for (const auto& [values, each] : pieces)
    for (const float value : values)
      if (!std::isnan(value)) weight[value] += static_cast<double>(each), all += static_cast<double>(each);
  for (auto& [value, held] : weight) {
    const double own = held;
    held = (below + own / 2) / all;
    below += own;
  }
  return weight;
}

void expect_same(const PercentileTable& a, const PercentileTable& b) {
  EXPECT_EQ(a.cells, b.cells);
  ASSERT_EQ(a.knots.size(), b.knots.size());
  for (std::size_t k = 0; k < a.knots.size(); ++k) {
    EXPECT_EQ(a.knots[k].value, b.knots[k].value) << k;
    EXPECT_EQ(a.knots[k].percentile, b.knots[k].percentile) << k;
  }
}

TEST(OrderKey, RisesWithTheValueAndLeadsBack) {
  constexpr float least = std::numeric_limits<float>::denorm_min(), most = std::numeric_limits<float>::max();
  constexpr float normal = std::numeric_limits<float>::min(),
                  endless = std::numeric_limits<float>::infinity();
  const std::vector<float> rising = {-endless, -most, -1.5F,  -1.0F, -normal, -2 * least, -least,
                                     0.0F,     least, normal, 1.0F,  1.5F,    most,       endless};
  for (std::size_t i = 0; i < rising.size(); ++i) {
    EXPECT_EQ(value_of_order_key(order_key(rising[i])), rising[i]);
    if (i == 0) continue;
    EXPECT_LT(order_key(rising[i - 1]), order_key(rising[i])) << rising[i];
  }
  EXPECT_EQ(order_key(-0.0F), order_key(0.0F));
  EXPECT_FALSE(std::signbit(value_of_order_key(order_key(-0.0F))));
}

// T-RANK of the specification: 7, 5, 5, 1 -> .875, .5, .5, .125.
TEST(Percentiles, OfFourCells) {
  const auto table = surveyed({7, 5, none, 5, 1});
  ASSERT_EQ(table.knots.size(), 3u);
  EXPECT_EQ(table.cells, 4);
  const double values[] = {1, 5, 7}, percentiles[] = {0.125, 0.5, 0.875};
  for (std::size_t k = 0; k < 3; ++k) {
    EXPECT_EQ(table.knots[k].value, values[k]);
    EXPECT_EQ(table.knots[k].percentile, percentiles[k]);
  }
}

TEST(Percentiles, OfOneCellAndOfNone) {
  const auto one = surveyed({-3.5F, none});
  ASSERT_EQ(one.knots.size(), 1u);
  EXPECT_EQ(one.knots[0].value, -3.5);
  EXPECT_EQ(one.knots[0].percentile, 0.5);
  EXPECT_TRUE(surveyed({none, none}).knots.empty());
  EXPECT_EQ(surveyed(std::vector<float>{}).cells, 0);
}

// Five -1, two 0 of either sign, three 1: .25, .6, .85.
TEST(Percentiles, BothZerosAreOneValue) {
  const auto table = surveyed({-1, -0.0F, 1, -1, -1, 0.0F, -1, 1, -1, 1});
  ASSERT_EQ(table.knots.size(), 3u);
  EXPECT_EQ(table.knots[0].percentile, 0.25);
  EXPECT_EQ(table.knots[1].percentile, 0.6);
  EXPECT_EQ(table.knots[2].percentile, 0.85);
}

// 1000 zeros and 1, 2, ... 1000: the zeros are at 1/4, and 1 at (1000 + 1/2) / 2000, with nothing in between.
TEST(Percentiles, AValueOfHalfTheCellsHasItsOwnAndLeavesTheNextAlone) {
  std::vector<float> values(1000, 0.0F);
  for (int i = 1; i <= 1000; ++i) values.push_back(static_cast<float>(i));
  const auto low = surveyed(values);
  EXPECT_EQ(read(low, 0), 0.25);
  EXPECT_EQ(read(low, 1), 1000.5 / 2000);
  for (float& value : values) value = -value;
  const auto high = surveyed(values);
  EXPECT_EQ(read(high, 0), 0.75);
  EXPECT_EQ(read(high, -1), 999.5 / 2000);
}

// The neighbours of a value that many cells share lie in other classes of values: far away, beyond a sign.
TEST(Percentiles, NeighboursOfAHeavyValueAreKnotsHoweverFarTheyAre) {
  std::vector<float> values;
  for (int i = 0; i < 1000; ++i)
    values.insert(values.end(), {-1000.0F - static_cast<float>(i), 2.0F, 1e6F + 100 * static_cast<float>(i)});
  const auto table = surveyed(values);
  EXPECT_EQ(read(table, -1000), 999.5 / 3000);
  EXPECT_EQ(read(table, 2), 0.5);
  EXPECT_EQ(read(table, 1e6), 2000.5 / 3000);
}

// 65 values, of which one holds nearly all cells and the others one each.
TEST(Percentiles, OfFewDistinctValuesAreAllExact) {
  std::vector<float> values(10000, 40.0F);
  for (int i = 1; i <= 64; ++i) values.push_back(std::ldexp(1.0F, i - 32));
  const auto table = surveyed(values);
  ASSERT_EQ(table.knots.size(), 65u);
  for (const auto& [value, percentile] : by_definition({{values, 1}}))
    EXPECT_EQ(read(table, value), percentile);
  values.push_back(41);
  EXPECT_LT(surveyed(values).knots.size(), 65u);
}

TEST(Percentiles, DoNotDependOnTheOrderOfCellsOrTheSizeOfPieces) {
  std::mt19937_64 random(7);
  std::vector<float> values;
  std::normal_distribution<float> heights(0, 500);
  for (int i = 0; i < 20000; ++i) values.push_back(i % 7 == 0 ? none : std::max(heights(random), -200.0F));
  const auto whole = surveyed(values);
  EXPECT_GT(whole.knots.size(), 40u);
  for (int round = 0; round < 5; ++round) {
    std::shuffle(values.begin(), values.end(), random);
    std::vector<Piece> pieces;
    for (std::size_t first = 0; first < values.size();) {
      const std::size_t size = std::min<std::size_t>(1 + random() % 3000, values.size() - first);
      pieces.push_back({{values.begin() + static_cast<std::ptrdiff_t>(first),
                         values.begin() + static_cast<std::ptrdiff_t>(first + size)},
                        1});
      first += size;
    }
    expect_same(surveyed(pieces), whole);
  }
}

// A cell of weight 3 counts like three cells of weight 1; great weights do not overflow.
TEST(Percentiles, WeighCells) {
  std::mt19937_64 random(11);
  std::vector<Piece> weighted, repeated, heavy;
  for (std::int64_t weight = 1; weight <= 5; ++weight) {
    std::vector<float> values;
    for (int i = 0; i < 500; ++i) values.push_back(static_cast<float>(random() % 300));
    weighted.push_back({values, weight});
    heavy.push_back({values, weight << 46});  // 7500 x 2^46 < 2^59
    for (std::int64_t again = 0; again < weight; ++again) repeated.push_back({values, 1});
  }
  auto expected = surveyed(repeated);
  expected.cells = 2500;
  expect_same(surveyed(weighted), expected);
  expect_same(surveyed(heavy), expected);
}

/// Fields of many kinds: smooth, skewed, rounded, half zero, of three far apart groups, of values that share
/// almost three 64ths each.
std::vector<float> field(int kind, std::mt19937_64& random, int cells) {
  std::normal_distribution<double> normal(0, 1);
  std::vector<float> values;
  for (int i = 0; i < cells; ++i) {
    const double z = normal(random);
    const auto die = static_cast<double>(random() % 1000) / 1000;
    const double made[] = {z,
                           std::exp(3 * z),
                           std::round(40 * z) / 4,
                           die < 0.5 ? 0 : std::exp(z),
                           z + (die < 0.3   ? -1e5
                                : die < 0.6 ? 1e5
                                            : 0),
                           die < 0.9 ? std::floor(die / 0.045) : z,
                           die < 0.97 ? 5 : z,
                           std::pow(die, 9)};
    values.push_back(static_cast<float>(made[kind]));
  }
  return values;
}

TEST(Percentiles, AreExactAtKnotsAndWithinTheBoundBetween) {
  std::mt19937_64 random(3);
  for (int kind = 0; kind < 8; ++kind)
    for (const int cells : {70, 1000, 20000}) {
      const std::vector<Piece> pieces = {{field(kind, random, cells), 1}, {field(kind, random, cells), 3}};
      const auto table = surveyed(pieces);
      ASSERT_LE(table.knots.size(), most_percentile_knots) << kind;
      for (std::size_t k = 1; k < table.knots.size(); ++k) {
        ASSERT_LT(table.knots[k - 1].value, table.knots[k].value);
        ASSERT_LT(table.knots[k - 1].percentile, table.knots[k].percentile);
      }
      double worst = 0;
      for (const auto& [value, percentile] : by_definition(pieces)) {
        const double off = std::abs(read(table, value) - percentile);
        EXPECT_LT(off, is_knot(table, value) ? 1e-15 : 2.5 * part) << kind << " at " << value;
        worst = std::max(worst, off);
      }
      const bool values_repeat = kind >= 2;
      EXPECT_LT(worst, values_repeat ? 2.5 * part : part) << kind << ", " << cells;
    }
}

TEST(Percentiles, RefuseASecondTimeWithOtherCells) {
  PercentileSurvey survey;
  survey.count(std::vector<float>{1, 2, 3}, 1);
  survey.choose_classes();
  survey.count_again(std::vector<float>{1, 2, 2}, 1);
  EXPECT_THROW(static_cast<void>(survey.table()), RasterError);
}

}  // namespace
}  // namespace firnline::test
