// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "rasters/export/overviews.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <map>

#include "kernels/grid/tile.hpp"

namespace firnline {
namespace {

using Cells = std::vector<float>;
constexpr std::int64_t side = 4;

/// Cells of all levels when the rows come in pieces of `piece` rows.
std::vector<Cells> overviews_of(const Cells& cells, std::int64_t rows, std::int64_t cols,
                                std::int64_t piece) {
  std::vector<Cells> levels(overview_sizes(rows, cols, side).size());
  Overviews overviews(rows, cols, sizeof(float), side, halve_by_mean);
  const auto all = std::as_bytes(std::span(cells));
  const std::size_t row_bytes = static_cast<std::size_t>(cols) * sizeof(float);
  for (std::int64_t row = 0; row < rows; row += piece) {
    const auto count = static_cast<std::size_t>(std::min(piece, rows - row));
    overviews.add(all.subspan(static_cast<std::size_t>(row) * row_bytes, count * row_bytes),
                  [&](std::size_t level, std::int64_t first, std::int64_t, std::span<std::byte> bytes) {
                    const auto* const from = reinterpret_cast<const float*>(bytes.data());
                    Cells& to = levels[level];
                    EXPECT_EQ(static_cast<std::size_t>(first * overview_sizes(rows, cols, side)[level].cols),
                              to.size());
                    to.insert(to.end(), from, from + bytes.size() / sizeof(float));
                  });
  }
  return levels;
}

/// Straight from the definition: every cell looks at its own square in the level below.
Cells halved(const Cells& below, std::int64_t rows, std::int64_t cols) {
  Cells out;
  for (std::int64_t r = 0; r < rows; r += 2)
    for (std::int64_t c = 0; c < cols; c += 2) {
      double sum = 0;
      int count = 0;
      for (std::int64_t i = r; i < std::min(r + 2, rows); ++i)
        for (std::int64_t j = c; j < std::min(c + 2, cols); ++j) {
          const float cell = below[static_cast<std::size_t>(i * cols + j)];
          if (std::isnan(cell)) continue;
          sum += static_cast<double>(cell);
          ++count;
        }
      out.push_back(count > 0 ? static_cast<float>(sum / count) : no_data_f32);
    }
  return out;
}

void expect_same(const Cells& got, const Cells& wanted, const std::string& what) {
  ASSERT_EQ(got.size(), wanted.size()) << what;
  for (std::size_t i = 0; i < got.size(); ++i) {
    const bool same = got[i] == wanted[i] || (std::isnan(got[i]) && std::isnan(wanted[i]));
    EXPECT_TRUE(same) << what << ", cell " << i << ": " << got[i] << ", not " << wanted[i];
  }
}

TEST(OverviewSizes, HalveRoundedUpUntilOneBlockHoldsAll) {
  EXPECT_TRUE(overview_sizes(512, 512, 512).empty());
  const auto sizes = overview_sizes(700, 2049, 512);
  ASSERT_EQ(sizes.size(), 3U);
  EXPECT_EQ(sizes[0].rows, 350);
  EXPECT_EQ(sizes[0].cols, 1025);
  EXPECT_EQ(sizes[2].rows, 88);
  EXPECT_EQ(sizes[2].cols, 257);
}

TEST(Overviews, AnyShapeInAnyPiecesIsWhatItsDefinitionSays) {
  for (const auto& [rows, cols] :
       std::map<std::int64_t, std::int64_t>{{1, 9}, {5, 5}, {8, 8}, {9, 1}, {13, 22}, {17, 7}, {32, 16}}) {
    Cells cells;
    for (std::int64_t i = 0; i < rows * cols; ++i)
      cells.push_back(i * 7 % 5 == 0 ? no_data_f32 : static_cast<float>(i * 37 % 101));
    for (const std::int64_t piece : {1L, 2L, 3L, 4L, 7L, 64L}) {
      const auto levels = overviews_of(cells, rows, cols, piece);
      Cells below = cells;
      std::int64_t r = rows, c = cols;
      for (std::size_t level = 0; level < levels.size(); ++level) {
        below = halved(below, r, c);
        r = (r + 1) / 2;
        c = (c + 1) / 2;
        expect_same(levels[level], below,
                    std::to_string(rows) + " x " + std::to_string(cols) + ", level " + std::to_string(level));
      }
    }
  }
}

TEST(Overviews, OfClassesHoldTheCellInTheNorthWestOfEachSquare) {
  const std::uint8_t upper[] = {1, 2, 3, 4, 5}, lower[] = {6, 7, 8, 9, 10};
  std::uint8_t out[3] = {};
  halve_by_nearest(std::as_bytes(std::span(upper)), std::as_bytes(std::span(lower)), 5,
                   std::as_writable_bytes(std::span(out)));
  EXPECT_EQ(out[0], 1);
  EXPECT_EQ(out[1], 3);
  EXPECT_EQ(out[2], 5);
}

}  // namespace
}  // namespace firnline
