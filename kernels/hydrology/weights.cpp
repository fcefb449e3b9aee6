// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "kernels/hydrology/weights.hpp"

#include <algorithm>

#include "kernels/grid/elementary.hpp"
#include "kernels/grid/error.hpp"
#include "kernels/grid/number_text.hpp"

namespace firnline {

double accumulation_quantum(double largest, std::int64_t cells) {
  constexpr double steps_at_most = 0x1p62, steps_at_least = 0x1p20;
  if (!elementary::is_finite(largest) || !(largest > 0))
    throw LimitError("A largest value of " + number_text(largest) + " cannot be accumulated.",
                     "flow accumulation", "State the plausible range of the layer.");
  const double whole = static_cast<double>(std::max<std::int64_t>(cells, 1));
  double quantum = 1;
  while ((largest / quantum + 1) * whole > steps_at_most) quantum *= 2;
  while ((2 * largest / quantum + 1) * whole <= steps_at_most && quantum > 0x1p-1000) quantum /= 2;
  if (largest / quantum < steps_at_least)
    throw LimitError("A grid of " + std::to_string(cells) + " cells is too large to accumulate exactly.",
                     "flow accumulation", "Use a coarser grid or a part of it.");
  return quantum;
}

void EqualWeights::load(std::int64_t, std::span<std::int64_t> cells) const {
  std::fill(cells.begin(), cells.end(), weight_);
}

void CellAreas::load(std::int64_t tile, std::span<std::int64_t> cells) const {
  const Window window = tiling_.window(tile);
  for (std::int64_t row = 0; row < window.rows; ++row) {
    const double steps =
        elementary::round_half_even(row_metrics(grid_, window.row + row).area_m2 / quantum_m2_);
    std::fill_n(cells.begin() + row * window.cols, window.cols, static_cast<std::int64_t>(steps));
  }
}

void mark_edge_cells(const WholeGrid& where, const TilePlane<std::uint8_t>& direction, EdgeOf edge,
                     TilePlane<std::int64_t>& marks) {
  struct Bench {
    Padded<std::uint8_t> codes;
    std::vector<std::int64_t> marks;
  };
  // Outside the grid stands a code that no cell has.
  constexpr std::uint8_t outside = 0;
  const Borders<std::uint8_t> borders = gather_borders(where, direction);
  std::vector<Bench> benches(workers(where));
  for_each_tile(where, [&](std::int64_t tile, std::size_t worker) {
    Bench& bench = benches[worker];
    const Window window = where.tiling.window(tile);
    load_padded(where, tile, direction, borders, outside, bench.codes);
    const Tile<std::uint8_t>& codes = bench.codes.tile;
    bench.marks.assign(at(window.cells()), 0);
    const auto offsets = neighbour_offsets(codes.stride());
    for (std::int64_t row = 0; row < window.rows; ++row)
      for (std::int64_t col = 0; col < window.cols; ++col) {
        const std::uint8_t* const code = codes.data() + codes.index(row, col);
        if (*code == d8::no_data) continue;
        const bool at_edge = std::any_of(offsets.begin(), offsets.end(), [&](std::int64_t offset) {
          return code[offset] == outside || (edge == EdgeOf::grid_and_data && code[offset] == d8::no_data);
        });
        bench.marks[at(row * window.cols + col)] = at_edge ? 1 : 0;
      }
    marks.save(tile, bench.marks);
  });
}

}  // namespace firnline
