// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "kernels/hydrology/accumulation.hpp"

#include <algorithm>

#include "kernels/grid/error.hpp"
#include "kernels/hydrology/border_flow.hpp"
#include "kernels/hydrology/device/device_accumulation.hpp"
#include "kernels/hydrology/sum_of_sizes.hpp"

namespace firnline {
namespace {

class Accumulating {
 public:
  Accumulating(const WholeGrid& where, const TilePlane<std::uint8_t>& direction,
               std::span<const TilePlane<std::int64_t>* const> weights,
               std::span<TilePlane<std::int64_t>* const> sums)
      : where_(where),
        direction_(direction),
        weights_(weights),
        sums_(sums),
        borders_(where.tiling),
        benches_(workers(where)) {}

  std::vector<AccumulationTotals> run() {
    tile_totals_.resize(at(where_.tiling.tiles()));
    tile_sizes_.resize(tile_totals_.size(), std::vector<unsigned __int128>(weights_.size()));
    flows_.resize(at(borders_.places()) * weights_.size());
    for_each_tile(where_, [this](std::int64_t tile, std::size_t worker) { gather(tile, benches_[worker]); });
    refuse_what_overflows();
    std::vector<AccumulationTotals> totals = solve();
    for_each_tile(where_, [this](std::int64_t tile, std::size_t worker) { finish(tile, benches_[worker]); });
    for (const auto& of_tile : tile_totals_)
      for (std::size_t w = 0; w < totals.size(); ++w) totals[w] += of_tile[w];
    return totals;
  }

 private:
  struct Bench {
    TileFlow flow;
    std::vector<std::int64_t> values;
  };

  void gather(std::int64_t tile, Bench& bench) {
    bench.flow.read(where_, tile, direction_);
    borders_.add(tile, bench.flow);
    auto& totals = tile_totals_[at(tile)];
    totals.resize(weights_.size());
    const Window& window = bench.flow.window();
    const Border border(window.rows, window.cols);
    for (std::size_t w = 0; w < weights_.size(); ++w) {
      load(tile, bench, w);
      tile_sizes_[at(tile)][w] = sum_of_sizes(bench.values);
      if (tile_sizes_[at(tile)][w] > most_accumulated) refuse_overflow(w);
      take_totals(bench, totals[w]);
      bench.flow.sum_downstream(bench.values);
      for (std::int64_t i = 0; i < border.size(); ++i)
        if (borders_.leaves(borders_.first_of(tile) + i))
          flow_at(borders_.first_of(tile) + i, w) = bench.values[at(border.offset(i))];
    }
  }

  void load(std::int64_t tile, Bench& bench, std::size_t weight) const {
    bench.values.resize(bench.flow.codes().size());
    weights_[weight]->load(tile, bench.values);
  }

  static void take_totals(const Bench& bench, AccumulationTotals& totals) {
    for (const std::int64_t value : bench.values) totals.weight += value;
    for (const TileFlow::Index cell : bench.flow.voids()) totals.without_direction += bench.values[at(cell)];
  }

  void refuse_what_overflows() const {
    for (std::size_t w = 0; w < weights_.size(); ++w) {
      unsigned __int128 size = 0;
      for (const auto& sizes : tile_sizes_) size += sizes[w];
      if (size > most_accumulated) refuse_overflow(w);
    }
  }

  /// flows_ holds what each tile lets out by itself, and becomes what enters each tile.
  std::vector<AccumulationTotals> solve() {
    borders_.join();
    std::vector<AccumulationTotals> totals(weights_.size());
    std::vector<std::int64_t> out(flows_.size(), 0);
    out.swap(flows_);
    for (const BorderFlow::Place left : borders_.order())
      for (std::size_t w = 0; w < weights_.size(); ++w) {
        const std::int64_t amount = out[at(left) * weights_.size() + w];
        const BorderFlow::Place entered = borders_.next(left);
        if (entered == BorderFlow::nowhere) {
          (borders_.end_of(left) == BorderFlow::End::off_grid ? totals[w].left_the_grid
                                                              : totals[w].into_no_data) += amount;
          continue;
        }
        flow_at(entered, w) += amount;
        if (const BorderFlow::Place way = borders_.way_through(entered); way != BorderFlow::nowhere)
          out[at(way) * weights_.size() + w] += amount;
      }
    return totals;
  }

  void finish(std::int64_t tile, Bench& bench) {
    bench.flow.read(where_, tile, direction_);
    const Window& window = bench.flow.window();
    const Border border(window.rows, window.cols);
    for (std::size_t w = 0; w < weights_.size(); ++w) {
      load(tile, bench, w);
      for (const TileFlow::Index cell : bench.flow.voids()) bench.values[at(cell)] = 0;
      for (std::int64_t i = 0; i < border.size(); ++i)
        bench.values[at(border.offset(i))] += flow_at(borders_.first_of(tile) + i, w);
      bench.flow.sum_downstream(bench.values);
      AccumulationTotals& totals = tile_totals_[at(tile)][w];
      for (const TileFlow::Index cell : bench.flow.sinks()) totals.in_sinks += bench.values[at(cell)];
      for (const TileFlow::Index cell : bench.flow.voids()) {
        totals.into_no_data += bench.values[at(cell)];
        bench.values[at(cell)] = no_accumulation;
      }
      sums_[w]->save(tile, bench.values);
    }
  }

  [[nodiscard]] std::int64_t& flow_at(BorderFlow::Place place, std::size_t weight) {
    return flows_[at(place) * weights_.size() + weight];
  }

  const WholeGrid& where_;
  const TilePlane<std::uint8_t>& direction_;
  std::span<const TilePlane<std::int64_t>* const> weights_;
  std::span<TilePlane<std::int64_t>* const> sums_;
  BorderFlow borders_;
  std::vector<Bench> benches_;
  std::vector<std::vector<AccumulationTotals>> tile_totals_;
  std::vector<std::vector<unsigned __int128>> tile_sizes_;
  std::vector<std::int64_t> flows_;  ///< per place and weight
};

}  // namespace

std::vector<AccumulationTotals> flow_accumulation(const WholeGrid& where,
                                                  const TilePlane<std::uint8_t>& direction,
                                                  std::span<const TilePlane<std::int64_t>* const> weights,
                                                  std::span<TilePlane<std::int64_t>* const> sums) {
  if (weights.size() != sums.size())
    throw BugError("Flow accumulation was given weights and sums of different numbers.");
  if (where.device.kind == DeviceKind::cuda)
    return on_device::flow_accumulation(where, direction, weights, sums);
  return Accumulating(where, direction, weights, sums).run();
}

}  // namespace firnline
