// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "kernels/hydrology/tile_spread.hpp"

#include <bit>
#include <limits>
#include <string>
#include <utility>

#include "kernels/grid/error.hpp"

namespace firnline {
namespace {

using d8::flows;

/// The neighbours of a place on the circle, as bits.
std::uint8_t receivers_at(std::uint32_t place) {
  if (place == off_the_circle) return 0;
  const std::uint32_t first = place >> flow_share_bits;
  const std::uint32_t next = (place & (whole_flow - 1)) == 0 ? 0 : 1U << ((first + 1) & 7);
  return static_cast<std::uint8_t>(1U << first | next);
}

/// The place of a cell that no lower neighbour attracts, or where water ends however its neighbours lie.
std::uint32_t with_code(std::uint32_t place, std::uint8_t code) {
  if (!flows(code)) return off_the_circle;
  if (place != off_the_circle) return place;
  return static_cast<std::uint32_t>(d8::neighbour_of(code)) << flow_share_bits;
}

std::uint8_t with_code(std::uint8_t lower, std::uint8_t code) {
  if (!flows(code)) return 0;
  return lower != 0 ? lower : code;
}

/// The cells of a row, from a column on.
struct Strip {
  const float *north, *here, *south;

  Strip(const Tile<float>& heights, std::int64_t row, std::int64_t col)
      : north(heights.data() + heights.index(row - 1, col)),
        here(north + heights.stride()),
        south(here + heights.stride()) {}
};

}  // namespace

void TileRelief::read(const WholeGrid& where, std::int64_t tile, const TilePlane<float>& height_plane,
                      const Borders<float>& height_borders, const TilePlane<std::uint8_t>& direction) {
  const Window window = where.tiling.window(tile);
  if ((window.rows + 2) * (window.cols + 2) > std::numeric_limits<TileSpread::Place>::max())
    throw BugError("Water was spread in tiles of more than 2^31 cells.");
  load_padded(where, tile, height_plane, height_borders, no_data_f32, heights);
  load_tile(where.tiling, direction, tile, codes);
  distances.resize(at(window.rows));
  for (std::int64_t row = 0; row < window.rows; ++row)
    distances[at(row)] = row_distances(where.grid, window.row + row);
  for (std::size_t i = 0; i < codes.size(); ++i)
    if (!flows(codes[i]) && codes[i] != d8::sink && codes[i] != d8::no_data)
      throw BugError("A flow direction has the code " + std::to_string(int{codes[i]}) + " in tile " +
                     std::to_string(tile) + ".");
}

void TileSpread::take(const SpreadLaw& law, TileRelief& relief, Tile<std::uint8_t>& receivers) {
  window_ = relief.heights.tile.window();
  receivers.reshape(window_, 1);
  const bool by_angle = law.kind == SpreadLaw::Kind::d_infinity;
  if (by_angle) circle_.reshape(window_, 1);
  for (std::int64_t row = 0; row < window_.rows; ++row) {
    const Strip strip(relief.heights.tile, row, 0);
    const std::uint8_t* const codes = relief.codes.data() + row * window_.cols;
    std::uint8_t* const to = &receivers.at(row, 0);
    if (by_angle) {
      std::uint32_t* const places = &circle_.at(row, 0);
      d_infinity_row(strip.north, strip.here, strip.south, window_.cols, relief.distances[at(row)], places);
      for (std::int64_t col = 0; col < window_.cols; ++col) {
        places[col] = with_code(places[col], codes[col]);
        to[col] = receivers_at(places[col]);
      }
    } else {
      lower_row(strip.north, strip.here, strip.south, window_.cols, to);
      for (std::int64_t col = 0; col < window_.cols; ++col) to[col] = with_code(to[col], codes[col]);
    }
  }
  if (by_angle) return;
  exponent_ = law.exponent;
  rows_.clear();
  for (const RowDistances& distances : relief.distances) rows_.push_back(multiple_row(law, distances));
  std::swap(heights_, relief.heights.tile);
  codes_.swap(relief.codes);
}

void TileSpread::multiple(const Place* cells, int count, SharesOfCells& shares,
                          std::uint32_t* receivers) const {
  const auto stride = static_cast<std::uint32_t>(heights_.stride());
  MultipleCells side;
  std::uint8_t codes[cells_side_by_side];
  for (int c = 0; c < cells_side_by_side; ++c) {  // what is left over looks at the last cell again
    const auto cell = static_cast<std::uint32_t>(cells[c < count ? c : count - 1]);
    const std::uint32_t row = cell / stride - 1, col = cell % stride - 1;
    codes[c] = codes_.data()[row * static_cast<std::uint32_t>(window_.cols) + col];
    side.here[c] = heights_.data() + cell;
    const MultipleRow& its = rows_.data()[row];
    side.level[c] = its.level;
    side.slant[c] = its.slant;
    side.upright[c] = its.upright;
  }
  std::uint32_t lower[cells_side_by_side];
  multiple_shares(side, heights_.stride(), exponent_, shares, lower);
  for (int c = 0; c < count; ++c) {
    receivers[c] = lower[c];
    if (flows(codes[c]) && lower[c] != 0) [[likely]]
      continue;
    for (auto& of_neighbour : shares) of_neighbour[c] = 0;
    receivers[c] = flows(codes[c]) ? codes[c] : 0;
    if (flows(codes[c])) shares[d8::neighbour_of(codes[c])][c] = whole_flow;
  }
}

std::vector<std::uint8_t> border_receivers(const SpreadLaw& law, const TileRelief& relief) {
  const Window& window = relief.heights.tile.window();
  const Border border(window.rows, window.cols);
  std::vector<std::uint8_t> receivers(at(border.size()));
  for (std::int64_t i = 0; i < border.size(); ++i) {
    const Cell cell = border.cell(i);
    const Strip strip(relief.heights.tile, cell.row, cell.col);
    const std::uint8_t code = relief.codes[at(border.offset(i))];
    if (law.kind == SpreadLaw::Kind::d_infinity) {
      std::uint32_t place = 0;
      d_infinity_row(strip.north, strip.here, strip.south, 1, relief.distances[at(cell.row)], &place);
      receivers[at(i)] = receivers_at(with_code(place, code));
    } else {
      lower_row(strip.north, strip.here, strip.south, 1, &receivers[at(i)]);
      receivers[at(i)] = with_code(receivers[at(i)], code);
    }
  }
  return receivers;
}

}  // namespace firnline
