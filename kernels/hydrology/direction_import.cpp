// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "kernels/hydrology/direction_import.hpp"

#include <optional>
#include <string>
#include <string_view>

#include "kernels/grid/error.hpp"

namespace firnline {
namespace {

/// Where water leaves that has no direction of its own: found among the neighbours.
constexpr std::uint8_t outlet = 0;

std::uint8_t turned(int neighbour) {
  return d8::code_of((neighbour % 8 + 8) % 8);
}

std::optional<std::uint8_t> translated(std::int32_t given, DirectionCodes codes) {
  if (given == no_data_code) return d8::no_data;
  const bool numbered = given >= 1 && given <= 8;
  switch (codes) {
    case DirectionCodes::esri:
      if (given == -1 || given == 255) return d8::sink;
      if (given == 247) return d8::no_data;
      if (given == 0) return outlet;
      if (given > 0 && given <= 128 && d8::flows(static_cast<std::uint8_t>(given)))
        return static_cast<std::uint8_t>(given);
      break;
    case DirectionCodes::taudem:
      if (numbered) return turned(1 - given);
      break;
    case DirectionCodes::grass:
      if (given == 0) return d8::sink;
      if (numbered) return turned(-given);
      if (given <= -1 && given >= -8) return outlet;
      break;
    case DirectionCodes::richdem:
      if (given == 0) return d8::sink;
      if (numbered) return turned(given + 3);
      break;
  }
  return std::nullopt;
}

std::string_view name_of(DirectionCodes codes) {
  switch (codes) {
    case DirectionCodes::esri:
      return "ESRI";
    case DirectionCodes::taudem:
      return "TauDEM";
    case DirectionCodes::grass:
      return "GRASS";
    case DirectionCodes::richdem:
      return "RichDEM";
  }
  return "";
}

std::string place(const Window& window, std::int64_t row, std::int64_t col) {
  return "row " + std::to_string(window.row + row) + ", col " + std::to_string(window.col + col);
}

/// The way out of an outlet, or 0. Beyond the grid the codes are those of no data.
std::uint8_t way_out(const Tile<std::int32_t>& given, DirectionCodes codes, std::int64_t row,
                     std::int64_t col) {
  for (const int i : {0, 2, 4, 6, 1, 3, 5, 7}) {
    const Cell step = d8::neighbours[static_cast<std::size_t>(i)];
    if (translated(given.at(row + step.row, col + step.col), codes) == d8::no_data) return d8::code_of(i);
  }
  return 0;
}

}  // namespace

std::int64_t import_directions(const WholeGrid& where, const TilePlane<std::int32_t>& given,
                               DirectionCodes codes, TilePlane<std::uint8_t>& direction) {
  struct Bench {
    std::vector<std::int32_t> cells, ring;
    Tile<std::int32_t> given;
    std::vector<std::uint8_t> directions;
    std::int64_t with_data = 0;
  };
  const Borders<std::int32_t> borders = gather_borders(where, given);
  std::vector<Bench> benches(workers(where));
  for_each_tile(where, [&](std::int64_t tile, std::size_t worker) {
    Bench& bench = benches[worker];
    const Window window = where.tiling.window(tile);
    bench.cells.resize(static_cast<std::size_t>(window.cells()));
    bench.directions.clear();
    given.load(tile, bench.cells);
    into_padded<std::int32_t>(window, bench.cells, bench.given);
    read_ring(where.tiling, tile, borders, no_data_code, bench.ring);
    set_halo(bench.ring, bench.given);
    for (std::int64_t row = 0; row < window.rows; ++row)
      for (std::int64_t col = 0; col < window.cols; ++col) {
        const std::int32_t own = bench.given.at(row, col);
        std::optional<std::uint8_t> code = translated(own, codes);
        if (!code)
          throw RasterError("The flow direction " + std::to_string(own) + " is no code of " +
                                std::string(name_of(codes)) + ".",
                            place(window, row, col), "State the code system that the raster was made with.");
        if (*code == outlet && (code = way_out(bench.given, codes, row, col)) == 0)
          throw RasterError("An outlet (" + std::to_string(own) + ") is surrounded by data.",
                            place(window, row, col), "Mark it as a sink, or give it a direction.");
        bench.directions.push_back(*code);
        bench.with_data += *code != d8::no_data;
      }
    direction.save(tile, bench.directions);
  });
  std::int64_t with_data = 0;
  for (const Bench& bench : benches) with_data += bench.with_data;
  return with_data;
}

}  // namespace firnline
