// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "kernels/grid/elementary.hpp"
#include "kernels/grid/tile.hpp"
#include "kernels/hydrology/river_mixing.hpp"

namespace firnline {

void glacier_dependence(const WholeGrid& where, std::span<const MixingMonth> months,
                        TilePlane<float>& dependence) {
  struct Bench {
    std::vector<std::int64_t> cells;
    std::vector<double> demanded, melt;
    std::vector<float> share;
  };
  std::vector<Bench> benches(workers(where));
  for_each_tile(where, [&](std::int64_t tile, std::size_t worker) {
    Bench& bench = benches[worker];
    const auto cells = static_cast<std::size_t>(where.tiling.window(tile).cells());
    bench.cells.resize(cells);
    const auto add_to = [&](std::vector<double>& sums, const TilePlane<std::int64_t>& plane) {
      plane.load(tile, bench.cells);
      for (std::size_t i = 0; i < cells; ++i)
        sums[i] += bench.cells[i] == no_accumulation ? elementary::not_a_number
                                                     : static_cast<double>(bench.cells[i]);
    };
    bench.demanded.assign(cells, 0);
    bench.melt.assign(cells, 0);
    for (const MixingMonth& month : months) {
      add_to(bench.demanded, *month.demand);
      add_to(bench.melt, *month.melt_taken);
    }
    bench.share.resize(cells);
    for (std::size_t i = 0; i < cells; ++i)
      bench.share[i] =
          bench.demanded[i] > 0 ? static_cast<float>(bench.melt[i] / bench.demanded[i]) : no_data_f32;
    dependence.save(tile, bench.share);
  });
}

}  // namespace firnline
