// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
// What is true of every set of units: parts sum to the whole to the last bit, however the grid is cut into
// tiles; means weighted by people are those of plain loops; shared ground is found.
#include <gtest/gtest.h>

#include <cmath>
#include <random>

#include "kernels/mapalgebra/counted_means.hpp"
#include "kernels/mapalgebra/zone_overlap.hpp"
#include "tests/support/zones.hpp"

namespace firnline::test {
namespace {

constexpr std::int64_t rows = 23, cols = 31;
const std::vector<double> quarters = {0.25, 0.5, 0.25};  // of every cell, to three units

/// Scores in [0, 1] and whole numbers of people, with gaps in both.
struct Study {
  GridSpec grid;
  std::vector<float> score, people;
  std::vector<Zone> parts;  ///< three units that together fill every cell
  Zone whole;
  SumQuantum quantum;

  explicit Study(std::uint64_t seed, const GridSpec& of_grid = degree_grid(rows, cols))
      : grid(of_grid), quantum(SumQuantum::choose(0, 1e9, rows * cols, largest_cell_area_m2(of_grid))) {
    std::mt19937_64 random(seed);
    for (std::int64_t i = 0; i < grid.cells(); ++i) {
      score.push_back(random() % 7 == 0 ? none : static_cast<float>(random() % 1000) / 999);
      people.push_back(random() % 5 == 0 ? none : static_cast<float>(random() % 10000));
    }
    parts.resize(3);
    for (std::int64_t row = 0; row < rows; ++row) {
      whole.runs.push_back({row, 0, cols - 1, 1});
      // West of a random column the units take a quarter, a half and a quarter of each cell; the rest is the
      // first one's alone.
      const auto border = static_cast<std::int64_t>(random() % cols);
      for (std::size_t part = 0; border > 0 && part < 3; ++part)
        parts[part].runs.push_back({row, 0, border - 1, quarters[part]});
      parts[0].runs.push_back({row, border, cols - 1, 1});
    }
  }

  /// Of every zone, gathered tile by tile.
  [[nodiscard]] std::vector<CountedSums> counted(std::span<const Zone> zones, std::int64_t tile_rows,
                                                 std::int64_t tile_cols) const {
    const ZoneIndex index(grid, zones);
    std::vector<CountedSums> all(zones.size());
    for (std::int64_t row = 0; row < rows; row += tile_rows)
      for (std::int64_t col = 0; col < cols; col += tile_cols) {
        const Window window{row, col, std::min(tile_rows, rows - row), std::min(tile_cols, cols - col)};
        const auto cut = [&](const std::vector<float>& plane) {
          std::vector<float> tile;
          for (std::int64_t r = row; r < row + window.rows; ++r)
            for (std::int64_t c = col; c < col + window.cols; ++c)
              tile.push_back(plane[static_cast<std::size_t>(r * cols + c)]);
          return tile;
        };
        const auto scores = cut(score), counts = cut(people);
        const std::span<const float> planes[] = {scores};
        const auto segments = index.segments(window);
        const auto sums = counted_sums_of_segments({}, index, segments, planes, counts, quantum);
        for (std::size_t s = 0; s < segments.size(); ++s)
          all[static_cast<std::size_t>(segments[s].zone)].merge(sums[s]);
      }
    return all;
  }
};

TEST(UnitSums, PartsSumToTheWholeToTheLastBit) {
  for (std::uint64_t seed = 1; seed <= 20; ++seed) {
    const Study study(seed, metric_grid(rows, cols));  // in degrees a share of a cell's area is rounded
    CountedSums sum;
    for (const CountedSums& part : study.counted(study.parts, rows, cols)) sum.merge(part);
    EXPECT_EQ(sum, study.counted(std::span(&study.whole, 1), rows, cols).front()) << seed;

    ZoneSums areas;
    for (const auto& one : gathered(study.grid, study.parts, study.people, study.quantum))
      areas.merge(one.sums);
    const ZoneSums whole =
        gathered(study.grid, std::span(&study.whole, 1), study.people, study.quantum).front().sums;
    EXPECT_EQ(areas.total_area, whole.total_area) << seed;
    EXPECT_EQ(areas.covered_value, whole.covered_value) << seed;
  }
}

TEST(UnitSums, TilesDoNotChangeABit) {
  const Study study(7);
  const auto whole = study.counted(study.parts, rows, cols);
  EXPECT_EQ(study.counted(study.parts, 1, 1), whole);
  EXPECT_EQ(study.counted(study.parts, 5, 8), whole);
  EXPECT_EQ(study.counted(study.parts, 22, 3), whole);
}

TEST(UnitSums, MeansAreThoseOfAPlainLoop) {
  const Study study(11);
  const auto sums = study.counted(study.parts, 4, 4);
  for (std::size_t part = 0; part < study.parts.size(); ++part) {
    long double weighted = 0, weights = 0;
    for (const ZoneRun& run : study.parts[part].runs)
      for (std::int64_t col = run.col_first; col <= run.col_last; ++col) {
        const auto at = static_cast<std::size_t>(run.row * cols + col);
        if (std::isnan(study.score[at]) || std::isnan(study.people[at])) continue;
        const long double weight = static_cast<long double>(study.people[at]) * run.weight;
        weighted += weight * study.score[at];
        weights += weight;
      }
    // A score is rounded to 2^-30, so the mean is off by at most half of that.
    EXPECT_NEAR(counted_mean(sums[part]), static_cast<double>(weighted / weights), 0x1p-31 + 1e-15);
  }
}

TEST(UnitSums, NobodyHasNoMean) {
  EXPECT_TRUE(std::isnan(counted_mean({})));
}

// Four cells of 1 m2, by hand: one of them counted twice, one filled by two halves, one by two times 0.6, one
// by nobody: 2 + 1 + 1.2 counted, 3 covered.
TEST(ZoneOverlap, ByHand) {
  const std::vector<Zone> zones = {{{{0, 0, 0, 1}, {0, 1, 1, 0.5}, {1, 0, 0, 0.6}}},
                                   {{{0, 0, 0, 1}, {0, 1, 1, 0.5}, {1, 0, 0, 0.6}}}};
  const ZoneOverlap overlap = zone_overlap(metric_grid(2, 2), zones);
  EXPECT_NEAR(overlap.grid_m2, 4, 1e-9);
  EXPECT_NEAR(overlap.counted_m2, 4.2, 1e-9);
  EXPECT_NEAR(overlap.covered_m2, 3, 1e-9);
  EXPECT_NEAR(overlap.overlap_m2(), 1.2, 1e-9);
}

TEST(ZoneOverlap, APartitionCoversTheGridAndOverlapsNowhere) {
  const Study study(3);
  const ZoneOverlap overlap = zone_overlap(study.grid, study.parts);
  EXPECT_EQ(overlap.counted_m2, overlap.covered_m2);
  EXPECT_EQ(overlap.counted_m2, overlap.grid_m2);
}

}  // namespace
}  // namespace firnline::test
