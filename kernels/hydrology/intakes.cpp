// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "kernels/hydrology/intakes.hpp"

#include <array>
#include <bit>
#include <span>
#include <utility>
#include <vector>

#include "kernels/grid/tile.hpp"
#include "kernels/hydrology/accumulation.hpp"
#include "kernels/hydrology/drainage.hpp"

namespace firnline {

/// Sums of cells of the river; 0 beside it.
class Intakes::AtRiver final : public WorkedOutPlane {
 public:
  AtRiver(const Tiling& tiling, const TilePlane<std::int64_t>& sums, const TilePlane<std::uint8_t>& river)
      : tiling_(tiling), sums_(sums), river_(river) {}
  void load(std::int64_t tile, std::span<std::int64_t> cells) const override {
    const std::vector<std::uint8_t> river = load_tile(tiling_, river_, tile);
    sums_.load(tile, cells);
    for (std::size_t i = 0; i < cells.size(); ++i)
      if (river[i] != stream) cells[i] = 0;
  }

 private:
  const Tiling& tiling_;
  const TilePlane<std::int64_t>& sums_;
  const TilePlane<std::uint8_t>& river_;
};

/// Directions that end where the river is reached.
class Intakes::EndingAtRiver final : public WorkedOut<std::uint8_t> {
 public:
  EndingAtRiver(const Tiling& tiling, const TilePlane<std::uint8_t>& direction,
                const TilePlane<std::uint8_t>& river)
      : tiling_(tiling), direction_(direction), river_(river) {}
  void load(std::int64_t tile, std::span<std::uint8_t> cells) const override {
    const std::vector<std::uint8_t> river = load_tile(tiling_, river_, tile);
    direction_.load(tile, cells);
    for (std::size_t i = 0; i < cells.size(); ++i)
      if (river[i] == stream) cells[i] = d8::sink;
  }

 private:
  const Tiling& tiling_;
  const TilePlane<std::uint8_t>& direction_;
  const TilePlane<std::uint8_t>& river_;
};

Intakes::Intakes(const WholeGrid& where, const TilePlane<std::uint8_t>& direction,
                 const TilePlane<std::uint8_t>* river, std::unique_ptr<TilePlane<std::int64_t>> sums)
    : where_(where),
      direction_(direction),
      river_(river),
      sums_(std::move(sums)),
      lengths_(StepLengths::over(where.grid)) {}

Intakes::~Intakes() = default;

const TilePlane<std::int64_t>& Intakes::gather(const TilePlane<std::int64_t>& demand) {
  demand_ = &demand;
  if (river_ == nullptr) return demand;
  const EndingAtRiver ending(where_.tiling, direction_, *river_);
  const std::array<const TilePlane<std::int64_t>*, 1> weights = {&demand};
  const std::array<TilePlane<std::int64_t>*, 1> sums = {sums_.get()};
  flow_accumulation(where_, ending, weights, sums);
  at_river_ = std::make_unique<AtRiver>(where_.tiling, *sums_, *river_);
  return *at_river_;
}

void Intakes::share_out(const TilePlane<std::int64_t>& taken, double quantum_m3,
                        TilePlane<float>& supply_m3) const {
  struct Bench {
    std::vector<std::uint8_t> river;
    std::vector<std::int64_t> taken, wanted;
    std::vector<float> supply;
  };
  std::vector<Bench> benches(workers(where_));
  const TilePlane<std::int64_t>& wanted = river_ == nullptr ? *demand_ : *at_river_;
  // The share of what is wanted that is taken: a mark on each cell of the river, and of every cell without
  // one.
  const auto mark = [&](std::int64_t tile, std::size_t worker, std::span<std::int32_t> marks) {
    Bench& bench = benches[worker];
    if (river_ != nullptr) load_tile(where_.tiling, *river_, tile, bench.river);
    load_tile(where_.tiling, taken, tile, bench.taken);
    load_tile(where_.tiling, wanted, tile, bench.wanted);
    for (std::size_t i = 0; i < marks.size(); ++i) {
      if (river_ != nullptr && bench.river[i] != stream) continue;
      float share = 0;
      if (bench.taken[i] == no_accumulation)
        share = no_data_f32;
      else if (bench.wanted[i] > 0)
        share =
            static_cast<float>(static_cast<double>(bench.taken[i]) / static_cast<double>(bench.wanted[i]));
      marks[i] = std::bit_cast<std::int32_t>(share);
    }
  };
  const auto use = [&](std::int64_t tile, std::size_t worker, std::span<const MarkBelow> below) {
    Bench& bench = benches[worker];
    load_tile(where_.tiling, *demand_, tile, bench.wanted);
    bench.supply.resize(below.size());
    for (std::size_t i = 0; i < below.size(); ++i)
      bench.supply[i] = bench.wanted[i] <= 0 ? 0
                        : below[i].mark == unmarked
                            ? no_data_f32
                            : static_cast<float>(static_cast<double>(bench.wanted[i]) * quantum_m3 *
                                                 static_cast<double>(std::bit_cast<float>(below[i].mark)));
    supply_m3.save(tile, bench.supply);
  };
  find_marks_below(where_, direction_, lengths_, mark, use);
}

}  // namespace firnline
