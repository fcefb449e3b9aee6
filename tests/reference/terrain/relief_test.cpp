// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
// Topographic position, ruggedness and roughness against plain loops in double, and against gdaldem.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "tests/reference/terrain/mountains.hpp"
#include "tests/reference/terrain/relief_against_gdaldem.hpp"

namespace firnline::test {
namespace {

struct Relief {
  double position = std::nan(""), ruggedness = std::nan(""), roughness = std::nan("");
};

/// The definitions of Weiss, Riley and Wilson, over the window around a cell.
Relief textbook(const std::vector<float>& z, std::int64_t row, std::int64_t col) {
  if (row == 0 || col == 0 || row == rows - 1 || col == cols - 1) return {};
  const double centre = z[static_cast<std::size_t>(row * cols + col)];
  double sum = 0, squares = 0, highest = centre, lowest = centre;
  for (int i = -1; i <= 1; ++i)
    for (int j = -1; j <= 1; ++j) {
      const double height = z[static_cast<std::size_t>((row + i) * cols + col + j)];
      if (std::isnan(height)) return {};
      if (i != 0 || j != 0) sum += height;
      squares += std::pow(height - centre, 2);
      highest = std::max(highest, height);
      lowest = std::min(lowest, height);
    }
  return {centre - sum / 8, std::sqrt(squares), highest - lowest};
}

void expect_textbook(const Study& study) {
  const auto position = evaluate(*find_indicator("topographic_position"), study),
             ruggedness = evaluate(*find_indicator("ruggedness"), study),
             roughness = evaluate(*find_indicator("roughness"), study);
  for (std::int64_t row = 0; row < rows; ++row)
    for (std::int64_t col = 0; col < cols; ++col) {
      const auto cell = static_cast<std::size_t>(row * cols + col);
      const Relief relief = textbook(study.needs[0][0].cells, row, col);
      ASSERT_PRED3(agrees, position[cell], relief.position, tolerance::f32_rounding) << row << ", " << col;
      ASSERT_PRED3(agrees, ruggedness[cell], relief.ruggedness, tolerance::f32_rounding)
          << row << ", " << col;
      ASSERT_PRED3(agrees, roughness[cell], relief.roughness, tolerance::f32_rounding) << row << ", " << col;
    }
}

TEST(Relief, AgreesWithTheTextbookOnAPlane) {
  expect_textbook(study_of(plane_grid(rows, cols, 25, 30)));
}

TEST(Relief, AgreesWithTheTextbookOnTheEllipsoid) {
  GridSpec grid = plane_grid(rows, cols, 1.0 / 1200, 1.0 / 1200);
  grid.geographic = true;
  grid.north = 42;
  expect_textbook(study_of(grid));
}

TEST(Relief, AgreesWithGdaldem) {
  GDALAllRegister();
  const Scratch scratch;
  Study study = study_of(plane_grid(rows, cols, 25, 30));
  for (float& elevation : study.needs[0][0].cells) elevation = std::floor(8 * elevation) / 8;
  write_elevation(scratch.file("dem.tif"), study);
  expect_gdaldem(study, {}, scratch);
}

}  // namespace
}  // namespace firnline::test
