// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "kernels/hydrology/steepest.hpp"

#include "kernels/backend/vector_clones.hpp"
#include "kernels/grid/elementary.hpp"
#include "kernels/hydrology/direction_codes.hpp"

namespace firnline {
namespace {

/// The lowest of the neighbours at one distance, for the cells of a piece of a row.
struct Lowest {
  static constexpr int cells = 64;
  float height[cells];
  std::int32_t code[cells];  ///< 0: none is lower than the cell
};

inline void begin(Lowest& lowest, const float* here, int count) {
  for (int i = 0; i < count; ++i) {
    lowest.height[i] = here[i];
    lowest.code[i] = 0;
  }
}

inline void lower(Lowest& lowest, const float* heights, std::int32_t code, int count) {
  for (int i = 0; i < count; ++i) {
    const float height = heights[i];
    const bool is_lower = height < lowest.height[i];
    lowest.height[i] = is_lower ? height : lowest.height[i];
    lowest.code[i] = is_lower ? code : lowest.code[i];
  }
}

struct Steepest {
  double slope[Lowest::cells];
  std::int32_t code[Lowest::cells];
};

/// Codes grow in the order that breaks ties.
inline void steeper(Steepest& steepest, const float* here, const Lowest& lowest, double distance, int count) {
  for (int i = 0; i < count; ++i) {
    const double slope = (static_cast<double>(here[i]) - static_cast<double>(lowest.height[i])) / distance;
    const bool first =
        (slope > steepest.slope[i]) | ((slope == steepest.slope[i]) & (lowest.code[i] < steepest.code[i]));
    steepest.slope[i] = first ? slope : steepest.slope[i];
    steepest.code[i] = first ? lowest.code[i] : steepest.code[i];
  }
}

/// At most Lowest::cells cells of a row.
inline void steepest_piece(const float* north, const float* here, const float* south, int count,
                           const RowDistances& distances, std::uint8_t* codes) {
  Lowest side, upright, slant;
  begin(side, here, count);
  lower(side, here + 1, d8::east, count);
  lower(side, here - 1, d8::west, count);
  begin(upright, here, count);
  lower(upright, south, d8::south, count);
  lower(upright, north, d8::north, count);
  begin(slant, here, count);
  lower(slant, south + 1, d8::south_east, count);
  lower(slant, south - 1, d8::south_west, count);
  lower(slant, north - 1, d8::north_west, count);
  lower(slant, north + 1, d8::north_east, count);
  Steepest steepest;
  for (int i = 0; i < count; ++i) {
    steepest.slope[i] = 0;
    steepest.code[i] = 0;
  }
  steeper(steepest, here, side, distances.east_west, count);
  steeper(steepest, here, upright, distances.north_south, count);
  steeper(steepest, here, slant, distances.diagonal, count);
  for (int i = 0; i < count; ++i) codes[i] = static_cast<std::uint8_t>(steepest.code[i]);
}

}  // namespace

RowDistances row_distances(const GridSpec& grid, std::int64_t row) {
  const RowMetrics metrics = row_metrics(grid, row);
  return {metrics.dx_m, metrics.dy_m,
          elementary::sqrt(metrics.dx_m * metrics.dx_m + metrics.dy_m * metrics.dy_m)};
}

// Of neighbours at equal distance the lowest drops most, so that three quotients remain of eight.
FIRN_VECTOR_CLONES void steepest_row(const float* north, const float* here, const float* south,
                                     std::int64_t cols, const RowDistances& distances, std::uint8_t* codes) {
  std::int64_t col = 0;
  for (; col + Lowest::cells <= cols; col += Lowest::cells)
    steepest_piece(north + col, here + col, south + col, Lowest::cells, distances, codes + col);
  steepest_piece(north + col, here + col, south + col, static_cast<int>(cols - col), distances, codes + col);
}

}  // namespace firnline
