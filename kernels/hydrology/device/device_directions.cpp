// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "kernels/hydrology/device/device_directions.hpp"

#include <algorithm>
#include <array>
#include <mutex>
#include <numeric>

#include "kernels/hydrology/device/direction_kernels.hpp"
#include "kernels/wholegrid/device/device_grid.hpp"

namespace firnline::on_device {
namespace {

/// Rounds of the searches that are started before the host asks whether any is left: each costs a launch.
constexpr std::size_t rounds_at_once = 32;
using RoundCounts = std::array<std::uint32_t, rounds_at_once + 1>;

struct Memory {
  float* heights = nullptr;
  std::uint8_t* codes = nullptr;
  std::uint32_t *to_lower = nullptr, *from_higher = nullptr;
  RowDistances* distances = nullptr;
  EndCounts* counts = nullptr;
  RoundCounts *lower_counts = nullptr, *higher_counts = nullptr;
};

Memory lay_out(backend::Carver& carver, const PaddedShape& shape) {
  const std::size_t places = at(shape.places());
  Memory memory;
  memory.heights = carver.take<float>(places);
  memory.codes = carver.take<std::uint8_t>(places);
  memory.to_lower = carver.take<std::uint32_t>(places);
  memory.from_higher = carver.take<std::uint32_t>(places);
  memory.distances = carver.take<RowDistances>(at(shape.rows));
  memory.counts = carver.take<EndCounts>(1);
  memory.lower_counts = carver.take<RoundCounts>(1);
  memory.higher_counts = carver.take<RoundCounts>(1);
  return memory;
}

std::size_t bytes_of(const PaddedShape& shape) {
  return backend::bytes_of_layout([&](backend::Carver& carver) { return lay_out(carver, shape); });
}

/// Cells that the searches reach: of each flat cell its place, once per search.
struct Reached {
  Place *lower = nullptr, *higher = nullptr;
};
Reached lay_out_reached(backend::Carver& carver, std::uint64_t flat_cells) {
  Reached reached;
  reached.lower = carver.take<Place>(flat_cells);
  reached.higher = carver.take<Place>(flat_cells);
  return reached;
}
std::size_t bytes_of_reached(std::uint64_t flat_cells) {
  return backend::bytes_of_layout(
      [&](backend::Carver& carver) { return lay_out_reached(carver, flat_cells); });
}

class Directing {
 public:
  explicit Directing(const WholeGrid& where)
      : where_(where),
        shape_(shape_of(where.grid)),
        arena_(backend::Arena::Kind::device, where.device.index, bytes_of(shape_)),
        transfer_(where, sizeof(float)),
        queue_(where.device.index) {
    backend::Carver carver(arena_.memory());
    memory_ = lay_out(carver, shape_);
  }

  void read(const TilePlane<float>& filled, const TilePlane<std::uint8_t>* sinks) {
    fill_margin(queue_, memory_.heights, shape_, no_data_f32);
    transfer_.upload(filled, unseen, place_into(memory_.heights, shape_));
    if (sinks != nullptr) transfer_.upload(*sinks, unseen, place_into(memory_.codes, shape_));
  }

  [[nodiscard]] EndCounts direct_cells(bool sinks) const {
    std::vector<RowDistances> distances;
    for (std::int64_t row = 0; row < shape_.rows; ++row) distances.push_back(row_distances(where_.grid, row));
    constexpr EndCounts none;
    const backend::WaitAtEnd until_sent(queue_.stream());
    queue_.send(memory_.distances, static_cast<const RowDistances*>(distances.data()), distances.size());
    queue_.send(memory_.counts, &none, 1);
    queue_.over_cells<SteepestKernel>(
        shape_.rows, shape_.cols,
        {memory_.heights, memory_.distances, memory_.codes, memory_.counts, shape_, sinks});
    return queue_.read<EndCounts>(memory_.counts);
  }

  /// out: whether every flat has a way out
  [[nodiscard]] bool direct_flats(std::uint64_t flat_cells) const {
    const backend::Arena arena(backend::Arena::Kind::device, where_.device.index,
                               bytes_of_reached(flat_cells));
    backend::Carver carver(arena.memory());
    const Reached reached = lay_out_reached(carver, flat_cells);
    Search lower{memory_.to_lower, reached.lower, memory_.lower_counts->data(), 0},
        higher{memory_.from_higher, reached.higher, memory_.higher_counts->data(), 0};
    RoundCounts of_lower{}, of_higher{};
    const backend::WaitAtEnd until_done(queue_.stream());
    send_counts(of_lower, of_higher);
    queue_.over_cells<SeedKernel<true>>(shape_.rows, shape_.cols,
                                        {memory_.heights, memory_.codes, lower, shape_},
                                        SeedKernel<true>::scratch_bytes);
    queue_.over_cells<SeedKernel<false>>(shape_.rows, shape_.cols,
                                         {memory_.heights, memory_.codes, higher, shape_},
                                         SeedKernel<false>::scratch_bytes);
    do {
      spread(lower, higher, flat_cells);
      queue_.bring(&of_lower, static_cast<const RoundCounts*>(memory_.lower_counts), 1);
      queue_.bring(&of_higher, static_cast<const RoundCounts*>(memory_.higher_counts), 1);
      queue_.wait();
      lower.before += begin_again(of_lower);
      higher.before += begin_again(of_higher);
      send_counts(of_lower, of_higher);
    } while (of_lower.front() != 0 || of_higher.front() != 0);
    if (lower.before != flat_cells) return false;
    const std::int64_t blocks = blocks_along(static_cast<std::int64_t>(flat_cells));
    queue_.launch<FlatKernel>(blocks, 1,
                              {memory_.heights, memory_.to_lower, memory_.from_higher, reached.lower,
                               memory_.codes, shape_, static_cast<std::uint32_t>(flat_cells), blocks});
    queue_.wait();
    return true;
  }

  void save(TilePlane<std::uint8_t>& direction, DirectionReport& report) {
    std::mutex mutex;
    transfer_.download<std::uint8_t>(
        take_from<std::uint8_t>(memory_.codes, shape_),
        [&](std::int64_t tile, std::size_t, std::span<const std::uint8_t> codes) {
          direction.save(tile, codes);
          const auto voids = std::count(codes.begin(), codes.end(), d8::no_data);
          const auto sinks = std::count(codes.begin(), codes.end(), d8::sink);
          const std::scoped_lock lock(mutex);
          report.cells += static_cast<std::int64_t>(codes.size()) - voids;
          report.sinks += sinks;
        });
  }

 private:
  void send_counts(const RoundCounts& lower, const RoundCounts& higher) const {
    queue_.send(memory_.lower_counts, &lower, 1);
    queue_.send(memory_.higher_counts, &higher, 1);
  }

  void spread(const Search& lower, const Search& higher, std::uint64_t flat_cells) const {
    const std::int64_t blocks = blocks_along(static_cast<std::int64_t>(flat_cells));
    for (std::size_t round = 0; round < rounds_at_once; ++round)
      queue_.launch<SpreadKernel>(blocks, 2,
                                  {memory_.heights, lower, higher, shape_, blocks, static_cast<int>(round)},
                                  SpreadKernel::scratch_bytes);
  }

  /// The last round's cells are the first ones' of the next. out: how many were reached before them
  static std::uint32_t begin_again(RoundCounts& counts) {
    const std::uint32_t before = std::accumulate(counts.begin(), counts.end() - 1, std::uint32_t{0});
    const std::uint32_t last = counts.back();
    counts = {};
    counts.front() = last;
    return before;
  }

  const WholeGrid& where_;
  PaddedShape shape_;
  backend::Arena arena_;
  TileTransfer transfer_;
  Queue queue_;
  Memory memory_;
};

}  // namespace

DirectionReport flow_directions(const WholeGrid& where, const TilePlane<float>& filled,
                                const TilePlane<std::uint8_t>* sinks, TilePlane<std::uint8_t>& direction) {
  Directing directing(where);
  directing.read(filled, sinks);
  const EndCounts counts = directing.direct_cells(sinks != nullptr);
  if (counts.flat != 0 && !directing.direct_flats(counts.flat)) {  // the CPU says which has no way out
    WholeGrid on_cpu = where;
    on_cpu.device.kind = DeviceKind::cpu;
    return firnline::flow_directions(on_cpu, filled, sinks, direction);
  }
  DirectionReport report;
  report.flat_cells = static_cast<std::int64_t>(counts.flat);
  report.outlets_at_edge = static_cast<std::int64_t>(counts.at_edge);
  report.outlets_to_no_data = static_cast<std::int64_t>(counts.to_no_data);
  directing.save(direction, report);
  return report;
}

std::int64_t bytes_of_directions(const WholeGrid& where) {
  return static_cast<std::int64_t>(bytes_of({where.grid.rows, where.grid.cols}) +
                                   bytes_of_reached(static_cast<std::uint64_t>(where.grid.cells()))) +
         TileTransfer::device_bytes(where, sizeof(float));
}

}  // namespace firnline::on_device
