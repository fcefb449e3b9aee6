// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
// Symmetries of the terrain indicators. Elevations are whole numbers, so that mirrored sums are exact.
#include <gtest/gtest.h>

#include <cmath>
#include <functional>

#include "tests/support/plausible.hpp"
#include "tests/support/tolerance.hpp"

namespace firnline::test {
namespace {

constexpr std::int64_t rows = 40, cols = 60;

Study terrain() {
  Study study = plausible_study(find_indicator("slope_horn")->info, rows, cols, 0.01);
  for (float& elevation : study.needs[0][0].cells) elevation = std::floor(elevation);
  return study;
}

using Where = std::function<std::int64_t(std::int64_t row, std::int64_t col)>;
const Where west_for_east = [](std::int64_t row, std::int64_t col) { return row * cols + cols - 1 - col; };
const Where north_for_south = [](std::int64_t row, std::int64_t col) {
  return (rows - 1 - row) * cols + col;
};

std::vector<float> moved(const std::vector<float>& cells, const Where& from) {
  std::vector<float> result(cells.size());
  for (std::int64_t row = 0; row < rows; ++row)
    for (std::int64_t col = 0; col < cols; ++col)
      result[static_cast<std::size_t>(row * cols + col)] = cells[static_cast<std::size_t>(from(row, col))];
  return result;
}

std::vector<float> run(const char* id, const Study& study) {
  return evaluate(*find_indicator(id), study);
}

void expect_equal(const std::vector<float>& got, const std::vector<float>& expected) {
  ASSERT_EQ(got.size(), expected.size());
  for (std::size_t i = 0; i < got.size(); ++i)
    EXPECT_PRED3(agrees, got[i], expected[i], tolerance::exact) << i;
}

TEST(Terrain, WhenMirroredHasTheMirroredNumbers) {
  const Study study = terrain();
  for (const char* id : {"slope_horn", "topographic_position", "ruggedness", "roughness"})
    for (const Where& mirror : {west_for_east, north_for_south}) {
      Study mirrored = study;
      mirrored.needs[0][0].cells = moved(study.needs[0][0].cells, mirror);
      expect_equal(run(id, mirrored), moved(run(id, study), mirror));
    }
}

TEST(Aspect, OfMirroredTerrainTurnsAbout) {
  const Study study = terrain();
  const std::vector<float> before = run("aspect_horn", study);
  for (const bool east : {true, false}) {
    const Where& mirror = east ? west_for_east : north_for_south;
    Study mirrored = study;
    mirrored.needs[0][0].cells = moved(study.needs[0][0].cells, mirror);
    const std::vector<float> got = run("aspect_horn", mirrored), there = moved(before, mirror);
    for (std::size_t i = 0; i < got.size(); ++i)
      EXPECT_PRED3(angles_agree, got[i], (east ? 360.0 : 180.0) - there[i], tolerance::angle_pair);
  }
}

TEST(Terrain, OnAHigherPlateauHasTheSameNumbers) {
  const Study study = terrain();
  Study higher = study;
  for (float& elevation : higher.needs[0][0].cells) elevation += 1000;
  for (const char* id : {"slope_horn", "topographic_position", "ruggedness", "roughness"})
    expect_equal(run(id, higher), run(id, study));
}

TEST(Terrain, OfHalfTheReliefHasHalfTheHeights) {
  const Study study = terrain();
  Study half = study;
  for (float& elevation : half.needs[0][0].cells) elevation *= 0.5F;
  for (const char* id : {"topographic_position", "ruggedness", "roughness"}) {
    std::vector<float> expected = run(id, study);
    for (float& value : expected) value *= 0.5F;
    expect_equal(run(id, half), expected);
  }
}

TEST(TopographicPosition, OfTerrainTurnedUpsideDownChangesItsSign) {
  const Study study = terrain();
  Study down = study;
  for (float& elevation : down.needs[0][0].cells) elevation = -elevation;
  std::vector<float> expected = run("topographic_position", study);
  for (float& value : expected) value = -value;
  expect_equal(run("topographic_position", down), expected);
}

TEST(Ruggedness, LiesWithinWhatTheReliefAllows) {
  const Study study = terrain();
  const std::vector<float> ruggedness = run("ruggedness", study), roughness = run("roughness", study);
  for (std::size_t i = 0; i < ruggedness.size(); ++i)
    if (!std::isnan(ruggedness[i])) {
      // Two of the nine are a relief apart, so their squared heights over the centre sum to half its square
      // at least; and none of the eight differs from the centre by more than one relief.
      EXPECT_GE(ruggedness[i] * (1 + tolerance::f32_rounding.relative), roughness[i] / std::sqrt(2.0));
      EXPECT_LE(ruggedness[i] * (1 - tolerance::f32_rounding.relative), roughness[i] * std::sqrt(8.0));
    }
}

TEST(Slope, DoesNotKnowTheUnitOfLength) {
  Study study = terrain();
  const std::vector<float> before = run("slope_horn", study);
  study.grid.cell_width *= 4;  // a power of two: exact
  study.grid.cell_height *= 4;
  for (float& elevation : study.needs[0][0].cells) elevation *= 4;
  expect_equal(run("slope_horn", study), before);
}

TEST(Slope, GrowsWithRelief) {
  Study study = terrain();
  const std::vector<float> before = run("slope_horn", study);
  for (float& elevation : study.needs[0][0].cells) elevation *= 2;
  const std::vector<float> after = run("slope_horn", study);
  for (std::size_t i = 0; i < before.size(); ++i)
    if (!std::isnan(before[i])) {
      EXPECT_GE(after[i], before[i]);
    }
}

TEST(Slope, HasNoDataAtThePole) {
  Study study = terrain();
  study.grid.geographic = true;
  study.grid.north = 90 + 20 * 0.1;  // rows 0..19 lie beyond it
  study.grid.cell_width = study.grid.cell_height = 0.1;
  const std::vector<float> slope = run("slope_horn", study);
  for (const float value : slope) EXPECT_TRUE(std::isnan(value) || (value >= 0 && value <= 90));
}

}  // namespace
}  // namespace firnline::test
