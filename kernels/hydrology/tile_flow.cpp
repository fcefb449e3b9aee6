// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "kernels/hydrology/tile_flow.hpp"

#include <algorithm>
#include <bit>
#include <limits>
#include <string>

#include "kernels/backend/vector_clones.hpp"
#include "kernels/grid/error.hpp"

namespace firnline {
namespace {

/// How many of the eight cells around flow into each cell of a row. Rows have a cell more at either end.
FIRN_VECTOR_CLONES void count_row(const std::uint8_t* north, const std::uint8_t* here,
                                  const std::uint8_t* south, std::int64_t cols, std::uint8_t* inflows) {
  for (std::int64_t col = 0; col < cols; ++col)
    inflows[col] = static_cast<std::uint8_t>(
        (here[col + 1] == d8::west) + (south[col + 1] == d8::north_west) + (south[col] == d8::north) +
        (south[col - 1] == d8::north_east) + (here[col - 1] == d8::east) +
        (north[col - 1] == d8::south_east) + (north[col] == d8::south) + (north[col + 1] == d8::south_west));
}

/// Codes of cells that flow, else 0. out: how many flow
FIRN_VECTOR_CLONES std::int64_t keep_flowing(const std::uint8_t* codes, std::int64_t cells,
                                             std::uint8_t* flowing) {
  std::int64_t count = 0;
  for (std::int64_t i = 0; i < cells; ++i) {
    const std::uint8_t code = codes[i];
    const bool flows = (code & (code - 1)) == 0;
    flowing[i] = flows ? code : std::uint8_t{0};
    count += flowing[i] != 0;
  }
  return count;
}

}  // namespace

void TileFlow::read(const WholeGrid& where, std::int64_t tile, const TilePlane<std::uint8_t>& direction) {
  window_ = where.tiling.window(tile);
  if (window_.cells() > std::numeric_limits<Index>::max())
    throw BugError("Flow was followed in tiles of more than 2^31 cells.");
  codes_.resize(at(window_.cells()));
  direction.load(tile, codes_);
  for (int i = 0; i < 8; ++i)
    step_[d8::code_of(i)] =
        static_cast<Index>(d8::neighbours[at(i)].row * window_.cols + d8::neighbours[at(i)].col);
  find_ends();
  count_inflows();
  put_in_order();
}

void TileFlow::find_ends() {
  sinks_.clear();
  voids_.clear();
  inner_.resize(codes_.size());
  if (keep_flowing(codes_.data(), window_.cells(), inner_.data()) != window_.cells())
    for (auto end = std::find(inner_.begin(), inner_.end(), 0); end != inner_.end();
         end = std::find(end + 1, inner_.end(), 0)) {
      const auto cell = static_cast<Index>(end - inner_.begin());
      const std::uint8_t code = codes_[at(cell)];
      if (code != d8::sink && code != d8::no_data)
        throw BugError("A flow direction has the code " + std::to_string(int{code}) + " at row " +
                       std::to_string(cell_of(cell).row) + ", col " + std::to_string(cell_of(cell).col) +
                       ".");
      (code == d8::sink ? sinks_ : voids_).push_back(cell);
    }
  const Border border(window_.rows, window_.cols);
  for (std::int64_t i = 0; i < border.size(); ++i) {
    const Cell cell{window_.row + border.cell(i).row, window_.col + border.cell(i).col};
    std::uint8_t& inner = inner_[at(index_of(cell))];
    if (inner != 0 && !window_.contains(d8::receiver(cell, inner))) inner = 0;
  }
}

void TileFlow::count_inflows() {
  into_padded<std::uint8_t>(window_, codes_, padded_);
  fill_halo<std::uint8_t>(0, padded_);
  inflows_.resize(codes_.size());
  for (std::int64_t row = 0; row < window_.rows; ++row) {
    const std::uint8_t* const here = padded_.data() + padded_.index(row, 0);
    count_row(here - padded_.stride(), here, here + padded_.stride(), window_.cols,
              inflows_.data() + row * window_.cols);
  }
}

/// Kahn's order: sources first, then every cell when the last of those that flow into it is in order. Without
/// a branch on what is found, because half of the guesses would be wrong.
void TileFlow::put_in_order() {
  order_.resize(codes_.size() + 1);
  const std::uint8_t* const inner = inner_.data();
  std::uint8_t* const inflows = inflows_.data();
  Index* const order = order_.data();
  const auto cells = static_cast<Index>(codes_.size());
  std::size_t end = 0, passing = 0;
  for (Index cell = 0; cell < cells; ++cell) {
    order[end] = cell;
    end += static_cast<std::size_t>((inflows[cell] == 0) & (inner[cell] != 0));
    passing += inner[cell] != 0;
  }
  for (std::size_t next = 0; next < end; ++next) {
    const Index receiver = order[next] + step_[inner[order[next]]];
    const int left = --inflows[receiver];
    order[end] = receiver;
    end += static_cast<std::size_t>((left == 0) & (inner[receiver] != 0));
  }
  ordered_ = end;
  if (ordered_ != passing) refuse_circle();
}

void TileFlow::sum_downstream(std::span<std::int64_t> values) const {
  const std::uint8_t* const inner = inner_.data();
  std::int64_t* const value = values.data();
  for (const Index cell : order()) value[cell + step_[inner[cell]]] += value[cell];
}

std::vector<TileFlow::Index> TileFlow::ways_through() {
  const Border border(window_.rows, window_.cols);
  std::vector<Index> ways(at(border.size()), nowhere);
  constexpr Index not_yet = nowhere - 1;
  seen_.assign(codes_.size(), not_yet);
  for (std::int64_t i = 0; i < border.size(); ++i) {
    Index cell = static_cast<Index>(border.offset(i));
    path_.clear();
    while (seen_[at(cell)] == not_yet && stays(cell)) {
      path_.push_back(cell);
      cell = receiver(cell);
    }
    if (seen_[at(cell)] == not_yet)
      seen_[at(cell)] = d8::flows(codes_[at(cell)])
                            ? static_cast<Index>(border.index(cell / window_.cols, cell % window_.cols))
                            : nowhere;
    for (const Index passed : path_) seen_[at(passed)] = seen_[at(cell)];
    ways[at(i)] = seen_[at(cell)];
  }
  return ways;
}

/// What is left out of the order lies on a circle or downstream of one; upstream of any such cell is a
/// circle.
void TileFlow::refuse_circle() const {
  const auto waits = [this](Cell cell) {
    return window_.contains(cell) && inflows_[at(index_of(cell))] != 0 && stays(index_of(cell));
  };
  Index start = 0;
  while (!waits(cell_of(start))) ++start;
  Cell cell = cell_of(start);
  for (std::size_t i = 0; i < codes_.size(); ++i)
    for (const Cell step : d8::neighbours) {
      const Cell above{cell.row + step.row, cell.col + step.col};
      if (!waits(above) || d8::receiver(above, codes_[at(index_of(above))]) != cell) continue;
      cell = above;
      break;
    }
  firnline::refuse_circle(cell);
}

void refuse_circle(Cell at) {
  throw RasterError("The flow directions lead in a circle.",
                    "row " + std::to_string(at.row) + ", col " + std::to_string(at.col),
                    "Repair the raster of directions, or let them be derived from the elevation.");
}

}  // namespace firnline
