// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>

#include "kernels/grid/elementary.hpp"
#include "kernels/ranking/cell_steps.hpp"

/// From what was counted of a cell over the draws to what readers are told. Private to ranking/.
namespace firnline::cell_verdict {

inline constexpr int parts = 3;  ///< of the draws: 5 %, 50 %, 95 %

/// How many draws make up a part.
[[nodiscard]] constexpr std::int64_t needed(int part, std::int64_t draws) {
  const std::int64_t percent = part == 0 ? 5 : part == 1 ? 50 : 95;
  return (percent * draws + 99) / 100;
}

[[nodiscard]] inline float share_of(std::int64_t hits, std::int64_t draws) {
  return static_cast<float>(static_cast<double>(hits) / static_cast<double>(draws));
}

[[nodiscard]] inline float percent_of(std::uint8_t rank) {
  return static_cast<float>(rank * (100.0 / cell_steps::rank_steps));
}

/// sum: of steps
[[nodiscard]] inline float mean_of(std::int64_t sum, std::int64_t draws) {
  return static_cast<float>(static_cast<double>(sum) / static_cast<double>(draws) / cell_steps::most);
}

/// Of the draws as they are (divided by their number). No digit is lost before the root: the difference is
/// one of whole numbers.
[[nodiscard]] inline float deviation_of(std::int64_t sum, std::int64_t squares, std::int64_t draws) {
  using Wide = __int128;
  const Wide difference = static_cast<Wide>(squares) * draws - static_cast<Wide>(sum) * sum;
  return static_cast<float>(elementary::sqrt(static_cast<double>(difference)) / static_cast<double>(draws) /
                            cell_steps::most);
}

}  // namespace firnline::cell_verdict
