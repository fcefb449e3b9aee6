// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
// The arc tangent of every float that is not negative. The judge is the C library: its double where it
// decides which float is nearest, its long double where it does not.
#include <gtest/gtest.h>

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstdint>
#include <vector>

#include "kernels/grid/elementary.hpp"

namespace firnline {
namespace {

#if defined(__SANITIZE_ADDRESS__)
constexpr std::uint32_t step = 61;  // instrumented code takes minutes for all of them
#else
constexpr std::uint32_t step = 1;
#endif

constexpr std::uint32_t bits_of(float x) {
  return std::bit_cast<std::uint32_t>(x);
}
float ours(std::uint32_t bits) {
  return static_cast<float>(elementary::atan(static_cast<double>(std::bit_cast<float>(bits))));
}

TEST(AtanOfEveryFloat, IsTheFloatItselfWhereItIsSmall) {
  // Below 2^-14, x - atan(x) < x^3 / 3 < 2^-29 x: less than half a step between floats, which is 2^-25 x or
  // more.
  std::int64_t wrong = 0;
  for (std::uint32_t bits = 0; bits < bits_of(0x1p-14F); bits += step) wrong += bits_of(ours(bits)) != bits;
  EXPECT_EQ(wrong, 0);
}

TEST(AtanOfEveryFloat, IsNearestOrNextToItBetween) {
  std::int64_t not_nearest = 0, beyond_one_ulp = 0, all = 0;
  for (std::uint32_t bits = bits_of(0x1p-14F); bits < bits_of(0x1p27F); bits += step, ++all) {
    const float got = ours(bits), x = std::bit_cast<float>(bits);
    if (got == static_cast<float>(std::atan(static_cast<double>(x)))) continue;
    const long double exact = atanl(static_cast<long double>(x));
    const auto nearest = static_cast<float>(exact);
    not_nearest += got != nearest;
    const float ulp = std::nextafter(nearest, 2.0F) - nearest;
    beyond_one_ulp += std::abs(static_cast<long double>(got) - exact) > static_cast<long double>(ulp);
  }
  EXPECT_EQ(beyond_one_ulp, 0);
  EXPECT_LE(not_nearest, all / 10'000'000);  // what elementary.hpp promises
  RecordProperty("not_nearest", std::to_string(not_nearest));
}

TEST(AtanOfEveryFloat, IsARightAngleWhereItIsLarge) {
  // From 2^27 on, pi/2 - atan(x) < 2^-27 = 0.75e-8; the float nearest to pi/2 exceeds it by 4.4e-8 and stays
  // nearest up to 6.0e-8, half a step.
  std::int64_t wrong = 0;
  for (std::uint32_t bits = bits_of(0x1p27F); bits <= 0x7f800000U; bits += step)
    wrong += ours(bits) != 0x1.921fb6p+0F;
  EXPECT_EQ(wrong, 0);
}

TEST(AtanOfEveryFloat, IsOddAndKeepsNaN) {
  for (std::uint32_t bits = 0; bits <= 0x7f800000U; bits += 1021)
    ASSERT_EQ(bits_of(ours(bits | 0x80000000U)), bits_of(ours(bits)) | 0x80000000U) << bits;
  EXPECT_TRUE(std::isnan(ours(0x7fc00000U)));
}

// Sizes between the borders of the reductions, on them and beside them, in every lane.
TEST(AtanSideBySide, HasTheBitsOfAtan) {
  std::vector<double> sizes = {0, 0x1p-1074, 1, 0x1p999, elementary::infinity, elementary::not_a_number};
  for (const double border : {0x1.a827999fcef32p-2, 0x1.3504f333f9de6p+1, 0x1p1000})
    for (const double size : {std::nextafter(border, 0), border, std::nextafter(border, 1e308)})
      sizes.push_back(size);
  for (double size = 1e-9; size < 1e9; size *= 1.0001) sizes.push_back(size);
  constexpr int width = 128;
  for (std::size_t first = 0; first + width <= sizes.size(); first += 61) {
    double angle[width];
    std::copy_n(sizes.begin() + static_cast<std::ptrdiff_t>(first), width, angle);
    elementary::atan_of_sizes(angle);
    for (std::size_t l = 0; l < width; ++l) {
      const double alone = elementary::atan(sizes[first + l]);
      if (std::isnan(alone)) {
        EXPECT_TRUE(std::isnan(angle[l]));
      } else {
        EXPECT_EQ(std::bit_cast<std::uint64_t>(angle[l]), std::bit_cast<std::uint64_t>(alone))
            << sizes[first + l];
      }
    }
  }
}

}  // namespace
}  // namespace firnline
