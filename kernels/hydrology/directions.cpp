// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "kernels/hydrology/directions.hpp"

#include <algorithm>
#include <limits>
#include <memory>

#include "kernels/grid/elementary.hpp"
#include "kernels/grid/error.hpp"
#include "kernels/hydrology/device/device_directions.hpp"
#include "kernels/hydrology/ends.hpp"
#include "kernels/hydrology/flats.hpp"
#include "kernels/hydrology/steepest.hpp"

namespace firnline {
namespace {

/// A worker's memory.
struct Bench {
  std::vector<std::uint8_t> code_cells, sink_cells;
  Padded<float> heights;
  Tile<std::uint8_t> codes;
  std::vector<flats::TileFlats::Place> undirected;
  std::vector<flats::Steps> steps_ring;
  flats::TileFlats flats{heights.tile, codes};
};

class Directing {
 public:
  Directing(const WholeGrid& where, const TilePlane<float>& filled, const Borders<float>& filled_borders,
            const TilePlane<std::uint8_t>* sinks, TilePlane<std::uint8_t>& direction)
      : where_(where),
        filled_(filled),
        filled_borders_(filled_borders),
        sinks_(sinks),
        direction_(direction) {
    if ((where.tiling.tile_rows + 2) * (where.tiling.tile_cols + 2) >
        std::numeric_limits<flats::TileFlats::Place>::max())
      throw BugError("Flow directions were asked for in tiles of more than 2^31 cells.");
    for (std::size_t i = 0; i < workers(where); ++i) benches_.push_back(std::make_unique<Bench>());
  }

  DirectionReport run() {
    const auto tiles = static_cast<std::size_t>(where_.tiling.tiles());
    reports_.resize(tiles);
    shown_.resize(tiles);
    open_.resize(tiles);
    for_each_tile(where_, [this](std::int64_t tile, std::size_t worker) { direct_tile(tile, worker); });
    const std::int64_t rounds = direct_open_flats();
    DirectionReport report = total();
    report.flat_rounds = rounds;
    return report;
  }

 private:
  void load(std::int64_t tile, Bench& bench) const {
    load_padded(where_, tile, filled_, filled_borders_, no_data_f32, bench.heights);
    bench.codes.reshape(bench.heights.tile.window(), 1);
    fill_halo(flats::elsewhere, bench.codes);
    bench.code_cells.resize(bench.heights.cells.size());
  }

  void direct_tile(std::int64_t tile, std::size_t worker) {
    Bench& bench = *benches_[worker];
    load(tile, bench);
    const Window& window = bench.heights.tile.window();
    for (std::int64_t row = 0; row < window.rows; ++row) {
      const float* const here = bench.heights.tile.data() + bench.heights.tile.index(row, 0);
      const RowDistances distances = row_distances(where_.grid, window.row + row);
      steepest_row(here - bench.heights.tile.stride(), here, here + bench.heights.tile.stride(), window.cols,
                   distances, bench.codes.data() + bench.codes.index(row, 0));
    }
    if (sinks_ != nullptr) end_in_sinks(tile, bench);
    finish_ends(bench, reports_[at(tile)]);
    shown_[at(tile)] = bench.flats.direct_closed(bench.undirected);
    open_[at(tile)] = any_undirected(bench);
    save(tile, bench);
  }

  void end_in_sinks(std::int64_t tile, Bench& bench) const {
    load_tile(where_.tiling, *sinks_, tile, bench.sink_cells);
    const Window& window = bench.codes.window();
    for (std::int64_t row = 0; row < window.rows; ++row)
      for (std::int64_t col = 0; col < window.cols; ++col)
        if (bench.sink_cells[at(row * window.cols + col)] != 0) bench.codes.at(row, col) = d8::sink;
  }

  /// Cells that no lower neighbour attracts: without data, on the way out, or parts of a flat.
  void finish_ends(Bench& bench, DirectionReport& report) const {
    bench.undirected.clear();
    const Window& window = bench.codes.window();
    report.cells = window.cells();
    for (std::int64_t row = 0; row < window.rows; ++row) {
      std::uint8_t* const code = bench.codes.data() + bench.codes.index(row, 0);
      for (std::int64_t col = 0; col < window.cols; ++col) {
        if (d8::flows(code[col])) continue;
        const auto missing = [&](int neighbour) {
          return elementary::is_nan(
              bench.heights.tile.at(row + d8::row_step(neighbour), col + d8::col_step(neighbour)));
        };
        if (elementary::is_nan(bench.heights.tile.at(row, col))) {
          code[col] = d8::no_data;
          --report.cells;
        } else if (code[col] == d8::sink) {
          ++report.sinks;
        } else if ((code[col] = d8::way_off_the_grid(window.row + row, window.col + col, where_.grid.rows,
                                                     where_.grid.cols)) != 0) {
          ++report.outlets_at_edge;
        } else if ((code[col] = d8::way_into_no_data(missing)) != 0) {
          ++report.outlets_to_no_data;
        } else {
          ++report.flat_cells;
          bench.undirected.push_back(static_cast<flats::TileFlats::Place>(bench.codes.index(row, col)));
        }
      }
    }
  }

  [[nodiscard]] static bool any_undirected(const Bench& bench) {
    const std::uint8_t* const codes = bench.codes.data();
    return std::any_of(bench.undirected.begin(), bench.undirected.end(),
                       [codes](auto place) { return codes[place] == flats::undirected; });
  }

  void save(std::int64_t tile, Bench& bench) {
    from_padded<std::uint8_t>(bench.codes, bench.code_cells);
    direction_.save(tile, bench.code_cells);
  }

  std::int64_t direct_open_flats() {
    std::vector<std::int64_t> open;
    for (std::size_t tile = 0; tile < open_.size(); ++tile)
      if (open_[tile] != 0) open.push_back(static_cast<std::int64_t>(tile));
    const std::int64_t rounds =
        settle_borders(where_, open, flats::Steps{}, shown_,
                       [this](std::int64_t tile, std::size_t worker, const std::vector<flats::Steps>& ring) {
                         return relaxed(tile, *benches_[worker], ring);
                       });
    for_each_tile(where_, open, [this](std::int64_t tile, std::size_t worker) {
      Bench& bench = *benches_[worker];
      load_undirected(tile, bench);
      read_ring(where_.tiling, tile, shown_, flats::Steps{}, bench.steps_ring);
      bench.flats.direct_open(bench.undirected, bench.steps_ring);
      save(tile, bench);
    });
    return rounds;
  }

  std::vector<flats::Steps> relaxed(std::int64_t tile, Bench& bench, const std::vector<flats::Steps>& ring) {
    const auto place = at(tile);
    read_ring(where_.tiling, tile, filled_borders_, no_data_f32, bench.heights.ring);
    if (open_[place] == 0 || !flats::ring_brings_news(where_.tiling.window(tile), filled_borders_[place],
                                                      shown_[place], bench.heights.ring, ring))
      return shown_[place];
    load_undirected(tile, bench);
    return bench.flats.border(bench.undirected, ring);
  }

  void load_undirected(std::int64_t tile, Bench& bench) const {
    load(tile, bench);
    direction_.load(tile, bench.code_cells);
    const Window window = where_.tiling.window(tile);
    into_padded<std::uint8_t>(window, bench.code_cells, bench.codes);
    bench.undirected.clear();
    const auto first = bench.code_cells.begin(), last = bench.code_cells.end();
    for (auto cell = std::find(first, last, flats::undirected); cell != last;
         cell = std::find(cell + 1, last, flats::undirected)) {
      const std::int64_t row = (cell - first) / window.cols, col = (cell - first) % window.cols;
      bench.undirected.push_back(static_cast<flats::TileFlats::Place>(bench.codes.index(row, col)));
    }
  }

  [[nodiscard]] DirectionReport total() const {
    DirectionReport sum;
    for (const DirectionReport& one : reports_) {
      sum.cells += one.cells;
      sum.flat_cells += one.flat_cells;
      sum.outlets_at_edge += one.outlets_at_edge;
      sum.outlets_to_no_data += one.outlets_to_no_data;
      sum.sinks += one.sinks;
    }
    return sum;
  }

  const WholeGrid& where_;
  const TilePlane<float>& filled_;
  const Borders<float>& filled_borders_;
  const TilePlane<std::uint8_t>* sinks_;
  TilePlane<std::uint8_t>& direction_;
  std::vector<std::unique_ptr<Bench>> benches_;
  std::vector<DirectionReport> reports_;  ///< of each tile
  Borders<flats::Steps> shown_;
  std::vector<char> open_;  ///< tiles with flats that continue beyond them
};

}  // namespace

DirectionReport flow_directions(const WholeGrid& where, const TilePlane<float>& filled,
                                const TilePlane<std::uint8_t>* sinks, TilePlane<std::uint8_t>& direction) {
  if (where.device.kind == DeviceKind::cuda)
    return on_device::flow_directions(where, filled, sinks, direction);
  return flow_directions(where, filled, gather_borders(where, filled), sinks, direction);
}

DirectionReport flow_directions(const WholeGrid& where, const TilePlane<float>& filled,
                                const Borders<float>& filled_borders, const TilePlane<std::uint8_t>* sinks,
                                TilePlane<std::uint8_t>& direction) {
  if (where.device.kind == DeviceKind::cuda)
    return on_device::flow_directions(where, filled, sinks, direction);
  return Directing(where, filled, filled_borders, sinks, direction).run();
}

}  // namespace firnline
