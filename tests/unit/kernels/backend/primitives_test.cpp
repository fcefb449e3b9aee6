// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
// Scan, select and reduce against plain loops of the standard library.
#include "kernels/backend/primitives.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <limits>
#include <numeric>
#include <random>

#include "kernels/grid/error.hpp"

namespace firnline {
namespace {

using Numbers = std::vector<std::int64_t>;
using Flags = std::vector<std::uint8_t>;

constexpr std::int64_t greatest = std::numeric_limits<std::int64_t>::max();
constexpr std::int64_t least = std::numeric_limits<std::int64_t>::min();
constexpr double nan = std::numeric_limits<double>::quiet_NaN();
constexpr double infinity = std::numeric_limits<double>::infinity();

constexpr std::size_t awkward_sizes[] = {0, 1, 2, 31, 32, 33, 257, 100'003};

template <class Check>
void on_every_team(const Check& check) {
  for (const int threads : {0, 1, 2, 3, 16}) check(Device{DeviceKind::cpu, 0, threads});
}

Numbers random_numbers(std::size_t count, std::int64_t low, std::int64_t high, unsigned seed) {
  std::mt19937_64 random(seed);
  std::uniform_int_distribution<std::int64_t> number(low, high);
  Numbers numbers(count);
  for (auto& one : numbers) one = number(random);
  return numbers;
}

TEST(ExclusiveSums, AreThoseOfOneLoop) {
  for (const std::size_t size : awkward_sizes) {
    const Numbers values = random_numbers(size, -1000, 1'000'000'000'000, 1);
    Numbers expected(size + 1, 0);
    std::partial_sum(values.begin(), values.end(), expected.begin() + 1);
    on_every_team([&](const Device& device) { EXPECT_EQ(exclusive_sums(device, values), expected) << size; });
  }
}

TEST(ExclusiveSums, OfAHandful) {
  EXPECT_EQ(exclusive_sums({}, Numbers{3, 0, 4, -2}), (Numbers{0, 3, 3, 7, 5}));
  EXPECT_EQ(exclusive_sums({}, {}), Numbers{0});
}

TEST(ExclusiveSums, ReachTheEndsOf64Bits) {
  EXPECT_EQ(exclusive_sums({}, Numbers{greatest - 1, 1}).back(), greatest);
  EXPECT_EQ(exclusive_sums({}, Numbers{-1, least + 1}).back(), least);
  EXPECT_EQ(exclusive_sums({}, Numbers{greatest, least, greatest}).back(), greatest - 1);
}

TEST(ExclusiveSums, NeverLeaveThemInSilence) {
  on_every_team([](const Device& device) {
    EXPECT_THROW(static_cast<void>(exclusive_sums(device, Numbers{greatest, 1})), LimitError);
    EXPECT_THROW(static_cast<void>(exclusive_sums(device, Numbers{-1, least})), LimitError);
    // Left and come back: the last sum is right, the one in the middle is not.
    EXPECT_THROW(static_cast<void>(exclusive_sums(device, Numbers{greatest, 1, -1})), LimitError);
    Numbers many(10'007, greatest / 10'000);
    EXPECT_THROW(static_cast<void>(exclusive_sums(device, many)), LimitError);
    many.resize(10'000);
    EXPECT_EQ(exclusive_sums(device, many).back(), 10'000 * (greatest / 10'000));
  });
}

TEST(Selected, KeepsTheOrderOfWhatIsFlagged) {
  for (const std::size_t size : awkward_sizes)
    for (const int percent : {0, 3, 50, 100}) {
      const Numbers values = random_numbers(size, -5, 5, 2), dice = random_numbers(size, 0, 99, 3);
      Flags flags(size);
      Numbers places, kept;
      for (std::size_t i = 0; i < size; ++i) {
        flags[i] = dice[i] < percent ? static_cast<std::uint8_t>(1 + i % 255) : 0;  // any flag but 0 counts
        if (flags[i] == 0) continue;
        places.push_back(static_cast<std::int64_t>(i));
        kept.push_back(values[i]);
      }
      on_every_team([&](const Device& device) {
        EXPECT_EQ(selected(device, flags), places) << size << " at " << percent << " %";
        EXPECT_EQ(selected(device, values, flags), kept) << size << " at " << percent << " %";
      });
    }
}

TEST(Selected, RefusesUnequalLengths) {
  EXPECT_THROW(static_cast<void>(selected({}, Numbers{1, 2}, Flags{1})), BugError);
  EXPECT_THROW(static_cast<void>(selected({}, Numbers{}, Flags{1})), BugError);
}

TEST(PlaceOfGreatest, IsTheFirstOfTheGreatest) {
  for (const std::size_t size : awkward_sizes)
    for (const std::int64_t different : {1, 7, 1'000'000}) {  // few different values: many ties
      const Numbers whole = random_numbers(size, -different, 0, 4);
      std::vector<double> values(whole.begin(), whole.end());
      const auto expected = size == 0 ? -1 : std::max_element(values.begin(), values.end()) - values.begin();
      on_every_team(
          [&](const Device& device) { EXPECT_EQ(place_of_greatest(device, values), expected) << size; });
    }
}

TEST(PlaceOfGreatest, AtEitherEndAndAcrossTeams) {
  for (const std::size_t at : {0u, 1u, 499u, 500u, 998u, 999u}) {
    std::vector<double> values(1000, -infinity);
    values[at] = -1;
    on_every_team([&](const Device& device) {
      EXPECT_EQ(place_of_greatest(device, values), static_cast<std::int64_t>(at));
    });
  }
}

TEST(PlaceOfGreatest, PassesOverNaN) {
  EXPECT_EQ(place_of_greatest({}, {}), -1);
  EXPECT_EQ(place_of_greatest({}, std::vector<double>(33, nan)), -1);
  EXPECT_EQ(place_of_greatest({}, std::vector{nan, -infinity, nan}), 1);
  EXPECT_EQ(place_of_greatest({}, std::vector{nan, 2.0, nan, 3.0, nan}), 3);
  EXPECT_EQ(place_of_greatest({}, std::vector{-0.0, 0.0}), 0);
  EXPECT_EQ(place_of_greatest({}, std::vector{0.0, -0.0, infinity, infinity}), 2);
}

}  // namespace
}  // namespace firnline
