// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "kernels/backend/atomics.hpp"
#include "kernels/travel/label.hpp"
#include "kernels/travel/steps.hpp"
#include "kernels/wholegrid/device/padded_grid.hpp"

/// Travel times on a device: a frontier of cells whose labels were lowered, in rounds. Those below a limit go
/// on, the others wait until none is left below it; then the limit is raised. Labels only sink, and whoever
/// lowers one sees to it that its cell is looked at in the next round: the end has no order.
namespace firnline::on_device {

/// The ground, in the memory of a device.
struct TravelGround {
  const float* friction = nullptr;  ///< the margin without data
  const float* on_foot = nullptr;   ///< friction where slope counts, 0 elsewhere; null: it counts nowhere
  const float* heights = nullptr;
  const travel::RowScales* scales = nullptr;  ///< of every row, or one for all
  PaddedShape shape;
  std::int32_t moves = travel::king_moves;
  bool same_scales = false;
  bool to_facility = true;
};

/// Labels and who waits.
struct TravelState {
  std::uint64_t* labels = nullptr;         ///< the margin 0: nothing there is lowered
  const std::uint64_t* nearest = nullptr;  ///< looking for the second nearest: that of each cell
  std::uint32_t* round_of = nullptr;       ///< the last round that a cell was listed for
  std::uint32_t* epoch_of = nullptr;       ///< the last limit that it waited for
};

/// A label's meaning for the cells around, each of which is appended once per round.
struct TravelSteps {
  template <class Append>
  FIRN_FN static void lower_around(const TravelGround& ground, const TravelState& state, Place place,
                                   std::uint64_t label, std::uint32_t next_round, const Append& append) {
    const std::int64_t row = place / ground.shape.stride() - 1, col = place % ground.shape.stride() - 1;
    const travel::RowScales& scales = ground.scales[ground.same_scales ? 0 : row];
    FIRN_KEEP_LOOP
    for (int move = 0; move < ground.moves; ++move) {
      const travel::Step step = travel::step_of(move);
      // The margin is one cell deep, and a knight's move longer.
      if (move >= travel::king_moves && !is_inside(ground.shape, row + step.row, col + step.col)) continue;
      const Place other = ground.shape.beside(place, step.row, step.col);
      const std::uint64_t offered =
          label + (ticks_of_step(ground, place, other, move, scales.of_move[move]) << travel::facility_bits);
      if (offered >= backend::read_smallest(&state.labels[other])) continue;
      if (state.nearest != nullptr && facility_of(state.nearest[other]) == facility_of(offered)) continue;
      backend::keep_smallest(&state.labels[other], offered);
      if (backend::stamp(&state.round_of[other], next_round)) append(other);
    }
  }

 private:
  FIRN_FN static bool is_inside(const PaddedShape& shape, std::int64_t row, std::int64_t col) {
    return row >= 0 && row < shape.rows && col >= 0 && col < shape.cols;
  }

  FIRN_FN static double sum_along(const TravelGround& ground, const float* values, Place place, Place other,
                                  int move) {
    const double ends = static_cast<double>(values[place]) + static_cast<double>(values[other]);
    if (move < travel::king_moves) return ends;
    const travel::CrossedCells between = travel::crossed_by(travel::step_of(move));
    const Place one = ground.shape.beside(place, between.one.row, between.one.col),
                two = ground.shape.beside(place, between.two.row, between.two.col);
    return ends + (static_cast<double>(values[one]) + static_cast<double>(values[two]));
  }

  FIRN_FN static std::uint64_t ticks_of_step(const TravelGround& ground, Place place, Place other, int move,
                                             const travel::StepScale& scale) {
    const double all = sum_along(ground, ground.friction, place, other, move);
    if (ground.on_foot == nullptr) return travel::whole_ticks(all * scale.ticks);
    const double here = ground.heights[place], there = ground.heights[other];
    return travel::ticks_on_slope({all, sum_along(ground, ground.on_foot, place, other, move)},
                                  ground.to_facility ? there : here, ground.to_facility ? here : there,
                                  scale);
  }
};

/// Nobody is reached yet.
struct BeginTravelKernel {
  static constexpr const char* name = "begin_travel";
  static constexpr int threads = CellBlocks::threads, blocks_per_processor = 8;
  struct Args {
    TravelState state;
    PaddedShape shape;
  };
  template <class Block>
  FIRN_FN static void run(const Block& block, const Args& args) {
    CellBlocks::each(block, args.shape.rows, args.shape.cols, [&](std::int64_t row, std::int64_t col) {
      const Place place = args.shape.place(row, col);
      args.state.labels[place] = unreachable;
      args.state.round_of[place] = args.state.epoch_of[place] = 0;
    });
  }
};

/// Friction where slope counts, from marks of where it does.
struct OnFootKernel {
  static constexpr const char* name = "friction_on_foot";
  static constexpr int threads = CellBlocks::threads, blocks_per_processor = 8;
  struct Args {
    const float* friction;
    const std::uint8_t* marks;
    float* on_foot;
    PaddedShape shape;
  };
  template <class Block>
  FIRN_FN static void run(const Block& block, const Args& args) {
    CellBlocks::each(block, args.shape.rows, args.shape.cols, [&](std::int64_t row, std::int64_t col) {
      const Place place = args.shape.place(row, col);
      args.on_foot[place] = args.marks[place] == 0 ? 0.0F : args.friction[place];
    });
  }
};

/// Facilities, and the labels that they give to their own cells.
struct TravelSource {
  Place place;
  std::uint64_t label;
};
struct SourceKernel {
  static constexpr const char* name = "place_facilities";
  static constexpr int threads = ListBlocks::threads, blocks_per_processor = 8;
  static constexpr std::size_t scratch_bytes = backend::BlockAppend<Place, threads, 1>::scratch_bytes;
  struct Args {
    const TravelSource* sources;
    TravelState state;
    backend::AppendedList<Place> list;  ///< of the first round
    std::uint32_t count;
    std::int64_t blocks;
  };
  template <class Block>
  FIRN_FN static void run(const Block& block, const Args& args) {
    ListBlocks::append<1>(block, args.blocks, args.count, args.list,
                          [&](std::uint32_t i, const auto& append) {
                            const TravelSource source = args.sources[i];
                            if (args.state.nearest != nullptr &&
                                facility_of(args.state.nearest[source.place]) == facility_of(source.label))
                              return;
                            backend::keep_smallest(&args.state.labels[source.place], source.label);
                            if (backend::stamp(&args.state.round_of[source.place], 1)) append(source.place);
                          });
  }
};

/// The nearest facilities' labels as ways to the second nearest of cells that have others.
struct FromNearestKernel {
  static constexpr const char* name = "travel_from_nearest";
  static constexpr int threads = CellBlocks::threads, blocks_per_processor = 4;
  using Appended = backend::BlockAppend<Place, threads, travel::all_moves>;
  static constexpr std::size_t scratch_bytes = Appended::scratch_bytes;
  struct Args {
    TravelGround ground;
    TravelState state;
    backend::AppendedList<Place> list;  ///< of the first round
  };
  template <class Block>
  FIRN_FN static void run(const Block& block, const Args& args) {
    const PaddedShape& shape = args.ground.shape;
    for (std::int64_t first = block.y() * CellBlocks::rows; first < shape.rows;
         first += block.blocks_y() * CellBlocks::rows)
      Appended::run(block, 0, args.list, [&](int thread, const auto& append) {
        const std::int64_t row = first + thread / CellBlocks::cols,
                           col = block.x() * CellBlocks::cols + thread % CellBlocks::cols;
        if (row >= shape.rows || col >= shape.cols) return;
        const Place place = shape.place(row, col);
        const std::uint64_t label = args.state.nearest[place];
        if (label < unreachable) TravelSteps::lower_around(args.ground, args.state, place, label, 1, append);
      });
  }
};

/// One round: cells below the limit lower those around, others wait.
struct TravelKernel {
  static constexpr const char* name = "travel_on";
  static constexpr int threads = ListBlocks::threads, blocks_per_processor = 4;
  using Appended = backend::BlockAppend<Place, threads, travel::all_moves>;
  using Waiting = backend::BlockAppend<Place, threads, 1>;
  static constexpr std::size_t waiting_offset = (Appended::scratch_bytes + 15) / 16 * 16;
  static constexpr std::size_t scratch_bytes = waiting_offset + Waiting::scratch_bytes;
  struct Args {
    TravelGround ground;
    TravelState state;
    const Place* listed;
    const std::uint32_t* count;
    backend::AppendedList<Place> next, waiting;
    std::uint64_t limit;  ///< a label
    std::uint32_t round, epoch;
    std::int64_t blocks;
  };
  template <class Block>
  FIRN_FN static void run(const Block& block, const Args& args) {
    const std::uint32_t count = *args.count;
    for (std::int64_t first = block.x() * threads; first < count; first += args.blocks * threads) {
      Appended::run(block, 0, args.next, [&](int thread, const auto& append) {
        if (first + thread >= count) return;
        const Place place = args.listed[first + thread];
        const std::uint64_t label = backend::read_smallest(&args.state.labels[place]);
        if (label < args.limit)
          TravelSteps::lower_around(args.ground, args.state, place, label, args.round + 1, append);
      });
      Waiting::run(block, waiting_offset, args.waiting, [&](int thread, const auto& append) {
        if (first + thread >= count) return;
        const Place place = args.listed[first + thread];
        if (backend::read_smallest(&args.state.labels[place]) >= args.limit &&
            backend::stamp(&args.state.epoch_of[place], args.epoch))
          append(place);
      });
    }
  }
};

/// The limit was raised: who waited goes on, or waits for the next one. Labels stand still meanwhile.
struct RaiseLimitKernel {
  static constexpr const char* name = "raise_limit";
  static constexpr int threads = ListBlocks::threads, blocks_per_processor = 8;
  using Appended = backend::BlockAppend<Place, threads, 1>;
  static constexpr std::size_t second_offset = (Appended::scratch_bytes + 15) / 16 * 16;
  static constexpr std::size_t scratch_bytes = second_offset + Appended::scratch_bytes;
  struct Args {
    TravelState state;
    const Place* waited;
    std::uint32_t count;
    backend::AppendedList<Place> next, waiting;
    std::uint64_t settled, limit;  ///< labels below the former have done their work
    std::uint64_t* least_waiting;
    std::uint32_t round, epoch;
    std::int64_t blocks;
  };
  template <class Block>
  FIRN_FN static void run(const Block& block, const Args& args) {
    for (std::int64_t first = block.x() * threads; first < args.count; first += args.blocks * threads) {
      Appended::run(block, 0, args.next, [&](int thread, const auto& append) {
        if (first + thread >= args.count) return;
        const Place place = args.waited[first + thread];
        const std::uint64_t label = args.state.labels[place];
        if (label >= args.settled && label < args.limit &&
            backend::stamp(&args.state.round_of[place], args.round))
          append(place);
      });
      Appended::run(block, second_offset, args.waiting, [&](int thread, const auto& append) {
        if (first + thread >= args.count) return;
        const Place place = args.waited[first + thread];
        const std::uint64_t label = args.state.labels[place];
        if (label < args.limit) return;
        backend::keep_smallest(args.least_waiting, label);
        if (backend::stamp(&args.state.epoch_of[place], args.epoch)) append(place);
      });
    }
  }
};

}  // namespace firnline::on_device
