// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "kernels/hydrology/device/neighbours.hpp"
#include "kernels/hydrology/ends.hpp"
#include "kernels/hydrology/flat_steps.hpp"
#include "kernels/hydrology/steepest_lanes.hpp"

/// Flow directions on a device: every cell by itself, then flats, by searches that visit each cell of a flat
/// once.
namespace firnline::on_device {

/// Cells that the first pass counts.
struct EndCounts {
  unsigned long long flat = 0, at_edge = 0, to_no_data = 0;
};

/// The steepest way down, or the way out of a cell that has none.
struct SteepestKernel {
  static constexpr const char* name = "steepest_way";
  static constexpr int threads = CellBlocks::threads, blocks_per_processor = 4;
  struct Args {
    const float* heights;           ///< the margin without data
    const RowDistances* distances;  ///< of each row
    std::uint8_t* codes;            ///< in: other than 0 where water ends, if `sinks`
    EndCounts* counts;
    PaddedShape shape;
    bool sinks;
  };
  template <class Block>
  FIRN_FN static void run(const Block& block, const Args& args) {
    CellBlocks::each(block, args.shape.rows, args.shape.cols, [&](std::int64_t row, std::int64_t col) {
      const Place place = args.shape.place(row, col);
      args.codes[place] = code_of(args, row, col, place);
    });
  }

 private:
  FIRN_FN static std::uint8_t code_of(const Args& args, std::int64_t row, std::int64_t col, Place place) {
    const float* const here = args.heights + place;
    if (*here != *here) return d8::no_data;
    if (args.sinks && args.codes[place] != 0) return d8::sink;
    std::uint8_t code = 0;
    steepest::find<1>(here - args.shape.stride(), here, here + args.shape.stride(), 1, args.distances[row],
                      &code);
    if (code != 0) return code;
    code = d8::way_off_the_grid(row, col, args.shape.rows, args.shape.cols);
    if (code == 0) {
      code = d8::way_into_no_data([&](int i) {
        const float height = args.heights[beside(args.shape, place, i)];
        return height != height;
      });
      backend::count_one(code != 0 ? &args.counts->to_no_data : &args.counts->flat);
    } else {
      backend::count_one(&args.counts->at_edge);
    }
    return code;
  }
};

/// A search through all flats at once: from seeds on, in rounds, along cells without direction.
struct Search {
  std::uint32_t* steps = nullptr;   ///< of every cell; 0: has a direction, or no data
  Place* reached = nullptr;         ///< cells in the order of rounds
  std::uint32_t* counts = nullptr;  ///< how many cells each of the rounds at hand reached
  std::uint32_t before = 0;         ///< how many were reached before these
};

/// Begins a search. The one for lower ground starts beside cells of the same height that have a direction,
/// the other one beside higher ground.
template <bool for_lower>
struct SeedKernel {
  static constexpr const char* name = for_lower ? "seed_lower" : "seed_higher";
  static constexpr int threads = CellBlocks::threads, blocks_per_processor = 8;
  static constexpr std::size_t scratch_bytes = backend::BlockAppend<Place, threads, 1>::scratch_bytes;
  struct Args {
    const float* heights;
    const std::uint8_t* codes;
    Search search;
    PaddedShape shape;
  };
  template <class Block>
  FIRN_FN static void run(const Block& block, const Args& args) {
    CellBlocks::append(block, args.shape, {args.search.reached, args.search.counts},
                       [&](Place place, const auto& append) {
                         const bool flat = args.codes[place] == flats::undirected;
                         const bool seed = flat && is_seed(args, place);
                         constexpr std::uint32_t first = for_lower ? 2 : 1;
                         args.search.steps[place] = seed ? first : flat ? flats::unknown : 0;
                         if (seed) append(place);
                       });
  }

 private:
  FIRN_FN static bool is_seed(const Args& args, Place place) {
    const float own = args.heights[place];
    for (int i = 0; i < 8; ++i) {
      const Place other = beside(args.shape, place, i);
      if (for_lower ? args.heights[other] == own && args.codes[other] != flats::undirected
                    : args.heights[other] > own)
        return true;
    }
    return false;
  }
};

/// One round of both searches: block.y() says which.
struct SpreadKernel {
  static constexpr const char* name = "spread_in_flats";
  static constexpr int threads = ListBlocks::threads, blocks_per_processor = 4;
  static constexpr std::size_t scratch_bytes = backend::BlockAppend<Place, threads, 8>::scratch_bytes;
  struct Args {
    const float* heights;
    Search lower, higher;
    PaddedShape shape;
    std::int64_t blocks;
    int round;  ///< of those at hand
  };
  template <class Block>
  FIRN_FN static void run(const Block& block, const Args& args) {
    const Search& search = block.y() == 0 ? args.lower : args.higher;
    std::uint32_t first = search.before;
    for (int i = 0; i < args.round; ++i) first += search.counts[i];
    const std::uint32_t count = search.counts[args.round];
    ListBlocks::append<8>(
        block, args.blocks, count, {search.reached + first + count, search.counts + args.round + 1},
        [&](std::uint32_t i, const auto& append) {
          const Place place = search.reached[first + i];
          const float own = args.heights[place];
          const std::uint32_t further = search.steps[place] + 1;
          for (int n = 0; n < 8; ++n) {
            const Place other = beside(args.shape, place, n);
            if (args.heights[other] == own && backend::claim(&search.steps[other], flats::unknown, further))
              append(other);
          }
        });
  }
};

/// Directs the cells of flats: to a neighbour that has a direction, or down the levels of both searches.
struct FlatKernel {
  static constexpr const char* name = "direct_flats";
  static constexpr int threads = ListBlocks::threads, blocks_per_processor = 8;
  struct Args {
    const float* heights;
    const std::uint32_t* to_lower;
    const std::uint32_t* from_higher;
    const Place* flat;
    std::uint8_t* codes;
    PaddedShape shape;
    std::uint32_t count;
    std::int64_t blocks;
  };
  template <class Block>
  FIRN_FN static void run(const Block& block, const Args& args) {
    ListBlocks::each(block, args.blocks, args.count, [&](std::uint32_t i) {
      const Place place = args.flat[i];
      std::int64_t lowest = INT64_MAX;
      std::uint8_t code = 0;
      for (int n = 0; n < 8; ++n) {
        const Place other = beside(args.shape, place, n);
        if (args.heights[other] != args.heights[place]) continue;
        const flats::Steps steps{args.to_lower[other], args.from_higher[other]};
        const std::int64_t level = steps.to_lower == 0 ? INT64_MIN : flats::level_of(steps);
        code = level < lowest ? d8::code_of(n) : code;
        lowest = level < lowest ? level : lowest;
      }
      args.codes[place] = code;
    });
  }
};

}  // namespace firnline::on_device
