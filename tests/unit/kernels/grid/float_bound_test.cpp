// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "kernels/grid/float_bound.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

namespace firnline {
namespace {

constexpr float infinity = std::numeric_limits<float>::infinity();

/// Straight from the definition, by the library's neighbours.
float smallest_reaching(double x) {
  float found = static_cast<float>(x);
  while (static_cast<double>(found) < x) found = std::nextafter(found, infinity);
  return found;
}

TEST(FloatBound, IsTheNearestFloatOnItsSide) {
  for (const double x : {0.0, 0.2, 0.8, 1e-60, -1e-60, -0.1, 0.1, -0.7, 1.0, -1.0, 16777217.0, -16777217.0,
                         1e30, -1e30, 3.5e38, -3.5e38, 1e-45, -1e-45}) {
    EXPECT_EQ(not_below(x), smallest_reaching(x)) << x;
    EXPECT_EQ(not_above(x), -smallest_reaching(-x)) << x;
    EXPECT_GE(static_cast<double>(not_below(x)), x);
    EXPECT_LE(static_cast<double>(not_above(x)), x);
  }
}

TEST(FloatBound, OfAFloatIsItself) {
  for (const float x : {0.25F, -0.25F, 0.1F, std::numeric_limits<float>::max()}) {
    EXPECT_EQ(not_below(static_cast<double>(x)), x);
    EXPECT_EQ(not_above(static_cast<double>(x)), x);
  }
}

}  // namespace
}  // namespace firnline
