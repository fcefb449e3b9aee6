// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "kernels/hydrology/device/neighbours.hpp"
#include "kernels/hydrology/height.hpp"
#include "kernels/wholegrid/device/transfer_kernels.hpp"

/// Depressions filled on a device: basins by path doubling, then groups of basins that grow together where
/// the water of each leaves it lowest (the rounds of Boruvka). A group's water stands at least as high as its
/// lowest pass; once it passes there, it stands no higher than that on its way to the group behind. The water
/// of a basin therefore stands as high as the highest of the lowest passes of all groups that it belonged to,
/// until one reached the outside: no tree of passes is built or followed.
namespace firnline::on_device {

struct AsHeight {
  FIRN_FN Height operator()(float cell) const { return height_of(cell); }
};

/// A basin's number; that after all basins is the outside, where water leaves the grid.
using Basin = std::uint32_t;

/// Of each cell the lowest of itself and its eight neighbours, of cells of one height the first, row by row.
struct RunDownKernel {
  static constexpr const char* name = "run_down";
  static constexpr int threads = CellBlocks::threads, blocks_per_processor = 8;
  struct Args {
    const Height* heights;  ///< the margin above everything
    Place* next;
    PaddedShape shape;
  };
  template <class Block>
  FIRN_FN static void run(const Block& block, const Args& args) {
    CellBlocks::each(block, args.shape.rows, args.shape.cols, [&](std::int64_t row, std::int64_t col) {
      const Place place = args.shape.place(row, col);
      Place lowest_place = place;
      Height lowest = above_everything;
      for (std::int64_t down = -1; down <= 1; ++down)
        for (std::int64_t right = -1; right <= 1; ++right) {
          const auto there = static_cast<Place>(place + down * args.shape.stride() + right);
          const Height height = args.heights[there];
          lowest_place = height < lowest ? there : lowest_place;
          lowest = height < lowest ? height : lowest;
        }
      args.next[place] = lowest_place;
    });
  }
};

/// Ways twice as long as before.
struct DoubleWaysKernel {
  static constexpr const char* name = "double_ways";
  static constexpr int threads = CellBlocks::threads, blocks_per_processor = 8;
  struct Args {
    const Place* next;
    Place* twice;
    std::uint32_t* changed;
    PaddedShape shape;
  };
  template <class Block>
  FIRN_FN static void run(const Block& block, const Args& args) {
    CellBlocks::each(block, args.shape.rows, args.shape.cols, [&](std::int64_t row, std::int64_t col) {
      const Place place = args.shape.place(row, col), next = args.next[place], twice = args.next[next];
      args.twice[place] = twice;
      if (twice != next) backend::raise_flag(args.changed);
    });
  }
};

/// Cells where water stands: each is the bottom of a basin.
struct PitsKernel {
  static constexpr const char* name = "find_pits";
  static constexpr int threads = CellBlocks::threads, blocks_per_processor = 8;
  static constexpr std::size_t scratch_bytes = backend::BlockAppend<Place, threads, 1>::scratch_bytes;
  struct Args {
    const Place* pit;
    backend::AppendedList<Place> pits;
    PaddedShape shape;
  };
  template <class Block>
  FIRN_FN static void run(const Block& block, const Args& args) {
    CellBlocks::append(block, args.shape, args.pits, [&](Place place, const auto& append) {
      if (args.pit[place] == place) append(place);
    });
  }
};

/// What is known of basins and of the groups that they have grown into. A group is named by one of its
/// basins.
struct Basins {
  Basin* group = nullptr;
  Height* level = nullptr;             ///< as high as water stands at least
  Height* lowest_pass = nullptr;       ///< of a group
  unsigned long long* pass = nullptr;  ///< of a group: which pass that is
  Basin count = 0;                     ///< the outside is one more
};

/// Numbers the pits; each is a group of its own.
struct NumberKernel {
  static constexpr const char* name = "number_basins";
  static constexpr int threads = ListBlocks::threads, blocks_per_processor = 8;
  struct Args {
    const Place* pits;
    Basin* number;  ///< of each cell; of pits alone
    Basins basins;
    std::int64_t blocks;
  };
  template <class Block>
  FIRN_FN static void run(const Block& block, const Args& args) {
    ListBlocks::each(block, args.blocks, args.basins.count + 1, [&](Basin basin) {
      args.basins.group[basin] = basin;
      args.basins.level[basin] = height_of_no_data;
      if (basin < args.basins.count) args.number[args.pits[basin]] = basin;
    });
  }
};

/// From each cell's pit to its basin.
struct LabelKernel {
  static constexpr const char* name = "label_cells";
  static constexpr int threads = CellBlocks::threads, blocks_per_processor = 8;
  struct Args {
    const Basin* number;
    Place* label;  ///< in: pits
    PaddedShape shape;
  };
  template <class Block>
  FIRN_FN static void run(const Block& block, const Args& args) {
    CellBlocks::each(block, args.shape.rows, args.shape.cols, [&](std::int64_t row, std::int64_t col) {
      const Place place = args.shape.place(row, col);
      args.label[place] = args.number[args.label[place]];
    });
  }
};

/// Where water may pass from one basin to another, or out of the grid.
struct Passes {
  const Height* heights = nullptr;      ///< the margin above everything
  const std::uint8_t* sinks = nullptr;  ///< null when there are none
  const Basin* label = nullptr;
  PaddedShape shape;

  /// From one cell to its four neighbours to come, and out: visit(basin, other basin, height, which pass).
  template <class Visit>
  FIRN_FN void each_from(Place place, Basin outside, const Visit& visit) const {
    const Height height = heights[place];
    const Basin basin = label[place];
    const unsigned long long first = 5ull * place;
    for (unsigned i = 0; i < 4; ++i) {  // E, SE, S, SW
      const Place there = beside(shape, place, static_cast<int>(i));
      const Height other = heights[there];
      if (other == above_everything) continue;
      visit(basin, label[there], other > height ? other : height, first + i);
    }
    if (leaves(place)) visit(basin, outside, height, first + 4);
  }
  /// At the other side of a pass.
  [[nodiscard]] FIRN_FN Basin beyond(unsigned long long pass, Basin outside, const Basin* group,
                                     Basin this_side) const {
    const auto place = static_cast<Place>(pass / 5);
    const auto way = static_cast<int>(pass % 5);
    const Basin one = group[label[place]],
                other = way == 4 ? outside : group[label[beside(shape, place, way)]];
    return one == this_side ? other : one;
  }

 private:
  [[nodiscard]] FIRN_FN bool leaves(Place place) const {
    if (sinks != nullptr && sinks[place] != 0) return true;
    for (int i = 0; i < 8; i += 2)
      if (heights[beside(shape, place, i)] == above_everything) return true;
    return false;
  }
};

/// Cells where basins touch each other or the outside.
struct DividesKernel {
  static constexpr const char* name = "find_divides";
  static constexpr int threads = CellBlocks::threads, blocks_per_processor = 8;
  static constexpr std::size_t scratch_bytes = backend::BlockAppend<Place, threads, 1>::scratch_bytes;
  struct Args {
    Passes passes;
    Basin outside;
    backend::AppendedList<Place> divides;
  };
  template <class Block>
  FIRN_FN static void run(const Block& block, const Args& args) {
    CellBlocks::append(block, args.passes.shape, args.divides, [&](Place place, const auto& append) {
      bool divides = false;
      args.passes.each_from(place, args.outside, [&](Basin one, Basin other, Height, unsigned long long) {
        divides |= one != other;
      });
      if (divides) append(place);
    });
  }
};

/// Before a round nobody knows a pass; the outside never does.
struct ForgetPassesKernel {
  static constexpr const char* name = "forget_passes";
  static constexpr int threads = ListBlocks::threads, blocks_per_processor = 8;
  struct Args {
    Basins basins;
    std::int64_t blocks;
  };
  template <class Block>
  FIRN_FN static void run(const Block& block, const Args& args) {
    ListBlocks::each(block, args.blocks, args.basins.count + 1, [&](Basin basin) {
      args.basins.lowest_pass[basin] = above_everything;
      args.basins.pass[basin] = ~0ull;
    });
  }
};

/// How high the lowest pass of each group is; cells that still divide groups are kept for the next round.
struct LowestPassKernel {
  static constexpr const char* name = "lowest_pass";
  static constexpr int threads = ListBlocks::threads, blocks_per_processor = 8;
  static constexpr std::size_t scratch_bytes = backend::BlockAppend<Place, threads, 1>::scratch_bytes;
  struct Args {
    Passes passes;
    Basins basins;
    const Place* divides;
    backend::AppendedList<Place> still;
    std::uint32_t count;
    std::int64_t blocks;
  };
  template <class Block>
  FIRN_FN static void run(const Block& block, const Args& args) {
    const Basins& basins = args.basins;
    ListBlocks::append<1>(
        block, args.blocks, args.count, args.still, [&](std::uint32_t i, const auto& append) {
          bool divides = false;
          args.passes.each_from(args.divides[i], basins.count,
                                [&](Basin a, Basin b, Height height, unsigned long long) {
                                  const Basin one = basins.group[a], other = basins.group[b];
                                  if (one == other) return;
                                  divides = true;
                                  offer(basins, one, height);
                                  offer(basins, other, height);
                                });
          if (divides) append(args.divides[i]);
        });
  }

 private:
  /// The outside goes nowhere: it is not asked by all that touch it.
  FIRN_FN static void offer(const Basins& basins, Basin group, Height height) {
    if (group != basins.count) backend::keep_smallest(&basins.lowest_pass[group], height);
  }
};

/// Of several passes of that height the first, so that no two groups go round in a circle.
struct ChoosePassKernel {
  static constexpr const char* name = "choose_pass";
  static constexpr int threads = ListBlocks::threads, blocks_per_processor = 8;
  struct Args {
    Passes passes;
    Basins basins;
    const Place* divides;
    std::uint32_t count;
    std::int64_t blocks;
  };
  template <class Block>
  FIRN_FN static void run(const Block& block, const Args& args) {
    const Basins& basins = args.basins;
    ListBlocks::each(block, args.blocks, args.count, [&](std::uint32_t i) {
      args.passes.each_from(args.divides[i], basins.count,
                            [&](Basin a, Basin b, Height height, unsigned long long pass) {
                              const Basin one = basins.group[a], other = basins.group[b];
                              if (one == other) return;
                              if (height == basins.lowest_pass[one])
                                backend::keep_smallest(&basins.pass[one], pass);
                              if (height == basins.lowest_pass[other])
                                backend::keep_smallest(&basins.pass[other], pass);
                            });
    });
  }
};

/// Each group joins the one behind its pass; of two that chose the same pass, the one of the higher number.
struct JoinKernel {
  static constexpr const char* name = "join_groups";
  static constexpr int threads = ListBlocks::threads, blocks_per_processor = 8;
  struct Args {
    Passes passes;
    Basins basins;
    Basin* joined;  ///< per basin, the group that its group joins
    std::int64_t blocks;
  };
  template <class Block>
  FIRN_FN static void run(const Block& block, const Args& args) {
    const Basins& basins = args.basins;
    ListBlocks::each(block, args.blocks, basins.count + 1, [&](Basin basin) {
      const Basin group = basins.group[basin];
      if (group == basins.count) {
        args.joined[basin] = group;
        return;
      }
      if (basins.lowest_pass[group] > basins.level[basin]) basins.level[basin] = basins.lowest_pass[group];
      args.joined[basin] = basin == group ? behind(args, group) : group;
    });
  }

 private:
  FIRN_FN static Basin behind(const Args& args, Basin group) {
    const Basins& basins = args.basins;
    const unsigned long long pass = basins.pass[group];
    const Basin other = args.passes.beyond(pass, basins.count, basins.group, group);
    return other != basins.count && basins.pass[other] == pass && group < other ? group : other;
  }
};

/// From the group that a basin's group joined to the one that that joined, and so on, twice as far each time.
struct DoubleJoinsKernel {
  static constexpr const char* name = "double_joins";
  static constexpr int threads = ListBlocks::threads, blocks_per_processor = 8;
  struct Args {
    const Basin* joined;
    Basin* twice;
    std::uint32_t* changed;
    std::uint32_t count;
    std::int64_t blocks;
  };
  template <class Block>
  FIRN_FN static void run(const Block& block, const Args& args) {
    ListBlocks::each(block, args.blocks, args.count, [&](Basin basin) {
      const Basin joined = args.joined[basin], twice = args.joined[joined];
      args.twice[basin] = twice;
      if (twice != joined) backend::raise_flag(args.changed);
    });
  }
};

/// The cells of a tile, raised to the water of their basins.
struct TakeFilledKernel {
  static constexpr const char* name = "take_filled";
  static constexpr int threads = CellBlocks::threads, blocks_per_processor = 8;
  struct Args {
    const Height* heights;
    const Basin* label;
    const Height* level;
    float* tile;
    PaddedShape shape;
    Window window;
  };
  template <class Block>
  FIRN_FN static void run(const Block& block, const Args& args) {
    each_of_tile(block, args.shape, args.window, [&](Place place, std::int64_t cell) {
      const Height height = args.heights[place], level = args.level[args.label[place]];
      args.tile[cell] = elevation_of(level > height ? level : height);
    });
  }
};

}  // namespace firnline::on_device
