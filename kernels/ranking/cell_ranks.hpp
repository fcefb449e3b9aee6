// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "kernels/backend/device.hpp"
#include "kernels/ranking/cell_scores.hpp"

namespace firnline {

class CellsOnDevice;

/// Raw values of some cells, as value functions take them: [leaf * cells + cell], NaN = missing.
struct CellValues {
  std::span<const float> raw;
  std::int64_t cells = 0;
};

/// What many draws say of a cell; NaN where it has no score. Of ranks: the share of all cells with a score
/// that come before it, in percent, in steps of a half: 0 = nobody comes before, act here first.
struct CellVerdicts {
  std::vector<float> worst_share;  ///< share of draws in which it is among the worst cells, 0..1
  std::vector<float> rank_p05, rank_p50, rank_p95;  ///< percent, 0..99.5
  std::vector<float> score_mean, score_deviation;   ///< over the draws, 0..1

  void resize(std::size_t cells);
};

/// How firmly each cell of a map stands among the others when weights are drawn: the cells are seen three
/// times, in any order and in any pieces, and never lie in memory together. The first time the scores of
/// every draw are counted in classes of 256 steps of 1e-6; that tells how many cells come before those of a
/// class, and in which class the last of the worst cells lies. The second time the steps in that class are
/// counted, which makes the threshold exact. The third time each cell is held against thresholds and classes.
/// All that is kept are counts and sums of whole numbers, so that pieces, threads and devices give the same
/// bits. Memory: 31 kB per draw, after the first time 8 kB. cost: three scores of each cell in each draw
///
/// A cell is among the worst when fewer cells come before it than `worst_percent` of all, rounded up; those
/// that are level with the last of them are, too. The p-th part of draws: the smallest of the ranks, a draw
/// each, that so many do not exceed. source: lahdelma2001
class CellRanks {
 public:
  /// worst_percent: above 0, below 100. throws: BugError, DeviceError, LimitError
  CellRanks(const Device& device, CellScorer scorer, double worst_percent);
  ~CellRanks();

  /// The first time.
  void count(const CellValues& values);
  /// Once, after the first time. throws: LimitError for more than 2^53 cells
  void choose_classes();
  /// The second time, with the same cells.
  void count_again(const CellValues& values);
  /// Once, after the second time. throws: BugError when the second time brought other cells than the first
  void choose_thresholds();
  /// The third time. out: one per cell
  void judge(const CellValues& values, CellVerdicts& out) const;

  [[nodiscard]] std::int64_t cells() const noexcept { return cells_; }
  /// Cells that are the worst in each draw, but for ties.
  [[nodiscard]] std::int64_t worst_cells() const noexcept { return worst_; }

 private:
  template <class Use>
  void each_chunk(const CellValues& values, const Use& use) const;
  void count_classes(const JudgedCells& cells, std::int64_t draw);
  void count_steps(const JudgedCells& cells, std::int64_t draw);
  void choose_class(std::int64_t draw);
  void choose_threshold(std::int64_t draw);
  void judge_cells(const JudgedCells& cells, std::int64_t first, std::int64_t count, std::int64_t offset,
                   std::vector<std::uint8_t>& rank, CellVerdicts& out) const;
  void judge_on_device(const JudgedCells& cells, std::int64_t offset, CellVerdicts& out) const;

  Device device_;
  CellScorer scorer_;
  double worst_percent_;
  std::unique_ptr<CellsOnDevice> on_device_;  ///< nothing on a CPU
  std::int64_t cells_ = 0, worst_ = 0;
  std::vector<std::int64_t> in_class_;    ///< [draw * score_classes + class]; gone after choose_classes()
  std::vector<std::uint8_t> rank_;        ///< [draw * score_classes + class]: in rank_steps
  std::vector<std::int32_t> last_class_;  ///< per draw: where the last of the worst cells lies
  std::vector<std::int64_t> before_;      ///< per draw: cells of higher classes than that
  std::vector<std::int64_t> at_step_;     ///< [draw * steps_in_class + step], of that class
  std::vector<std::int32_t> threshold_;   ///< per draw: the worst cells have this many steps, or more
};

}  // namespace firnline
