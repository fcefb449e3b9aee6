// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>

#include "kernels/grid/portability.hpp"
#include "kernels/hydrology/direction_codes.hpp"
#include "kernels/hydrology/steepest.hpp"

/// The text of steepest_row() for several cells of a row side by side: lanes of a processor, or the one cell
/// of a device's thread.
namespace firnline::steepest {

/// The lowest of the neighbours at one distance.
template <int lanes>
struct Lowest {
  float height[lanes];
  std::int32_t code[lanes];  ///< 0: none is lower than the cell
};

template <int lanes>
FIRN_FN inline void begin(Lowest<lanes>& lowest, const float* here, int count) {
  for (int i = 0; i < count; ++i) {
    lowest.height[i] = here[i];
    lowest.code[i] = 0;
  }
}

template <int lanes>
FIRN_FN inline void lower(Lowest<lanes>& lowest, const float* heights, std::int32_t code, int count) {
  for (int i = 0; i < count; ++i) {
    const float height = heights[i];
    const bool is_lower = height < lowest.height[i];
    lowest.height[i] = is_lower ? height : lowest.height[i];
    lowest.code[i] = is_lower ? code : lowest.code[i];
  }
}

template <int lanes>
struct Steepest {
  double slope[lanes];
  std::int32_t code[lanes];
};

/// Codes grow in the order that breaks ties.
template <int lanes>
FIRN_FN inline void steeper(Steepest<lanes>& steepest, const float* here, const Lowest<lanes>& lowest,
                            double distance, int count) {
  for (int i = 0; i < count; ++i) {
    const double slope = (static_cast<double>(here[i]) - static_cast<double>(lowest.height[i])) / distance;
    const bool first =
        (slope > steepest.slope[i]) | ((slope == steepest.slope[i]) & (lowest.code[i] < steepest.code[i]));
    steepest.slope[i] = first ? slope : steepest.slope[i];
    steepest.code[i] = first ? lowest.code[i] : steepest.code[i];
  }
}

/// As steepest_row(), of at most `lanes` cells. Of neighbours at equal distance the lowest drops most, so
/// that three quotients remain of eight.
template <int lanes>
FIRN_FN inline void find(const float* north, const float* here, const float* south, int count,
                         const RowDistances& distances, std::uint8_t* codes) {
  Lowest<lanes> side, upright, slant;
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
  Steepest<lanes> steepest;
  for (int i = 0; i < count; ++i) {
    steepest.slope[i] = 0;
    steepest.code[i] = 0;
  }
  steeper(steepest, here, side, distances.east_west, count);
  steeper(steepest, here, upright, distances.north_south, count);
  steeper(steepest, here, slant, distances.diagonal, count);
  for (int i = 0; i < count; ++i) codes[i] = static_cast<std::uint8_t>(steepest.code[i]);
}

}  // namespace firnline::steepest
