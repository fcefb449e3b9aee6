// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "kernels/hydrology/downstream.hpp"

#include <algorithm>
#include <vector>

#include "kernels/grid/elementary.hpp"
#include "kernels/hydrology/border_flow.hpp"
#include "kernels/hydrology/steepest.hpp"
#include "kernels/hydrology/weights.hpp"

namespace firnline {
namespace {

class Following {
 public:
  using Mark = std::function<void(std::int64_t, std::size_t, std::span<std::int32_t>)>;
  using Use = std::function<void(std::int64_t, std::size_t, std::span<const MarkBelow>)>;

  Following(const WholeGrid& where, const TilePlane<std::uint8_t>& direction, const StepLengths& lengths,
            const Mark& mark, const Use& use)
      : where_(where),
        direction_(direction),
        lengths_(lengths),
        mark_(mark),
        use_(use),
        borders_(where.tiling),
        benches_(workers(where)) {}

  void run() {
    at_border_.resize(at(borders_.places()));
    below_.resize(at(borders_.places()));
    for_each_tile(where_, [this](std::int64_t tile, std::size_t worker) { gather(tile, worker); });
    solve();
    for_each_tile(where_, [this](std::int64_t tile, std::size_t worker) { finish(tile, worker); });
  }

 private:
  struct Bench {
    TileFlow flow;
    std::vector<std::int32_t> marks;
    std::vector<MarkBelow> below;
    std::vector<std::array<std::int64_t, 8>> lengths;  ///< of each row
  };

  void read(std::int64_t tile, std::size_t worker) {
    Bench& bench = benches_[worker];
    bench.flow.read(where_, tile, direction_);
    bench.marks.assign(bench.flow.codes().size(), unmarked);
    mark_(tile, worker, bench.marks);
    for (const TileFlow::Index cell : bench.flow.voids()) bench.marks[at(cell)] = unmarked;
    bench.lengths.clear();
    const Window& window = bench.flow.window();
    for (std::int64_t row = 0; row < window.rows; ++row)
      bench.lengths.push_back(lengths_.of_row(window.row + row));
  }

  /// From the ends of ways upward. Cells whose way leaves the tile have in `below` what comes after them.
  static void climb(Bench& bench) {
    const std::int64_t cols = bench.flow.window().cols;
    const auto order = bench.flow.order();
    for (auto cell = order.rbegin(); cell != order.rend(); ++cell)
      bench.below[at(*cell)] =
          of_cell(bench, *cell, bench.below[at(bench.flow.receiver(*cell))], bench.lengths[at(*cell / cols)]);
  }

  static MarkBelow of_cell(const Bench& bench, TileFlow::Index cell, const MarkBelow& after,
                           const std::array<std::int64_t, 8>& lengths) {
    if (bench.marks[at(cell)] != unmarked) return {bench.marks[at(cell)], 0};
    if (after.mark == unmarked) return {};
    return {after.mark, after.length + lengths[at(d8::neighbour_of(bench.flow.codes()[at(cell)]))]};
  }

  /// The first pass knows no other tile: a way that leaves the tile ends at a mark that stands for its exit.
  void gather(std::int64_t tile, std::size_t worker) {
    read(tile, worker);
    Bench& bench = benches_[worker];
    borders_.add(tile, bench.flow);
    const Window& window = bench.flow.window();
    const Border border(window.rows, window.cols);
    begin(bench);
    for (std::int64_t i = 0; i < border.size(); ++i) {
      const std::int64_t cell = border.offset(i);
      if (borders_.leaves(borders_.first_of(tile) + i) && bench.marks[at(cell)] == unmarked)
        bench.below[at(cell)] = {beyond, 0};
    }
    climb(bench);
    for (std::int64_t i = 0; i < border.size(); ++i)
      at_border_[at(borders_.first_of(tile) + i)] = bench.below[at(border.offset(i))];
  }

  /// Cells that pass nothing on inside the tile know themselves at most.
  static void begin(Bench& bench) {
    bench.below.resize(bench.marks.size());
    for (std::size_t cell = 0; cell < bench.marks.size(); ++cell) bench.below[cell] = {bench.marks[cell], 0};
  }

  /// below_: what lies below each exit, from the last ones upward.
  void solve() {
    borders_.join();
    const auto& order = borders_.order();
    for (auto left = order.rbegin(); left != order.rend(); ++left) {
      const BorderFlow::Place entered = borders_.next(*left);
      MarkBelow& below = below_[at(*left)];
      below = {};
      if (entered == BorderFlow::nowhere) continue;
      below = at_border_[at(entered)];
      if (below.mark != beyond) continue;
      const std::int64_t so_far = below.length;
      below = exit_value(borders_.way_through(entered));
      if (below.mark != unmarked) below.length += so_far;
    }
  }

  /// What an exit knows: its own step, and what lies below it.
  [[nodiscard]] MarkBelow exit_value(BorderFlow::Place left) const {
    MarkBelow value = below_[at(left)];
    if (value.mark != unmarked)
      value.length +=
          lengths_.of_row(borders_.cell_of(left).row)[at(d8::neighbour_of(borders_.code_of(left)))];
    return value;
  }

  void finish(std::int64_t tile, std::size_t worker) {
    read(tile, worker);
    Bench& bench = benches_[worker];
    const Window& window = bench.flow.window();
    const Border border(window.rows, window.cols);
    begin(bench);
    for (std::int64_t i = 0; i < border.size(); ++i) {
      const std::int64_t cell = border.offset(i);
      const BorderFlow::Place place = borders_.first_of(tile) + i;
      if (borders_.leaves(place) && bench.marks[at(cell)] == unmarked)
        bench.below[at(cell)] = exit_value(place);
    }
    climb(bench);
    use_(tile, worker, bench.below);
  }

  /// Stands for a way that goes on in another tile.
  static constexpr std::int32_t beyond = unmarked - 1;

  const WholeGrid& where_;
  const TilePlane<std::uint8_t>& direction_;
  const StepLengths& lengths_;
  const Mark& mark_;
  const Use& use_;
  BorderFlow borders_;
  std::vector<Bench> benches_;
  std::vector<MarkBelow> at_border_, below_;
};

}  // namespace

StepLengths StepLengths::over(const GridSpec& grid) {
  double longest = 0;
  for (std::int64_t row = 0; row < grid.rows; ++row)
    longest = elementary::greater(longest, row_distances(grid, row).diagonal);
  return {grid, accumulation_quantum(longest, grid.cells())};
}

std::array<std::int64_t, 8> StepLengths::of_row(std::int64_t row) const {
  const RowDistances distances = row_distances(grid, row);
  const auto steps = [this](double metres) {
    return static_cast<std::int64_t>(elementary::round_half_even(metres / quantum_m));
  };
  std::array<std::int64_t, 8> lengths{};
  for (std::size_t i = 0; i < lengths.size(); ++i) lengths[i] = steps(distances.of(d8::neighbours[i]));
  return lengths;
}

void find_marks_below(const WholeGrid& where, const TilePlane<std::uint8_t>& direction,
                      const StepLengths& lengths,
                      const std::function<void(std::int64_t, std::size_t, std::span<std::int32_t>)>& mark,
                      const std::function<void(std::int64_t, std::size_t, std::span<const MarkBelow>)>& use) {
  Following(where, direction, lengths, mark, use).run();
}

}  // namespace firnline
