// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "kernels/hydrology/device/device_accumulation.hpp"

#include <algorithm>
#include <atomic>
#include <mutex>
#include <optional>

#include "kernels/hydrology/device/accumulation_kernels.hpp"
#include "kernels/hydrology/sum_of_sizes.hpp"
#include "kernels/wholegrid/device/device_grid.hpp"

namespace firnline::on_device {
namespace {

/// Areas go with the marks of catchments' edges; with more at once the memory of filling would not suffice.
constexpr std::size_t most_weights_at_once = 2;

struct Memory {
  std::uint8_t* codes = nullptr;
  std::uint8_t* awaited = nullptr;
  std::int64_t* sums = nullptr;  ///< a plane per weight
  AccumulationTotals* totals = nullptr;
  std::uint32_t* left_over = nullptr;
};

Memory lay_out(backend::Carver& carver, const PaddedShape& shape) {
  Memory memory;
  memory.codes = carver.take<std::uint8_t>(at(shape.places()));
  memory.awaited = carver.take<std::uint8_t>(at(shape.places()));
  memory.sums = carver.take<std::int64_t>(at(shape.places()) * most_weights_at_once);
  memory.totals = carver.take<AccumulationTotals>(most_weights_at_once);
  memory.left_over = carver.take<std::uint32_t>(1);
  return memory;
}

std::size_t bytes_of(const PaddedShape& shape) {
  return backend::bytes_of_layout([&](backend::Carver& carver) { return lay_out(carver, shape); });
}

class Accumulating {
 public:
  Accumulating(const WholeGrid& where, const TilePlane<std::uint8_t>& direction)
      : where_(where),
        direction_(direction),
        shape_(shape_of(where.grid)),
        arena_(backend::Arena::Kind::device, where.device.index, bytes_of(shape_)),
        transfer_(where, sizeof(std::int64_t)),
        queue_(where.device.index),
        codes_of_worker_(transfer_.workers()) {
    backend::Carver carver(arena_.memory());
    memory_ = lay_out(carver, shape_);
  }

  /// out: whether all codes are such
  [[nodiscard]] bool read_directions() {
    fill_margin(queue_, memory_.codes, shape_, outside_grid);
    std::atomic<bool> sound = true;
    const auto is_sound = [](std::uint8_t code) {
      return d8::flows(code) || code == d8::sink || code == d8::no_data;
    };
    transfer_.upload(
        direction_,
        [&](std::int64_t, std::size_t, std::span<const std::uint8_t> codes) {
          if (!std::all_of(codes.begin(), codes.end(), is_sound)) sound = false;
        },
        place_into(memory_.codes, shape_));
    return sound;
  }

  /// Some weights side by side. out: nothing when cells are left over
  [[nodiscard]] std::optional<std::vector<AccumulationTotals>> add_up(
      std::size_t first, std::span<const TilePlane<std::int64_t>* const> weights) {
    std::vector<AccumulationTotals> totals(weights.size());
    for (std::size_t w = 0; w < weights.size(); ++w)
      read_weight(*weights[w], first + w, memory_.sums + static_cast<std::int64_t>(w) * shape_.places(),
                  totals[w]);
    constexpr std::uint32_t none = 0;
    const backend::WaitAtEnd until_sent(queue_.stream());
    queue_.send(memory_.totals, static_cast<const AccumulationTotals*>(totals.data()), totals.size());
    queue_.send(memory_.left_over, &none, 1);
    const auto count = static_cast<std::int64_t>(weights.size());
    queue_.over_cells<InflowKernel>(shape_.rows, shape_.cols, {memory_.codes, memory_.awaited, shape_});
    queue_.over_cells<WalkKernel>(
        shape_.rows, shape_.cols,
        {memory_.codes, memory_.awaited, memory_.sums, memory_.totals, count, shape_});
    queue_.over_cells<LeftOverKernel>(shape_.rows, shape_.cols, {memory_.awaited, memory_.left_over, shape_});
    queue_.bring(totals.data(), static_cast<const AccumulationTotals*>(memory_.totals), totals.size());
    if (queue_.read<std::uint32_t>(memory_.left_over) != 0) return std::nullopt;
    return totals;
  }

  void save(std::size_t w, TilePlane<std::int64_t>& sums) {
    const std::int64_t* const plane = memory_.sums + static_cast<std::int64_t>(w) * shape_.places();
    transfer_.download<std::int64_t>(
        take_from(plane, shape_),
        [&](std::int64_t tile, std::size_t, std::span<const std::int64_t> cells) { sums.save(tile, cells); });
  }

 private:
  /// Counts what there is on its way, and what lies on cells that pass nothing on.
  void read_weight(const TilePlane<std::int64_t>& weight, std::size_t number, std::int64_t* place,
                   AccumulationTotals& totals) {
    std::mutex mutex;
    unsigned __int128 size = 0;
    transfer_.upload(
        weight,
        [&](std::int64_t tile, std::size_t worker, std::span<std::int64_t> values) {
          auto& codes = codes_of_worker_[worker];
          load_tile(where_.tiling, direction_, tile, codes);
          const unsigned __int128 size_here = sum_of_sizes(values);
          if (size_here > most_accumulated) refuse_overflow(number);
          const AccumulationTotals here = set_voids_apart(codes, values);
          const std::scoped_lock lock(mutex);
          size += size_here;
          if (size > most_accumulated) refuse_overflow(number);
          totals += here;
        },
        place_into(place, shape_));
  }

  static AccumulationTotals set_voids_apart(std::span<const std::uint8_t> codes,
                                            std::span<std::int64_t> values) {
    AccumulationTotals totals;
    for (std::size_t i = 0; i < values.size(); ++i) {
      totals.weight += values[i];
      if (codes[i] != d8::no_data) continue;
      totals.without_direction += values[i];
      values[i] = no_accumulation;
    }
    return totals;
  }

  const WholeGrid& where_;
  const TilePlane<std::uint8_t>& direction_;
  PaddedShape shape_;
  backend::Arena arena_;
  TileTransfer transfer_;
  Queue queue_;
  Memory memory_;
  std::vector<std::vector<std::uint8_t>> codes_of_worker_;
};

}  // namespace

std::vector<AccumulationTotals> flow_accumulation(const WholeGrid& where,
                                                  const TilePlane<std::uint8_t>& direction,
                                                  std::span<const TilePlane<std::int64_t>* const> weights,
                                                  std::span<TilePlane<std::int64_t>* const> sums) {
  const auto refused_by_the_cpu = [&] {  // which says where
    WholeGrid on_cpu = where;
    on_cpu.device.kind = DeviceKind::cpu;
    return firnline::flow_accumulation(on_cpu, direction, weights, sums);
  };
  Accumulating accumulating(where, direction);
  if (!accumulating.read_directions()) return refused_by_the_cpu();
  std::vector<AccumulationTotals> totals;
  for (std::size_t first = 0; first < weights.size(); first += most_weights_at_once) {
    const std::size_t count = std::min(most_weights_at_once, weights.size() - first);
    const auto of_these = accumulating.add_up(first, weights.subspan(first, count));
    if (!of_these) return refused_by_the_cpu();
    totals.insert(totals.end(), of_these->begin(), of_these->end());
    for (std::size_t w = 0; w < count; ++w) accumulating.save(w, *sums[first + w]);
  }
  return totals;
}

std::int64_t bytes_of_accumulation(const WholeGrid& where) {
  return static_cast<std::int64_t>(bytes_of({where.grid.rows, where.grid.cols})) +
         TileTransfer::device_bytes(where, sizeof(std::int64_t));
}

}  // namespace firnline::on_device
