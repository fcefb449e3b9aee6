// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
// By hand throughout.
#include "kernels/hydrology/share_out.hpp"

#include <gtest/gtest.h>

#include <cstdint>
#include <limits>
#include <vector>

namespace firnline::test {
namespace {

/// The same in the middle of cells side by side, of which the others hold other sums and share them
/// otherwise.
std::vector<std::int64_t> parts_side_by_side(std::int64_t sum, const std::vector<std::int32_t>& shares) {
  constexpr int lane = 3;
  std::int64_t sums[cells_side_by_side];
  SharesOfCells of_cells = {};
  PartsOfCells parts;
  for (int c = 0; c < cells_side_by_side; ++c) {
    sums[c] = 1000 - 300 * c;
    of_cells[c % 8][c] = whole_flow / 2 + c;
    of_cells[(c + 3) % 8][c] = whole_flow / 2 - c;
  }
  sums[lane] = sum;
  for (std::size_t i = 0; i < 8; ++i) of_cells[i][lane] = i < shares.size() ? shares[i] : 0;
  share_out(sums, of_cells, parts);
  for (int c = 0; c < cells_side_by_side; ++c) {
    std::int64_t all = 0;
    for (const auto& of_neighbour : parts) all += of_neighbour[c];
    EXPECT_EQ(all, sums[c]) << c;
  }
  std::vector<std::int64_t> of_lane;
  for (std::size_t i = 0; i < shares.size(); ++i) of_lane.push_back(parts[i][lane]);
  return of_lane;
}

std::vector<std::int64_t> parts_of(std::int64_t sum, const std::vector<std::int32_t>& eighths) {
  std::vector<std::int32_t> shares;
  for (const std::int32_t eighth : eighths) shares.push_back(eighth * (whole_flow / 8));
  std::vector<std::int64_t> parts(shares.size());
  share_out(sum, shares.data(), static_cast<int>(shares.size()), parts.data());
  EXPECT_EQ(parts_side_by_side(sum, shares), parts);
  return parts;
}

using Parts = std::vector<std::int64_t>;

TEST(ShareOut, GivesWhatIsLeftToThoseThatLostMost) {
  EXPECT_EQ(parts_of(10, {3, 5}), (Parts{4, 6}));       // 3.75, 6.25
  EXPECT_EQ(parts_of(3, {1, 2, 5}), (Parts{0, 1, 2}));  // 0.375, 0.75, 1.875
  EXPECT_EQ(parts_of(7, {1, 3, 4}), (Parts{1, 3, 3}));  // 0.875, 2.625, 3.5: two are left
  EXPECT_EQ(parts_of(8, {1, 3, 4}), (Parts{1, 3, 4}));
  EXPECT_EQ(parts_of(0, {4, 4}), (Parts{0, 0}));
}

TEST(ShareOut, GivesItToTheFirstOfEquals) {
  EXPECT_EQ(parts_of(1, {4, 4}), (Parts{1, 0}));
  EXPECT_EQ(parts_of(2, {2, 2, 2, 2}), (Parts{1, 1, 0, 0}));
}

TEST(ShareOut, OfLessThanNothingIsTheSameWithTheOtherSign) {
  EXPECT_EQ(parts_of(-10, {3, 5}), (Parts{-4, -6}));
  EXPECT_EQ(parts_of(-7, {1, 3, 4}), (Parts{-1, -3, -3}));
}

TEST(ShareOut, IsExactInAllOf63Bits) {
  constexpr std::int64_t most = std::numeric_limits<std::int64_t>::max();  // 8 · (2^60 - 1) + 7
  constexpr std::int64_t eighth = (std::int64_t{1} << 60) - 1;
  EXPECT_EQ(parts_of(most, {8}), (Parts{most}));
  EXPECT_EQ(parts_of(most, {1, 7}), (Parts{eighth + 1, 7 * eighth + 6}));  // 7/8 and 6 1/8 are lost
  EXPECT_EQ(parts_of(-most, {1, 7}), (Parts{-eighth - 1, -7 * eighth - 6}));
}

}  // namespace
}  // namespace firnline::test
