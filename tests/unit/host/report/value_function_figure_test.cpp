// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "host/report/value_function_figure.hpp"

#include <gtest/gtest.h>

#include "tests/support/two_sites.hpp"

namespace firnline {
namespace {

TEST(ValueFunctionFigure, DrawsTheCurveOverTheBars) {
  auto profile = test::two_sites().profiles[0];
  profile.indicators[0].histogram[8] = profile.indicators[0].histogram[18] = 1;
  const std::string figure = value_function_figure(words::Words(), profile, 0);
  EXPECT_NE(figure.find("points=\"0.0,70.0 220.0,0.0 \""), std::string::npos);
  EXPECT_LT(figure.find("<rect"), figure.find("<polyline"));
  EXPECT_NE(figure.find("<rect x=\"198.0\" y=\"0.0\" width=\"9.9\" height=\"70.0\""), std::string::npos)
      << figure;
  EXPECT_NE(figure.find("up to 1 site<"), std::string::npos);
}

}  // namespace
}  // namespace firnline
