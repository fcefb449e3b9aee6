// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "kernels/ranking/cell_kernels.hpp"
#include "kernels/ranking/cell_scores.hpp"

namespace firnline {

/// The counts of CellRanks in the memory of a GPU. Private to ranking/. throws, in all it does: DeviceError,
/// LimitError
class CellsOnDevice {
 public:
  CellsOnDevice(const Device& device, const CellScorer& scorer);
  ~CellsOnDevice();

  void count_classes(const CellScorer& scorer, const JudgedCells& cells);
  void take_classes(std::span<std::int64_t> in_class);  ///< and gives their memory back
  void count_steps(const CellScorer& scorer, const JudgedCells& cells,
                   std::span<const std::int32_t> last_class);
  void take_steps(std::span<std::int64_t> at_step);
  /// found: [part * stride + cell]
  void judge(const CellScorer& scorer, const JudgedCells& cells, std::span<const std::int32_t> threshold,
             std::span<const std::uint8_t> rank_of, std::vector<cell_kernels::CellTally>& tally,
             std::vector<std::uint8_t>& found);

 private:
  struct Memory;
  template <class Use>
  void each_slice(const CellScorer& scorer, const JudgedCells& cells, const Use& use);

  std::unique_ptr<Memory> memory_;
};

}  // namespace firnline
