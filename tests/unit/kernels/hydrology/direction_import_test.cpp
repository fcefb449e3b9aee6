// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "kernels/hydrology/direction_import.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "tests/support/expect_error.hpp"
#include "tests/support/routing_grids.hpp"

namespace firnline::test {
namespace {

std::vector<std::uint8_t> imported(const GridSpec& grid, const std::vector<std::int32_t>& given,
                                   DirectionCodes codes, std::int64_t tile = 2) {
  const WholeGrid where = cut_into(grid, tile, tile);
  MemoryPlane<std::uint8_t> direction(where.tiling);
  const std::int64_t with_data = import_directions(where, *plane_of(where, given), codes, direction);
  std::vector<std::uint8_t> read = load_grid(where.tiling, direction);
  const auto cells = static_cast<std::int64_t>(read.size());
  EXPECT_EQ(with_data, cells - std::count(read.begin(), read.end(), d8::no_data));
  return read;
}

// NW N NE / W - E / SW S SE, as the manuals of the programs number them.
TEST(ImportDirections, KnowsTheNumbersOfFourPrograms) {
  const GridSpec grid = metric_grid(3, 3);
  const std::vector<std::uint8_t> ours = {32, 64, 128, 16, 255, 1, 8, 4, 2};

  EXPECT_EQ(imported(grid, {32, 64, 128, 16, -1, 1, 8, 4, 2}, DirectionCodes::esri), ours);
  EXPECT_EQ(imported(grid, {3, 2, 1, 4, 0, 8, 5, 6, 7}, DirectionCodes::grass), ours);
  EXPECT_EQ(imported(grid, {2, 3, 4, 1, 0, 5, 8, 7, 6}, DirectionCodes::richdem), ours);
  std::vector<std::uint8_t> without_middle = ours;
  without_middle[4] = d8::no_data;
  EXPECT_EQ(imported(grid, {4, 3, 2, 5, no_data_code, 1, 6, 7, 8}, DirectionCodes::taudem), without_middle);
  EXPECT_EQ(imported(grid, {32, 64, 128, 16, 247, 1, 8, 4, 2}, DirectionCodes::esri), without_middle);
}

TEST(ImportDirections, LetOutletsLeaveWhereTheGridOrItsDataEnd) {
  // An outlet on the eastern edge, one beside no data by a corner, and one that leaves the map of GRASS.
  EXPECT_EQ(imported(metric_grid(1, 2), {1, 0}, DirectionCodes::esri), (std::vector<std::uint8_t>{1, 1}));
  std::vector<std::int32_t> given(16, 1);
  given[5] = 0;
  given[10] = no_data_code;
  EXPECT_EQ(imported(metric_grid(4, 4), given, DirectionCodes::esri)[5], d8::south_east);
  EXPECT_EQ(imported(metric_grid(1, 2), {4, -4}, DirectionCodes::grass), (std::vector<std::uint8_t>{16, 1}));
}

TEST(ImportDirections, RefuseUnknownCodesAndSayWhere) {
  for (const auto& [codes, code] : {std::pair{DirectionCodes::esri, 3},
                                    {DirectionCodes::esri, 129},
                                    {DirectionCodes::esri, -2},
                                    {DirectionCodes::taudem, 0},
                                    {DirectionCodes::taudem, 9},
                                    {DirectionCodes::grass, 9},
                                    {DirectionCodes::grass, -9},
                                    {DirectionCodes::richdem, 9}}) {
    std::vector<std::int32_t> given(9, 1);
    given[7] = code;
    try {
      imported(metric_grid(3, 3), given, codes);
      ADD_FAILURE() << code << " was taken";
    } catch (const RasterError& error) {
      EXPECT_EQ(error.where(), "row 2, col 1");
      EXPECT_NE(error.what_happened().find(" " + std::to_string(code) + " "), std::string::npos);
    }
  }
}

TEST(ImportDirections, RefuseAnOutletInsideTheData) {
  std::vector<std::int32_t> given(25, 1);
  given[12] = 0;
  firnline::testing::expect_error(ExitCode::raster,
                                  [&] { imported(metric_grid(5, 5), given, DirectionCodes::esri); });
}

}  // namespace
}  // namespace firnline::test
