// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "tests/reference/terrain/gdaldem.hpp"
#include "tests/support/tolerance.hpp"

namespace firnline::test {

/// gdaldem works in f32: on elevations in eighths of a metre its sums and differences are exact, its
/// squares are not.
struct ReliefMode {
  const char* id;
  const char* gdaldem;
  Tolerance tier;
};
inline constexpr ReliefMode relief_modes[] = {{"topographic_position", "TPI", tolerance::exact},
                                              {"ruggedness", "TRI -alg Riley", tolerance::f32_inputs},
                                              {"roughness", "roughness", tolerance::exact}};

/// Every cell of a study, in eighths of a metre, against gdaldem on the same DEM (empty: dem.tif of
/// scratch).
inline void expect_gdaldem(const Study& study, const std::string& dem, const Scratch& scratch) {
  for (const ReliefMode& mode : relief_modes) {
    const std::vector<float> ours = evaluate(*find_indicator(mode.id), study),
                             theirs = gdaldem(mode.gdaldem, scratch, dem);
    ASSERT_EQ(ours.size(), theirs.size());
    double worst = 0;
    std::size_t known = 0;
    for (std::size_t i = 0; i < ours.size(); ++i) {
      ASSERT_PRED3(agrees, ours[i], theirs[i], mode.tier) << mode.id << ", cell " << i;
      if (std::isnan(ours[i])) continue;
      ++known;
      worst = std::max(worst, std::abs(static_cast<double>(ours[i]) - theirs[i]));
    }
    ::testing::Test::RecordProperty(std::string("worst_m_") + mode.id, std::to_string(worst));
    EXPECT_GT(known, ours.size() / 2);
  }
}

}  // namespace firnline::test
