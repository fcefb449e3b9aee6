// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
// Slope and aspect against a textbook loop in double, and against gdaldem. Neither shares a line with
// kernels/.
#include <gtest/gtest.h>

#include <cmath>
#include <functional>
#include <limits>
#include <numbers>

#include "tests/reference/terrain/gdaldem.hpp"
#include "tests/reference/terrain/mountains.hpp"
#include "tests/support/tolerance.hpp"

namespace firnline::test {
namespace {

struct Angles {
  double slope = std::nan(""), aspect = std::nan("");
};

/// Horn 1981, read as a convolution with two kernels.
Angles textbook(const std::vector<float>& z, std::int64_t row, std::int64_t col, double dx, double dy) {
  static constexpr int eastward[3][3] = {{-1, 0, 1}, {-2, 0, 2}, {-1, 0, 1}};
  static constexpr int northward[3][3] = {{1, 2, 1}, {0, 0, 0}, {-1, -2, -1}};
  if (row == 0 || col == 0 || row == rows - 1 || col == cols - 1) return {};
  double east = 0, north = 0;
  for (int i = -1; i <= 1; ++i)
    for (int j = -1; j <= 1; ++j) {
      const double height = z[static_cast<std::size_t>((row + i) * cols + col + j)];
      east += eastward[i + 1][j + 1] * height / (8 * dx);
      north += northward[i + 1][j + 1] * height / (8 * dy);
      if (std::isnan(height)) return {};
    }
  Angles angles;
  angles.slope = std::atan(std::hypot(east, north)) * 180 / std::numbers::pi;
  // The direction the slope faces: against the gradient, clockwise from north.
  angles.aspect = std::fmod(450 - std::atan2(-north, -east) * 180 / std::numbers::pi, 360);
  return angles;
}

void expect_textbook(const Study& study, const std::function<double(std::int64_t)>& dx_of_row,
                     const std::function<double(std::int64_t)>& dy_of_row) {
  const std::vector<float> slope = evaluate(*find_indicator("slope_horn"), study);
  const std::vector<float> aspect = evaluate(*find_indicator("aspect_horn"), study);
  for (std::int64_t row = 0; row < rows; ++row)
    for (std::int64_t col = 0; col < cols; ++col) {
      const auto cell = static_cast<std::size_t>(row * cols + col);
      const Angles angles = textbook(study.needs[0][0].cells, row, col, dx_of_row(row), dy_of_row(row));
      ASSERT_PRED3(agrees, slope[cell], angles.slope, tolerance::angle_against_double) << row << ", " << col;
      ASSERT_PRED3(angles_agree, aspect[cell], angles.aspect, tolerance::angle_against_double)
          << row << ", " << col;
    }
}

TEST(SlopeAndAspect, AgreeWithTheTextbookOnAPlane) {
  expect_textbook(
      study_of(plane_grid(rows, cols, 25, 30)), [](std::int64_t) { return 25; },
      [](std::int64_t) { return 30; });
}

TEST(SlopeAndAspect, AgreeWithTheTextbookOnTheEllipsoid) {
  GridSpec grid = plane_grid(rows, cols, 1.0 / 1200, 1.0 / 1200);
  grid.geographic = true;
  grid.north = 42;
  const auto latitude = [&](std::int64_t row) {
    return (42 - (static_cast<double>(row) + 0.5) / 1200) * std::numbers::pi / 180;
  };
  const double step = std::numbers::pi / 180 / 1200, a = 6378137, e2 = 0.00669437999014;
  expect_textbook(
      study_of(grid),
      [&](std::int64_t row) {
        const double phi = latitude(row);
        return a * std::cos(phi) * step / std::sqrt(1 - e2 * std::pow(std::sin(phi), 2));
      },
      [&](std::int64_t row) {
        return a * (1 - e2) * step / std::pow(1 - e2 * std::pow(std::sin(latitude(row)), 2), 1.5);
      });
}

/// Largest difference where both have a value; infinite where only one has.
double worst_difference(const std::vector<float>& ours, const std::vector<float>& theirs) {
  double worst = 0;
  for (std::size_t i = 0; i < ours.size(); ++i) {
    if (std::isnan(ours[i]) != std::isnan(theirs[i])) return std::numeric_limits<double>::infinity();
    if (!std::isnan(ours[i]))
      worst = std::max(worst, std::abs(std::remainder(double{ours[i]} - theirs[i], 360.0)));
  }
  return worst;
}

class AgainstGdaldem : public testing::Test {
 protected:
  void write(const Study& study) { write_elevation(scratch.file("dem.tif"), study); }
  std::vector<float> horn(const std::string& mode) const { return gdaldem(mode + " -alg Horn", scratch); }
  static void SetUpTestSuite() { GDALAllRegister(); }
  Scratch scratch;
};

TEST_F(AgainstGdaldem, SlopeAgreesOnCellsThatAreNotSquare) {
  const Study study = study_of(plane_grid(rows, cols, 25, 30));
  write(study);
  const std::vector<float> slope = evaluate(*find_indicator("slope_horn"), study);
  const double worst = worst_difference(slope, horn("slope"));
  RecordProperty("worst_degree", std::to_string(worst));
  EXPECT_LE(worst, tolerance::angle_against_gdaldem.absolute);
}

TEST_F(AgainstGdaldem, AspectAgreesOnSquareCells) {
  // gdaldem's aspect takes every cell for square. Its sums are f32: on elevations in eighths of a metre they
  // are exact; otherwise their rounding turns gentle slopes by up to 0.03 degrees.
  Study study = study_of(plane_grid(rows, cols, 30, 30));
  for (float& elevation : study.needs[0][0].cells) elevation = std::floor(8 * elevation) / 8;
  write(study);
  const std::vector<float> aspect = evaluate(*find_indicator("aspect_horn"), study);
  const double worst = worst_difference(aspect, horn("aspect"));
  RecordProperty("worst_degree", std::to_string(worst));
  EXPECT_LE(worst, tolerance::angle_against_gdaldem.absolute);
}

}  // namespace
}  // namespace firnline::test
