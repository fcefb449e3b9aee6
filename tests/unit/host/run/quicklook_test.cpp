// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <cmath>
#include <numeric>

#include "host/run/class_legend.hpp"
#include "host/run/quicklook_of.hpp"
#include "host/words/catalogue/quicklook.hpp"
#include "host/words/retold.hpp"

namespace firnline {
namespace {

FinishedRun run_of(std::int64_t rows, std::int64_t cols) {
  FinishedRun run;
  run.title = "Долина";
  run.program_version = "9.9";
  run.grid.rows = rows;
  run.grid.cols = cols;
  run.grid.cell_width = run.grid.cell_height = 30;
  run.grid.north = 4700000;
  return run;
}

FinishedProfile profile_of() {
  FinishedProfile profile;
  profile.name = "p";
  profile.title = "Any profile";
  profile.class_breaks = {0.2, 0.4, 0.6, 0.75};
  return profile;
}

TEST(CellSampler, TakesTheMiddleOfEverySquareWhateverRowsCome) {
  GridSpec grid;
  grid.rows = 7, grid.cols = 5;
  std::vector<int> cells(35);
  std::iota(cells.begin(), cells.end(), 0);
  for (const std::int64_t piece : {1, 3, 7}) {
    CellSampler<int> sampler(grid, 3,
                             -1);  // by hand: steps of 3, from row and column 1 on, 4 and then the last
    for (std::int64_t row = 0; row < 7; row += piece) {
      const std::int64_t rows = std::min<std::int64_t>(piece, 7 - row);
      sampler.take(row, rows,
                   std::span<const int>(cells).subspan(static_cast<std::size_t>(row * 5),
                                                       static_cast<std::size_t>(rows * 5)));
    }
    EXPECT_EQ(sampler.rows(), 3);
    EXPECT_EQ(sampler.cols(), 2);
    EXPECT_EQ(sampler.cells(), (std::vector<int>{6, 9, 21, 24, 31, 34})) << piece;
  }
}

// By hand: known cells are rows 40..59 and columns 30..89; the margin is 1 + 59 / 50 = 2.
TEST(QuicklookOf, ShowsThePartThatSaysSomething) {
  const FinishedRun run = run_of(100, 120);
  CellSampler<std::uint8_t> codes(run.grid, 500, 101);
  for (std::int64_t row = 40; row < 60; ++row)
    for (std::int64_t col = 30; col < 90; ++col)
      codes.cells()[static_cast<std::size_t>(row * 120 + col)] = row == 40 ? 102 : 5;
  const Quicklook picture = quicklook_of(words::Words(), run, profile_of(), codes);
  EXPECT_EQ(picture.rows, 24);
  EXPECT_EQ(picture.cols, 64);
  EXPECT_EQ(picture.codes[0], 101);
  EXPECT_EQ(picture.codes[2 * 64 + 2], 102);
  EXPECT_EQ(picture.codes[3 * 64 + 2], 5);
  EXPECT_DOUBLE_EQ(picture.metres_per_col, 30);
  ASSERT_EQ(picture.classes.size(), 7U);  // five, and the two gaps that are there
  EXPECT_EQ(picture.classes[0].label, "5 very high: act here first (0.75–1)");
  EXPECT_EQ(picture.classes[4].label, "1 very low (0–0.2)");
  EXPECT_FALSE(picture.classes[5].hatched);
  EXPECT_TRUE(picture.classes[6].hatched);
}

TEST(QuicklookOf, SpeaksTheReadersLanguage) {
  const FinishedRun run = run_of(2, 2);
  CellSampler<std::uint8_t> codes(run.grid, 500, 103);
  const Quicklook picture = quicklook_of(words::Words(words::Language::russian), run, profile_of(), codes);
  EXPECT_EQ(picture.title, "Долина");
  EXPECT_EQ(picture.classes[3].label, "2 низкий (0,2–0,4)");
  EXPECT_EQ(picture.kilometres, "км");
  EXPECT_EQ(picture.north, "С");
}

TEST(QuicklookOf, EveryCodeHasWordsInEveryLanguage) {
  for (const ClassEntry& entry : class_entries())
    for (const auto language : words::all_languages) {
      if (entry.code > 100) {
        EXPECT_TRUE(words::retold(words::Words(language), entry.label, words::quicklook::gaps))
            << entry.label;
      }
    }
}

// Longitudes fall with the columns and latitudes rise with the rows: south is up. Without a mesh up is north.
TEST(QuicklookOf, KnowsWhereNorthIs) {
  FinishedRun run = run_of(10, 10);
  const auto north_of = [&] {
    CellSampler<std::uint8_t> codes(run.grid, 500, 1);
    return quicklook_of(words::Words(), run, profile_of(), codes).north_degrees;
  };
  EXPECT_EQ(north_of(), 0);
  run.scenery.mesh = {2, 2, {71, 70, 71, 70}, {40, 40, 41, 41}};
  EXPECT_NEAR(std::abs(north_of()), 180, 1e-9);
  run.scenery.mesh = {2, 2, {70, 70, 71, 71}, {40, 41, 40, 41}};  // latitudes rise with the columns
  EXPECT_NEAR(north_of(), 90, 1e-9);
}

}  // namespace
}  // namespace firnline
