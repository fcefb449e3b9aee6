// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "kernels/hydrology/device/device_depressions.hpp"

#include <utility>

#include "kernels/grid/error.hpp"
#include "kernels/hydrology/device/depression_kernels.hpp"
#include "kernels/hydrology/padded.hpp"
#include "kernels/hydrology/raise_sums.hpp"
#include "kernels/wholegrid/device/device_grid.hpp"

namespace firnline::on_device {
namespace {

constexpr std::uint32_t zero = 0;

struct Memory {
  Height* heights = nullptr;
  std::uint8_t* sinks = nullptr;
  Place *label = nullptr, *spare = nullptr, *list = nullptr;
  std::uint32_t *count = nullptr, *changed = nullptr;
};

Memory lay_out(backend::Carver& carver, const PaddedShape& shape) {
  const std::size_t places = at(shape.places());
  Memory memory;
  memory.heights = carver.take<Height>(places);
  memory.sinks = carver.take<std::uint8_t>(places);
  memory.label = carver.take<Place>(places);
  memory.spare = carver.take<Place>(places);
  memory.list = carver.take<Place>(places);
  memory.count = carver.take<std::uint32_t>(1);
  memory.changed = carver.take<std::uint32_t>(1);
  return memory;
}
std::size_t bytes_of(const PaddedShape& shape) {
  return backend::bytes_of_layout([&](backend::Carver& carver) { return lay_out(carver, shape); });
}

/// With two lists to double joins in.
struct BasinMemory {
  Basins basins;
  Basin *joined = nullptr, *twice = nullptr;
};
BasinMemory lay_out_basins(backend::Carver& carver, Basin count) {
  const std::size_t with_outside = std::size_t{count} + 1;
  BasinMemory memory;
  memory.basins.group = carver.take<Basin>(with_outside);
  memory.basins.level = carver.take<Height>(with_outside);
  memory.basins.lowest_pass = carver.take<Height>(with_outside);
  memory.basins.pass = carver.take<unsigned long long>(with_outside);
  memory.basins.count = count;
  memory.joined = carver.take<Basin>(with_outside);
  memory.twice = carver.take<Basin>(with_outside);
  return memory;
}
std::size_t bytes_of_basins(Basin count) {
  return backend::bytes_of_layout([&](backend::Carver& carver) { return lay_out_basins(carver, count); });
}

class Filling {
 public:
  explicit Filling(const WholeGrid& where)
      : where_(where),
        shape_(shape_of(where.grid)),
        arena_(backend::Arena::Kind::device, where.device.index, bytes_of(shape_)),
        transfer_(where, sizeof(float)),
        queue_(where.device.index) {
    backend::Carver carver(arena_.memory());
    memory_ = lay_out(carver, shape_);
  }

  void read(const TilePlane<float>& elevation, const TilePlane<std::uint8_t>* sinks) {
    fill_margin(queue_, memory_.heights, shape_, above_everything);
    transfer_.upload(elevation, unseen, [this](const Queue& queue, const Window& window, const float* tile) {
      queue.over_cells<PlaceKernel<float, Height, AsHeight>>(window.rows, window.cols,
                                                             {tile, memory_.heights, shape_, window});
    });
    if (sinks != nullptr)
      transfer_.upload(*sinks, unseen, place_into(memory_.sinks, shape_));
    else
      memory_.sinks = nullptr;
  }

  void find_basins() {
    queue_.over_cells<RunDownKernel>(shape_.rows, shape_.cols, {memory_.heights, memory_.label, shape_});
    double_until_settled([this] {
      queue_.over_cells<DoubleWaysKernel>(shape_.rows, shape_.cols,
                                          {memory_.label, memory_.spare, memory_.changed, shape_});
      std::swap(memory_.label, memory_.spare);
    });
    const Basin count = counted([this] {
      queue_.over_cells<PitsKernel>(shape_.rows, shape_.cols,
                                    {memory_.label, {memory_.list, memory_.count}, shape_},
                                    PitsKernel::scratch_bytes);
    });
    basin_arena_ = backend::Arena(backend::Arena::Kind::device, where_.device.index, bytes_of_basins(count));
    backend::Carver carver(basin_arena_.memory());
    basins_ = lay_out_basins(carver, count);
    const std::int64_t blocks = blocks_along_basins();
    queue_.launch<NumberKernel>(blocks, 1, {memory_.list, memory_.spare, basins_.basins, blocks});
    queue_.over_cells<LabelKernel>(shape_.rows, shape_.cols, {memory_.spare, memory_.label, shape_});
  }

  void raise_water() {
    const Passes passes{memory_.heights, memory_.sinks, memory_.label, shape_};
    std::uint32_t divides = counted([&] {
      queue_.over_cells<DividesKernel>(shape_.rows, shape_.cols,
                                       {passes, basins_.basins.count, {memory_.list, memory_.count}},
                                       DividesKernel::scratch_bytes);
    });
    constexpr int most_rounds = 32;  // each leaves half of the groups at most
    for (int round = 0; divides != 0; ++round) {
      if (round == most_rounds) throw BugError("Basins did not grow together.");
      divides = join_groups(passes, divides);
    }
    queue_.wait();
  }

  void save(const TilePlane<float>& elevation, TilePlane<float>& filled, Voids voids,
            FilledDepressions& result) {
    const auto tiles = at(where_.tiling.tiles());
    std::vector<std::vector<float>> elevations(transfer_.workers());
    std::vector<RaiseSums> sums(tiles);
    DepthOfRows depth_of_rows(at(where_.tiling.rows));
    result.borders.resize(tiles);
    transfer_.download<float>(
        [this](const Queue& queue, const Window& window, float* tile) {
          queue.over_cells<TakeFilledKernel>(
              window.rows, window.cols,
              {memory_.heights, memory_.label, basins_.basins.level, tile, shape_, window});
        },
        [&](std::int64_t tile, std::size_t worker, std::span<const float> cells) {
          const Window window = where_.tiling.window(tile);
          load_tile(where_.tiling, elevation, tile, elevations[worker]);
          sums[at(tile)] = sum_raises(window, elevations[worker], cells, depth_of_rows);
          result.borders[at(tile)] = border_of<float>(window, cells);
          filled.save(tile, cells);
        });
    result.report = report_raises(where_.grid, sums, depth_of_rows, voids);
  }

 private:
  [[nodiscard]] std::int64_t blocks_along_basins() const {
    return blocks_along(std::int64_t{basins_.basins.count} + 1);
  }

  /// append: queues what appends to a list that is empty before. out: how many it has
  template <class Append>
  [[nodiscard]] std::uint32_t counted(const Append& append) const {
    queue_.send(memory_.count, &zero, 1);
    append();
    return queue_.read<std::uint32_t>(memory_.count);
  }

  template <class Double>
  void double_until_settled(const Double& twice_as_far) const {
    do {
      queue_.send(memory_.changed, &zero, 1);
      twice_as_far();
    } while (queue_.read<std::uint32_t>(memory_.changed) != 0);
  }

  /// A round. out: cells that divided groups before it and are still to be looked at
  [[nodiscard]] std::uint32_t join_groups(const Passes& passes, std::uint32_t divides) {
    const std::int64_t blocks = blocks_along_basins(), along = blocks_along(divides);
    Basins& basins = basins_.basins;
    const std::uint32_t still = counted([&] {
      queue_.launch<ForgetPassesKernel>(blocks, 1, {basins, blocks});
      queue_.launch<LowestPassKernel>(
          along, 1, {passes, basins, memory_.list, {memory_.spare, memory_.count}, divides, along},
          LowestPassKernel::scratch_bytes);
    });
    std::swap(memory_.list, memory_.spare);
    if (still == 0) return 0;
    const std::int64_t along_still = blocks_along(still);
    queue_.launch<ChoosePassKernel>(along_still, 1, {passes, basins, memory_.list, still, along_still});
    queue_.launch<JoinKernel>(blocks, 1, {passes, basins, basins_.joined, blocks});
    double_until_settled([&] {
      queue_.launch<DoubleJoinsKernel>(
          blocks, 1, {basins_.joined, basins_.twice, memory_.changed, basins.count + 1, blocks});
      std::swap(basins_.joined, basins_.twice);
    });
    std::swap(basins.group, basins_.joined);
    return still;
  }

  const WholeGrid& where_;
  PaddedShape shape_;
  backend::Arena arena_, basin_arena_;
  TileTransfer transfer_;
  Queue queue_;
  Memory memory_;
  BasinMemory basins_;
};

}  // namespace

FilledDepressions fill_depressions(const WholeGrid& where, const TilePlane<float>& elevation,
                                   const TilePlane<std::uint8_t>* sinks, TilePlane<float>& filled,
                                   Voids voids) {
  Filling filling(where);
  filling.read(elevation, sinks);
  filling.find_basins();
  filling.raise_water();
  FilledDepressions result;
  filling.save(elevation, filled, voids, result);
  return result;
}

std::int64_t bytes_of_filling(const WholeGrid& where) {
  // No two pits touch: of two by two cells one is one at most.
  const std::int64_t most_basins = ((where.grid.rows + 1) / 2) * ((where.grid.cols + 1) / 2);
  return static_cast<std::int64_t>(bytes_of({where.grid.rows, where.grid.cols}) +
                                   bytes_of_basins(static_cast<Basin>(most_basins))) +
         TileTransfer::device_bytes(where, sizeof(float));
}

}  // namespace firnline::on_device
