// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "kernels/travel/device/device_travel.hpp"

#include <algorithm>
#include <array>
#include <mutex>

#include "kernels/grid/tile.hpp"
#include "kernels/travel/device/travel_kernels.hpp"
#include "kernels/travel/friction_range.hpp"
#include "kernels/travel/sources.hpp"
#include "kernels/wholegrid/device/device_grid.hpp"

namespace firnline::on_device {
namespace {

/// Rounds that are started before the host asks whether any cell is left: each costs a launch.
constexpr std::size_t rounds_at_once = 16;

struct Counts {
  std::array<std::uint32_t, rounds_at_once + 1> listed{};  ///< of each of the rounds at hand
  std::array<std::uint32_t, 2> waiting{};
  std::uint64_t least_waiting = unreachable;
};

/// What a pass has on the device.
struct Memory {
  float *friction = nullptr, *on_foot = nullptr, *heights = nullptr;
  std::uint8_t* marks = nullptr;
  travel::RowScales* scales = nullptr;
  TravelState state;
  std::uint64_t* nearest = nullptr;
  std::array<Place*, 2> listed{}, waiting{};
  Counts* counts = nullptr;
};

struct Shape {
  PaddedShape cells;
  bool slopes = false, marks = false, second = false;
};

Memory lay_out(backend::Carver& carver, const Shape& shape) {
  const std::size_t places = at(shape.cells.places());
  Memory memory;
  memory.friction = carver.take<float>(places);
  if (shape.slopes) {
    memory.on_foot = carver.take<float>(places);
    memory.heights = carver.take<float>(places);
  }
  if (shape.marks) memory.marks = carver.take<std::uint8_t>(places);
  memory.scales = carver.take<travel::RowScales>(at(shape.cells.rows));
  memory.state.labels = carver.take<std::uint64_t>(places);
  if (shape.second) memory.nearest = carver.take<std::uint64_t>(places);
  memory.state.nearest = memory.nearest;
  memory.state.round_of = carver.take<std::uint32_t>(places);
  memory.state.epoch_of = carver.take<std::uint32_t>(places);
  for (Place*& list : memory.listed) list = carver.take<Place>(places);
  for (Place*& list : memory.waiting) list = carver.take<Place>(places);
  memory.counts = carver.take<Counts>(1);
  return memory;
}

std::size_t bytes_of(const Shape& shape) {
  return backend::bytes_of_layout([&](backend::Carver& carver) { return lay_out(carver, shape); });
}

class Travelling {
 public:
  Travelling(const WholeGrid& where, const TravelWays& ways, std::span<const Cell> facilities,
             const TilePlane<Label>* nearest)
      : where_(where),
        ways_(ways),
        nearest_(nearest),
        sources_(where, facilities),
        shape_{shape_of(where.grid), ways.slopes.has_value(), ways.slopes && ways.slopes->on_foot != nullptr,
               nearest != nullptr},
        arena_(backend::Arena::Kind::device, where.device.index, bytes_of(shape_)),
        transfer_(where, sizeof(Label)),
        queue_(where.device.index) {
    backend::Carver carver(arena_.memory());
    memory_ = lay_out(carver, shape_);
  }

  void read() {
    const PaddedShape& cells = shape_.cells;
    fill_margin(queue_, memory_.friction, cells, no_data_f32);
    fill_margin(queue_, memory_.state.labels, cells, Label{0});
    queue_.over_cells<BeginTravelKernel>(cells.rows, cells.cols, {memory_.state, cells});
    read_friction();
    if (shape_.second) transfer_.upload(*nearest_, unseen, place_into(memory_.nearest, cells));
    if (!shape_.slopes) return;
    fill_margin(queue_, memory_.heights, cells, no_data_f32);
    fill_margin(queue_, memory_.on_foot, cells, no_data_f32);
    transfer_.upload(ways_.slopes->heights, unseen, place_into(memory_.heights, cells));
    if (!shape_.marks) {
      transfer_.upload(ways_.friction, unseen, place_into(memory_.on_foot, cells));
      return;
    }
    transfer_.upload(*ways_.slopes->on_foot, unseen, place_into(memory_.marks, cells));
    queue_.over_cells<OnFootKernel>(cells.rows, cells.cols,
                                    {memory_.friction, memory_.marks, memory_.on_foot, cells});
  }

  void run() {
    const std::vector<travel::RowScales> scales = row_scales();
    const std::vector<TravelSource> sources = standing_sources();
    const backend::Arena arena(backend::Arena::Kind::device, where_.device.index,
                               std::max<std::size_t>(sources.size(), 1) * sizeof(TravelSource));
    const backend::WaitAtEnd until_done(queue_.stream());
    queue_.send(memory_.scales, scales.data(), scales.size());
    ground_ = {memory_.friction,   memory_.on_foot,
               memory_.heights,    memory_.scales,
               shape_.cells,       ways_.moves == Moves::sixteen ? travel::all_moves : travel::king_moves,
               scales.size() == 1, !shape_.slopes || ways_.slopes->heading == Heading::to_facility};
    send_counts();
    if (shape_.second)
      queue_.over_cells<FromNearestKernel>(shape_.cells.rows, shape_.cells.cols,
                                           {ground_, memory_.state, listed(0, 0)},
                                           FromNearestKernel::scratch_bytes);
    if (!sources.empty()) {
      auto* const there = static_cast<TravelSource*>(arena.memory());
      queue_.send(there, sources.data(), sources.size());
      const std::int64_t blocks = blocks_along(static_cast<std::int64_t>(sources.size()));
      queue_.launch<SourceKernel>(
          blocks, 1, {there, memory_.state, listed(0, 0), static_cast<std::uint32_t>(sources.size()), blocks},
          SourceKernel::scratch_bytes);
    }
    for (limit_ = label_of(step_of_limit(), 0);; raise_limit()) {
      go_on();
      if (counts_.waiting[at_hand_] == 0) break;
    }
    queue_.wait();
  }

  TravelReport save(TilePlane<Label>& labels) {
    transfer_.download<Label>(
        take_from<Label>(memory_.state.labels, shape_.cells),
        [&](std::int64_t tile, std::size_t, std::span<const Label> cells) { labels.save(tile, cells); });
    TravelReport report;
    report.facilities = sources_.places();
    return report;
  }

 private:
  void read_friction() {
    std::vector<travel::FrictionRange> ranges(at(where_.tiling.tiles()));
    transfer_.upload(
        ways_.friction,
        [&](std::int64_t tile, std::size_t, std::span<const float> friction) {
          const Window window = where_.tiling.window(tile);
          ranges[at(tile)] = travel::range_of(window, friction.data(), window.cols);
          for (const travel::Sources::Source& source : sources_.of_tile(tile))
            if (elementary::is_nan(friction[at((source.cell.row - window.row) * window.cols +
                                               source.cell.col - window.col)]))
              sources_.stands_on_barrier(source.facility);
        },
        place_into(memory_.friction, shape_.cells));
    for (const travel::FrictionRange& range : ranges) {
      range_.sum += range.sum;
      range_.cells += range.cells;
    }
  }

  [[nodiscard]] std::vector<travel::RowScales> row_scales() const {
    std::vector<travel::RowScales> scales;
    for (std::int64_t row = 0; row < (where_.grid.geographic ? where_.grid.rows : 1); ++row)
      scales.push_back(travel::row_scales(where_.grid, row));
    return scales;
  }

  [[nodiscard]] std::vector<TravelSource> standing_sources() const {
    std::vector<TravelSource> standing;
    for (std::int64_t tile = 0; tile < where_.tiling.tiles(); ++tile)
      for (const travel::Sources::Source& source : sources_.of_tile(tile))
        if (sources_.places()[at(source.facility)] == FacilityPlace::on_ground)
          standing.push_back(
              {shape_.cells.place(source.cell.row, source.cell.col), label_of(0, source.facility)});
    return standing;
  }

  /// How far the limit is raised: some mean steps, so that enough cells go on side by side and few do it in
  /// vain.
  [[nodiscard]] std::uint64_t step_of_limit() const {
    constexpr double steps = 8;
    if (range_.cells == 0) return 1;
    const travel::RowScales scales = travel::row_scales(where_.grid, where_.grid.rows / 2);
    constexpr int south = 6;
    return travel::whole_ticks(steps * 2 * range_.mean() * scales.of_move[south].ticks);
  }

  /// Rounds take turns with two lists.
  [[nodiscard]] static std::size_t list_of(std::uint32_t round) { return round % 2 == 1 ? 0 : 1; }
  [[nodiscard]] backend::AppendedList<Place> listed(std::size_t list, std::size_t round) const {
    return {memory_.listed[list], &memory_.counts->listed[round]};
  }
  [[nodiscard]] backend::AppendedList<Place> waiting(std::size_t list) const {
    return {memory_.waiting[list], &memory_.counts->waiting[list]};
  }

  /// Until no cell is left below the limit.
  void go_on() {
    const std::int64_t blocks = std::min<std::int64_t>(blocks_along(where_.grid.cells()), 1024);
    do {
      for (std::size_t i = 0; i < rounds_at_once; ++i, ++round_)
        queue_.launch<TravelKernel>(
            blocks, 1,
            {ground_, memory_.state, memory_.listed[list_of(round_)], &memory_.counts->listed[i],
             listed(list_of(round_ + 1), i + 1), waiting(at_hand_), limit_, round_, epoch_, blocks},
            TravelKernel::scratch_bytes);
      bring_counts();
      const std::uint32_t last = counts_.listed.back();  // the first ones of the next rounds
      counts_.listed = {};
      counts_.listed[0] = last;
      send_counts();
    } while (counts_.listed[0] != 0);
  }

  void raise_limit() {
    const std::uint64_t step = label_of(step_of_limit(), 0);
    for (std::uint64_t limit = limit_ + step;; limit = std::max(limit, counts_.least_waiting) + step) {
      hand_over_below(limit);
      if (counts_.listed[0] == 0 && counts_.waiting[at_hand_] != 0) continue;  // none waits for so little
      limit_ = limit;
      return;
    }
  }

  void hand_over_below(std::uint64_t limit) {
    const std::size_t next = 1 - at_hand_;
    const std::uint32_t count = counts_.waiting[at_hand_];
    const std::int64_t blocks = blocks_along(count);
    counts_.waiting[next] = 0;
    counts_.least_waiting = unreachable;
    send_counts();
    queue_.launch<RaiseLimitKernel>(
        blocks, 1,
        {memory_.state, memory_.waiting[at_hand_], count, listed(list_of(round_), 0), waiting(next), limit_,
         limit, &memory_.counts->least_waiting, round_, ++epoch_, blocks},
        RaiseLimitKernel::scratch_bytes);
    bring_counts();
    at_hand_ = next;
  }

  void send_counts() const { queue_.send(memory_.counts, static_cast<const Counts*>(&counts_), 1); }
  void bring_counts() {
    queue_.bring(&counts_, static_cast<const Counts*>(memory_.counts), 1);
    queue_.wait();
  }

  const WholeGrid& where_;
  TravelWays ways_;
  const TilePlane<Label>* nearest_;
  travel::Sources sources_;
  Shape shape_;
  backend::Arena arena_;
  TileTransfer transfer_;
  Counts counts_;
  Queue queue_;  // ends first, and waits for what still reads the counts
  Memory memory_;
  TravelGround ground_;
  travel::FrictionRange range_;
  std::uint64_t limit_ = 0;
  std::uint32_t round_ = 1, epoch_ = 1;
  std::size_t at_hand_ = 0;  ///< the list of those that wait
};

}  // namespace

std::int64_t bytes_of_travel(const WholeGrid& where, const TravelWays& ways, bool second) {
  const Shape shape{{where.grid.rows, where.grid.cols},
                    ways.slopes.has_value(),
                    ways.slopes && ways.slopes->on_foot != nullptr,
                    second};
  return static_cast<std::int64_t>(bytes_of(shape)) + TileTransfer::device_bytes(where, sizeof(Label));
}

TravelReport travel_time(const WholeGrid& where, const TravelWays& ways, std::span<const Cell> facilities,
                         const TilePlane<Label>* nearest, TilePlane<Label>& labels) {
  Travelling travelling(where, ways, facilities, nearest);
  travelling.read();
  travelling.run();
  return travelling.save(labels);
}

}  // namespace firnline::on_device
