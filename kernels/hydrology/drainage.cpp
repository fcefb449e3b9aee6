// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "kernels/hydrology/drainage.hpp"

#include <bit>

#include "kernels/grid/elementary.hpp"
#include "kernels/hydrology/accumulation.hpp"
#include "kernels/hydrology/downstream.hpp"
#include "kernels/hydrology/steepest.hpp"

namespace firnline {
namespace {

constexpr double flattest = 1e-3;  ///< tan b below which the index would only tell how flat a plain is

/// What a cell's area leaves by, whichever way: the side of a square of the cell's size.
double contour_width_m(const GridSpec& grid, std::int64_t row) {
  return elementary::sqrt(row_metrics(grid, row).area_m2);
}

/// Drop over distance to where a cell's water goes; NaN when that has no height.
double slope_down(const Tile<float>& heights, std::int64_t row, std::int64_t col, std::uint8_t code,
                  const RowDistances& distances) {
  if (code == d8::sink) return flattest;
  const Cell to = d8::receiver({row, col}, code);
  const double distance = distances.of({to.row - row, to.col - col});
  const double drop =
      static_cast<double>(heights.at(row, col)) - static_cast<double>(heights.at(to.row, to.col));
  return elementary::is_nan(drop) ? drop : elementary::greater(drop / distance, flattest);
}

}  // namespace

void streams(const WholeGrid& where, const TilePlane<std::int64_t>& areas, double area_quantum_m2,
             double threshold_m2, TilePlane<std::uint8_t>& stream_cells) {
  struct Bench {
    std::vector<std::int64_t> areas;
    std::vector<std::uint8_t> cells;
  };
  std::vector<Bench> benches(workers(where));
  constexpr double more_than_any_area = 0x1p62;
  const auto least = static_cast<std::int64_t>(
      elementary::smaller(elementary::ceil(threshold_m2 / area_quantum_m2), more_than_any_area));
  for_each_tile(where, [&](std::int64_t tile, std::size_t worker) {
    Bench& bench = benches[worker];
    load_tile(where.tiling, areas, tile, bench.areas);
    bench.cells.resize(bench.areas.size());
    for (std::size_t i = 0; i < bench.cells.size(); ++i)
      bench.cells[i] = bench.areas[i] == no_accumulation ? stream_no_data
                       : bench.areas[i] >= least         ? stream
                                                         : no_stream;
    stream_cells.save(tile, bench.cells);
  });
}

void stream_below(const WholeGrid& where, const Drained& drained, const TilePlane<std::uint8_t>& stream_cells,
                  const StreamBelow& out) {
  struct Bench {
    std::vector<std::uint8_t> streams;
    std::vector<float> heights, result;
  };
  std::vector<Bench> benches(workers(where));
  const StepLengths lengths = StepLengths::over(where.grid);
  const auto mark = [&](std::int64_t tile, std::size_t worker, std::span<std::int32_t> marks) {
    Bench& bench = benches[worker];
    load_tile(where.tiling, stream_cells, tile, bench.streams);
    load_tile(where.tiling, drained.heights, tile, bench.heights);
    for (std::size_t i = 0; i < marks.size(); ++i)
      if (bench.streams[i] == stream)
        marks[i] = std::bit_cast<std::int32_t>(elementary::is_nan(bench.heights[i]) ? no_data_f32
                                                                                    : bench.heights[i]);
  };
  const auto use = [&](std::int64_t tile, std::size_t worker, std::span<const MarkBelow> below) {
    Bench& bench = benches[worker];
    bench.result.resize(below.size());
    const auto save = [&](TilePlane<float>* plane, const auto& value) {
      if (plane == nullptr) return;
      for (std::size_t i = 0; i < below.size(); ++i)
        bench.result[i] = below[i].mark == unmarked ? no_data_f32 : value(i);
      plane->save(tile, bench.result);
    };
    save(out.height_above_m, [&](std::size_t i) {
      const double above =
          static_cast<double>(bench.heights[i]) - static_cast<double>(std::bit_cast<float>(below[i].mark));
      return static_cast<float>(elementary::greater(above, 0));  // given directions may rise
    });
    save(out.distance_m, [&](std::size_t i) {
      return static_cast<float>(static_cast<double>(below[i].length) * lengths.quantum_m);
    });
  };
  find_marks_below(where, drained.direction, lengths, mark, use);
}

void specific_catchment_area(const WholeGrid& where, const TilePlane<std::int64_t>& areas,
                             double area_quantum_m2, TilePlane<float>& specific_m) {
  struct Bench {
    std::vector<std::int64_t> areas;
    std::vector<float> result;
  };
  std::vector<Bench> benches(workers(where));
  for_each_tile(where, [&](std::int64_t tile, std::size_t worker) {
    Bench& bench = benches[worker];
    const Window window = where.tiling.window(tile);
    load_tile(where.tiling, areas, tile, bench.areas);
    bench.result.clear();
    for (std::int64_t row = 0; row < window.rows; ++row) {
      const double width_m = contour_width_m(where.grid, window.row + row);
      for (std::int64_t col = 0; col < window.cols; ++col) {
        const std::int64_t area = bench.areas[at(row * window.cols + col)];
        const double area_m2 = static_cast<double>(area) * area_quantum_m2;
        bench.result.push_back(area == no_accumulation ? no_data_f32 : static_cast<float>(area_m2 / width_m));
      }
    }
    specific_m.save(tile, bench.result);
  });
}

void wetness_index(const WholeGrid& where, const Drained& drained, TilePlane<float>& index) {
  struct Bench {
    Padded<float> heights;
    std::vector<float> result;
    std::vector<std::uint8_t> codes;
    std::vector<std::int64_t> areas;
  };
  std::vector<Bench> benches(workers(where));
  const Borders<float> borders = gather_borders(where, drained.heights);
  for_each_tile(where, [&](std::int64_t tile, std::size_t worker) {
    Bench& bench = benches[worker];
    const Window window = where.tiling.window(tile);
    load_padded(where, tile, drained.heights, borders, no_data_f32, bench.heights);
    load_tile(where.tiling, drained.direction, tile, bench.codes);
    load_tile(where.tiling, drained.areas, tile, bench.areas);
    bench.result.clear();
    for (std::int64_t row = 0; row < window.rows; ++row) {
      const RowDistances distances = row_distances(where.grid, window.row + row);
      const double width_m = contour_width_m(where.grid, window.row + row);
      for (std::int64_t col = 0; col < window.cols; ++col) {
        const std::size_t cell = at(row * window.cols + col);
        if (bench.codes[cell] == d8::no_data) {
          bench.result.push_back(no_data_f32);
          continue;
        }
        const double area_m2 = static_cast<double>(bench.areas[cell]) * drained.area_quantum_m2;
        const double slope = slope_down(bench.heights.tile, row, col, bench.codes[cell], distances);
        bench.result.push_back(static_cast<float>(elementary::log(area_m2 / width_m / slope)));
      }
    }
    index.save(tile, bench.result);
  });
}

}  // namespace firnline
