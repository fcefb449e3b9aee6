// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "kernels/indicators/water/root_zone.hpp"

#include <gtest/gtest.h>

#include <array>

#include "tests/support/tolerance.hpp"

namespace firnline::test {
namespace {

TEST(RootZone, KeepsTheBooksOfExample37) {
  // T-KS: TAW 160, RAW 64, 55 mm gone when the first day begins, 6 mm a day wanted, no rain.
  constexpr std::array stress = {1.0, 1.0, 0.97, 0.91, 0.85, 0.80, 0.75, 0.70, 0.66, 0.62};
  constexpr std::array depletion = {61.0, 67.0, 72.8, 78.3, 83.4, 88.2, 92.6, 96.9, 100.8, 104.5};
  const RootZone soil{160, 0.4};
  double depletion_mm = 55;
  for (std::size_t day = 0; day < stress.size(); ++day) {
    EXPECT_PRED3(agrees, soil.stress_coefficient(depletion_mm), stress[day], tolerance::two_decimals)
        << day + 1;
    depletion_mm = soil.depletion_after_mm(depletion_mm, 0, soil.uptake_mm(depletion_mm, 0, 6));
    EXPECT_PRED3(agrees, depletion_mm, depletion[day], tolerance::one_decimal) << day + 1;
  }
}

TEST(RootZone, HoldsNoMoreThanItCanAndGivesNoMoreThanItHas) {
  const RootZone soil{10, 0.5};
  EXPECT_EQ(soil.depletion_after_mm(3, 8, 1), 0);  // 3 - 8 + 1: the rest drains away
  EXPECT_EQ(soil.stress_coefficient(10), 0);
  EXPECT_EQ(soil.stress_coefficient(0), 1);
  EXPECT_EQ(soil.uptake_mm(8, 0, 20), 2);  // 0.4 x 20 = 8 wanted, 2 there
  EXPECT_EQ(soil.uptake_mm(8, 3, 20), 5);  // and today's rain
}

}  // namespace
}  // namespace firnline::test
