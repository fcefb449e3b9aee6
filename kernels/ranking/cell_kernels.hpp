// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>

#include "kernels/backend/atomics.hpp"
#include "kernels/backend/block.hpp"
#include "kernels/composition/compose.hpp"
#include "kernels/ranking/cell_steps.hpp"

/// What CellRanks does, as kernels of a device: one thread per cell, which goes through draws. Counts are
/// whole numbers, so that the order of threads does not matter.
namespace firnline::cell_kernels {

inline constexpr int cells_of_block = 128;
inline constexpr std::int64_t draws_of_block = 16;

/// The leaves of one cell, for compose_lanes().
struct LeavesOfCell {
  const float* score;
  std::int64_t stride;

  [[nodiscard]] FIRN_FN bool whole(int) const { return false; }
  template <class Take>
  FIRN_FN void operator()(int leaf, const Take& take) const {
    take(0, static_cast<double>(score[leaf * stride]));
  }
};

/// Cells (JudgedCells) and the weights of some draws.
struct CellWork {
  const float* score = nullptr;  ///< [leaf * stride + cell]
  std::int64_t stride = 0, cells = 0;
  std::int64_t summed = 0;              ///< the first cells, whose scores are sums of products
  const float* whole_weight = nullptr;  ///< [draw * leaves + leaf], of all draws
  const Composition* drawn = nullptr;   ///< [draw - first_draw]; null where every cell is summed
  std::int32_t leaves = 0;
  std::int64_t first_draw = 0, draws = 0;  ///< of this launch

  [[nodiscard]] FIRN_FN std::int32_t step(std::int64_t cell, std::int64_t draw) const {
    if (cell < summed) {
      const float* const weight = whole_weight + draw * leaves;
      float sum = weight[0] * score[cell];
      for (std::int32_t leaf = 1; leaf < leaves; ++leaf) sum += weight[leaf] * score[leaf * stride + cell];
      return cell_steps::step_of(sum);
    }
    composing::ComposedLanes<1> result;
    composing::compose_lanes<1>(drawn[draw - first_draw], LeavesOfCell{score + cell, stride}, result);
    const double composed = result.root.score[0];
    return cell_steps::step_of(composed >= 0 ? composed : 0.0);
  }
};

/// The first time: blocks of cells (x) and of draws (y).
struct CountClassesKernel {
  static constexpr const char* name = "count_classes_of_cells";
  static constexpr int threads = cells_of_block;
  static constexpr int blocks_per_processor = 4;

  struct Args {
    CellWork work;
    unsigned long long* in_class = nullptr;  ///< [draw * score_classes + class]
  };

  template <class Block>
  FIRN_FN static void run(const Block& block, const Args& args) {
    block.each([&](int thread) {
      const std::int64_t cell = block.x() * threads + thread;
      if (cell >= args.work.cells) return;
      const std::int64_t first = block.y() * draws_of_block;
      for (std::int64_t k = first; k < first + draws_of_block && k < args.work.draws; ++k) {
        const std::int64_t draw = args.work.first_draw + k;
        const std::int32_t own = cell_steps::class_of(args.work.step(cell, draw));
        backend::count_one(args.in_class + draw * cell_steps::score_classes + own);
      }
    });
  }
};

/// The second time.
struct CountStepsKernel {
  static constexpr const char* name = "count_steps_of_cells";
  static constexpr int threads = cells_of_block;
  static constexpr int blocks_per_processor = 4;

  struct Args {
    CellWork work;
    const std::int32_t* last_class = nullptr;  ///< per draw
    unsigned long long* at_step = nullptr;     ///< [draw * steps_in_class + step]
  };

  template <class Block>
  FIRN_FN static void run(const Block& block, const Args& args) {
    block.each([&](int thread) {
      const std::int64_t cell = block.x() * threads + thread;
      if (cell >= args.work.cells) return;
      const std::int64_t first = block.y() * draws_of_block;
      for (std::int64_t k = first; k < first + draws_of_block && k < args.work.draws; ++k) {
        const std::int64_t draw = args.work.first_draw + k;
        const std::int32_t own = args.work.step(cell, draw);
        if (cell_steps::class_of(own) == args.last_class[draw])
          backend::count_one(args.at_step + draw * cell_steps::steps_in_class +
                             own % cell_steps::steps_in_class);
      }
    });
  }
};

/// What the draws say of one cell, in whole numbers.
struct CellTally {
  std::int64_t hits = 0, sum = 0, squares = 0;
};

/// The third time: each cell's tally over the draws of the launch, and its rank in each.
struct TallyKernel {
  static constexpr const char* name = "tally_of_cells";
  static constexpr int threads = cells_of_block;
  static constexpr int blocks_per_processor = 4;

  struct Args {
    CellWork work;
    const std::int32_t* threshold = nullptr;  ///< per draw
    const std::uint8_t* rank_of = nullptr;    ///< [draw * score_classes + class]
    CellTally* tally = nullptr;               ///< per cell
    std::uint8_t* rank = nullptr;             ///< [draw * stride + cell]
  };

  template <class Block>
  FIRN_FN static void run(const Block& block, const Args& args) {
    block.each([&](int thread) {
      const std::int64_t cell = block.x() * threads + thread;
      if (cell >= args.work.cells) return;
      CellTally tally = args.tally[cell];
      for (std::int64_t draw = args.work.first_draw; draw < args.work.first_draw + args.work.draws; ++draw) {
        const std::int32_t own = args.work.step(cell, draw);
        tally.hits += own >= args.threshold[draw] ? 1 : 0;
        tally.sum += own;
        tally.squares += static_cast<std::int64_t>(own) * own;
        args.rank[draw * args.work.stride + cell] =
            args.rank_of[draw * cell_steps::score_classes + cell_steps::class_of(own)];
      }
      args.tally[cell] = tally;
    });
  }
};

/// The smallest rank of a cell that at least `needed` of its draws do not exceed, bit by bit; a part of the
/// draws per y.
struct QuantileKernel {
  static constexpr const char* name = "quantiles_of_cells";
  static constexpr int threads = cells_of_block;
  static constexpr int blocks_per_processor = 8;
  static constexpr int most_parts = 3;

  struct Args {
    const std::uint8_t* rank = nullptr;  ///< [draw * stride + cell]
    std::int64_t stride = 0, cells = 0, draws = 0;
    std::int64_t needed[most_parts] = {};
    std::uint8_t* found = nullptr;  ///< [part * stride + cell]
  };

  template <class Block>
  FIRN_FN static void run(const Block& block, const Args& args) {
    block.each([&](int thread) {
      const std::int64_t cell = block.x() * threads + thread;
      if (cell >= args.cells) return;
      int found = 0;
      for (int bit = 7; bit >= 0; --bit) {
        const int tried = found | (1 << bit);
        std::int64_t below = 0;
        for (std::int64_t draw = 0; draw < args.draws; ++draw)
          below += args.rank[draw * args.stride + cell] < tried ? 1 : 0;
        if (below < args.needed[block.y()]) found = tried;
      }
      args.found[block.y() * args.stride + cell] = static_cast<std::uint8_t>(found);
    });
  }
};

/// The __global__ function of a kernel (cell_kernels_cuda.cu); null in a build without CUDA.
template <class Kernel>
[[nodiscard]] const void* function_on_cuda();

}  // namespace firnline::cell_kernels
