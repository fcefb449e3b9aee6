// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
// Filling against the textbook's loop in double, which shares no line with kernels/.
#include <gtest/gtest.h>

#include "tests/reference/hydrology/textbook_fill.hpp"
#include "tests/support/dems.hpp"

namespace firnline::test {
namespace {

void expect_textbook(const NamedDem& named, std::int64_t tile_rows, std::int64_t tile_cols) {
  const Dem& dem = named.dem;
  const std::vector<double> textbook = textbook_fill(dem.rows, dem.cols, dem.elevation, dem.sinks);

  const FilledDem ours = fill(dem, whole_grid_of(dem, tile_rows, tile_cols, 2));

  std::int64_t raised = 0;
  double volume = 0, largest = 0;
  for (std::size_t cell = 0; cell < textbook.size(); ++cell) {
    const double z = dem.elevation[cell], w = ours.elevation[cell];
    ASSERT_TRUE(w == textbook[cell] || (std::isnan(w) && std::isnan(textbook[cell])))
        << named.name << ", tiles of " << tile_rows << " x " << tile_cols << ", cell " << cell << ": " << w
        << ", not " << textbook[cell];
    if (!(textbook[cell] > z)) continue;
    ++raised;
    volume += 100 * (textbook[cell] - z);
    largest = std::max(largest, textbook[cell] - z);
  }
  const DepressionReport& report = ours.result.report;
  EXPECT_EQ(report.raised_cells, raised) << named.name;
  EXPECT_EQ(report.largest_raise_m, static_cast<float>(largest)) << named.name;
  // Each depth is rounded to 2^-20 m, the cells are of 100 m2.
  EXPECT_NEAR(report.raised_volume_m3, volume, 100 * 0x1p-21 * static_cast<double>(raised)) << named.name;
}

TEST(Depressions, AreFilledAsTheTextbookDoes) {
  for (const NamedDem& named : dems_of_every_kind())
    for (const auto& [tile_rows, tile_cols] :
         {std::pair{100, 100}, std::pair{16, 16}, std::pair{7, 11}, std::pair{1, 5}, std::pair{1, 1}})
      expect_textbook(named, tile_rows, tile_cols);
}

}  // namespace
}  // namespace firnline::test
