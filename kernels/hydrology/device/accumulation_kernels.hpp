// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "kernels/hydrology/accumulation.hpp"
#include "kernels/hydrology/device/neighbours.hpp"

/// Flow accumulation on a device: every cell waits for those that flow into it, and whoever brings the last
/// of them walks on. Each cell is gone over once, without rounds; sums of whole numbers have no order.
namespace firnline::on_device {

/// Outside the grid: a code that no cell has.
inline constexpr std::uint8_t outside_grid = 254;

/// How many neighbours flow into each cell, in the low four bits of a byte that is not 0 where there are any,
/// also when all have arrived.
inline constexpr std::uint8_t arriving = 0xf, has_inflow = 0x10;
struct InflowKernel {
  static constexpr const char* name = "count_inflows";
  static constexpr int threads = CellBlocks::threads, blocks_per_processor = 8;
  struct Args {
    const std::uint8_t* codes;
    std::uint8_t* awaited;
    PaddedShape shape;
  };
  template <class Block>
  FIRN_FN static void run(const Block& block, const Args& args) {
    CellBlocks::each(block, args.shape.rows, args.shape.cols, [&](std::int64_t row, std::int64_t col) {
      const Place place = args.shape.place(row, col);
      unsigned inflows = 0;
      for (int i = 0; i < 8; ++i)
        inflows += args.codes[beside(args.shape, place, i)] == d8::code_of(i ^ 4) ? 1u : 0u;
      const bool waits = inflows != 0 && args.codes[place] != d8::no_data;
      args.awaited[place] = static_cast<std::uint8_t>(waits ? has_inflow | inflows : 0u);
    });
  }
};

/// From each source downstream, for as long as the walker is the last one to arrive.
struct WalkKernel {
  static constexpr const char* name = "walk_downstream";
  static constexpr int threads = CellBlocks::threads, blocks_per_processor = 8;
  struct Args {
    const std::uint8_t* codes;
    std::uint8_t* awaited;
    std::int64_t* sums;  ///< a plane per weight; in: each cell's own
    AccumulationTotals* totals;
    std::int64_t weights;
    PaddedShape shape;
  };
  template <class Block>
  FIRN_FN static void run(const Block& block, const Args& args) {
    CellBlocks::each(block, args.shape.rows, args.shape.cols, [&](std::int64_t row, std::int64_t col) {
      const Place source = args.shape.place(row, col);
      if (args.codes[source] == d8::no_data || args.awaited[source] != 0) return;
      for (Place here = source;;) {
        const std::uint8_t code = args.codes[here];
        if (code == d8::sink) return end(args, here, &AccumulationTotals::in_sinks);
        const Place next = beside(args.shape, here, d8::neighbour_of(code));
        const std::uint8_t next_code = args.codes[next];
        if (next_code == outside_grid) return end(args, here, &AccumulationTotals::left_the_grid);
        if (next_code == d8::no_data) return end(args, here, &AccumulationTotals::into_no_data);
        FIRN_KEEP_LOOP
        for (std::int64_t w = 0; w < args.weights; ++w) {
          std::int64_t* const sums = args.sums + w * args.shape.places();
          backend::add_to(&sums[next], backend::read_added(&sums[here]));
        }
        if (!backend::arrive_last(args.awaited, next)) return;
        here = next;
      }
    });
  }

 private:
  FIRN_FN static void end(const Args& args, Place here, std::int64_t AccumulationTotals::*where) {
    FIRN_KEEP_LOOP
    for (std::int64_t w = 0; w < args.weights; ++w)
      backend::add_to(&(args.totals[w].*where),
                      backend::read_added(&args.sums[w * args.shape.places() + here]));
  }
};

/// Whether a cell still waits: it lies on a circle or downstream of one.
struct LeftOverKernel {
  static constexpr const char* name = "find_left_over";
  static constexpr int threads = CellBlocks::threads, blocks_per_processor = 8;
  struct Args {
    const std::uint8_t* awaited;
    std::uint32_t* found;
    PaddedShape shape;
  };
  template <class Block>
  FIRN_FN static void run(const Block& block, const Args& args) {
    CellBlocks::each(block, args.shape.rows, args.shape.cols, [&](std::int64_t row, std::int64_t col) {
      if ((args.awaited[args.shape.place(row, col)] & arriving) != 0) backend::raise_flag(args.found);
    });
  }
};

}  // namespace firnline::on_device
