// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "kernels/hydrology/open_tile.hpp"

#include <algorithm>
#include <bit>

#include "kernels/backend/vector_clones.hpp"
#include "kernels/grid/elementary.hpp"

namespace firnline {
namespace {

/// How many of the eight cells around give to each cell of a row, by the bits of their receivers. Rows have a
/// cell more at either end.
FIRN_VECTOR_CLONES void count_row(const std::uint8_t* north, const std::uint8_t* here,
                                  const std::uint8_t* south, std::int64_t cols, std::uint8_t* inflows) {
  for (std::int64_t col = 0; col < cols; ++col)
    inflows[col] = static_cast<std::uint8_t>(
        ((here[col + 1] & d8::west) != 0) + ((south[col + 1] & d8::north_west) != 0) +
        ((south[col] & d8::north) != 0) + ((south[col - 1] & d8::north_east) != 0) +
        ((here[col - 1] & d8::east) != 0) + ((north[col - 1] & d8::south_east) != 0) +
        ((north[col] & d8::south) != 0) + ((north[col + 1] & d8::south_west) != 0));
}

}  // namespace

void SpreadMail::add(TileSpread::Place cell, std::span<const std::int64_t> of_weights) {
  cells.push_back(cell);
  amounts.insert(amounts.end(), of_weights.begin(), of_weights.end());
}

void SpreadMail::append(const SpreadMail& more) {
  cells.insert(cells.end(), more.cells.begin(), more.cells.end());
  amounts.insert(amounts.end(), more.amounts.begin(), more.amounts.end());
}

void SpreadMail::clear() {
  cells.clear();
  amounts.clear();
}

void OpenTile::read(TileRelief& relief, const std::vector<std::uint8_t>& ring) {
  waits_.reshape(window_, 1);
  sums_.resize(waits_.size() * weights_);
  amounts_.resize(8 * cells_side_by_side * weights_);
  const auto offsets = neighbour_offsets(waits_.stride());
  std::copy(offsets.begin(), offsets.end(), steps_.begin());
  mark_halo(relief);
  for (std::int64_t row = 0; row < window_.rows; ++row)
    for (std::int64_t col = 0; col < window_.cols; ++col)
      waits_.at(row, col) = relief.codes[at(row * window_.cols + col)] == d8::no_data ? no_data : done;
  Tile<std::uint8_t> receivers;
  spread_.take(law_, relief, receivers);
  set_halo(ring, receivers);
  std::vector<std::uint8_t> inflows(at(window_.cols));
  for (std::int64_t row = 0; row < window_.rows; ++row) {
    const std::uint8_t* const here = &receivers.at(row, 0);
    count_row(here - receivers.stride(), here, here + receivers.stride(), window_.cols, inflows.data());
    std::uint8_t* const waits = &waits_.at(row, 0);
    for (std::int64_t col = 0; col < window_.cols; ++col) {
      if (waits[col] == no_data) continue;
      waits[col] = inflows[at(col)];
      waiting_ += inflows[at(col)] != 0;
    }
  }
}

void OpenTile::mark_halo(const TileRelief& relief) {
  const Window grid{0, 0, where_.tiling.rows, where_.tiling.cols};
  const Border around = Border::around(window_.rows, window_.cols);
  for (std::int64_t i = 0; i < around.size(); ++i) {
    const std::int64_t row = around.cell(i).row - 1, col = around.cell(i).col - 1;
    waits_.at(row, col) = !grid.contains({window_.row + row, window_.col + col}) ? off_grid
                          : elementary::is_nan(relief.heights.tile.at(row, col)) ? no_data
                                                                                 : other_tile;
  }
}

void OpenTile::restore(std::span<const std::uint8_t> waits) {
  waiting_ = 0;
  for (std::int64_t row = 0; row < window_.rows; ++row)
    for (std::int64_t col = 0; col < window_.cols; ++col) {
      const std::uint8_t its = waits[at(row * window_.cols + col)];
      waits_.at(row, col) = its;
      waiting_ += its <= most_waits;
    }
}

std::vector<std::uint8_t> OpenTile::waits() const {
  std::vector<std::uint8_t> cells(at(window_.cells()));
  from_padded<std::uint8_t>(waits_, cells);
  return cells;
}

void OpenTile::set_sums(std::size_t weight, std::span<const std::int64_t> cells) {
  for (std::int64_t row = 0; row < window_.rows; ++row) {
    std::int64_t* const to = sums_.data() + at(waits_.index(row, 0)) * weights_ + weight;
    const std::int64_t* const from = cells.data() + row * window_.cols;
    for (std::int64_t col = 0; col < window_.cols; ++col) to[at(col) * weights_] = from[col];
  }
}

void OpenTile::get_sums(std::size_t weight, std::vector<std::int64_t>& cells) const {
  cells.resize(at(window_.cells()));
  for (std::int64_t row = 0; row < window_.rows; ++row) {
    const std::int64_t first = waits_.index(row, 0);
    for (std::int64_t col = 0; col < window_.cols; ++col)
      cells[at(row * window_.cols + col)] = waits_.data()[first + col] == no_data
                                                ? no_accumulation
                                                : sums_[at(first + col) * weights_ + weight];
  }
}

void OpenTile::start(std::vector<AccumulationTotals>& totals) {
  for (std::int64_t row = 0; row < window_.rows; ++row) {
    make_room(at(window_.cols));
    const auto first = static_cast<Place>(waits_.index(row, 0));
    for (Place cell = first; cell < first + static_cast<Place>(window_.cols); ++cell) push_if_ready(cell);
    drain(totals, cells_side_by_side);
  }
  drain(totals, 1);
}

void OpenTile::receive(const SpreadMail& mail, std::vector<AccumulationTotals>& totals) {
  make_room(mail.cells.size());
  for (std::size_t i = 0; i < mail.cells.size(); ++i)
    give(mail.cells[i], mail.amounts.data() + i * weights_, weights_, totals);
  drain(totals, 1);
}

void OpenTile::make_room(std::size_t more) {
  if (ready_.size() < ready_count_ + more) ready_.resize(2 * (ready_count_ + more));
}

inline bool OpenTile::push_if_ready(Place cell) {
  std::uint8_t& waits = waits_.data()[cell];
  const bool is_ready = waits == 0;
  ready_.data()[ready_count_] = cell;  // without a branch, which nobody could foresee
  ready_count_ += is_ready ? 1 : 0;
  waits = is_ready ? done : waits;  // nobody is to push it once more
  return is_ready;
}

inline void OpenTile::give(Place to, const std::int64_t* amounts, std::size_t weights,
                           std::vector<AccumulationTotals>& totals) {
  std::uint8_t& waits = waits_.data()[to];
  if (waits > most_waits) [[unlikely]] {
    give_beyond(to, amounts, totals);
    return;
  }
  std::int64_t* const sums = sums_.data() + at(to) * weights;
  for (std::size_t w = 0; w < weights; ++w) sums[w] += amounts[w];
  --waits;
  waiting_ -= push_if_ready(to) ? 1 : 0;
}

void OpenTile::give_beyond(Place to, const std::int64_t* amounts, std::vector<AccumulationTotals>& totals) {
  const std::uint8_t waits = waits_.data()[to];
  if (waits == other_tile) {
    post(to, {amounts, weights_});
    return;
  }
  for (std::size_t w = 0; w < weights_; ++w)
    (waits == off_grid ? totals[w].left_the_grid : totals[w].into_no_data) += amounts[w];
}

void OpenTile::post(Place to, std::span<const std::int64_t> amounts) {
  const std::int64_t row = to / waits_.stride() - 1, col = to % waits_.stride() - 1;
  const std::int64_t down = row < 0 ? -1 : row >= window_.rows, right = col < 0 ? -1 : col >= window_.cols;
  const Window there = where_.tiling.window(tile_ + down * where_.tiling.tiles_across() + right);
  const std::int64_t its_row = window_.row + row - there.row, its_col = window_.col + col - there.col;
  mail_to(down, right).add(static_cast<Place>((its_row + 1) * (there.cols + 2) + its_col + 1), amounts);
}

void OpenTile::drain(std::vector<AccumulationTotals>& totals, std::size_t fewest) {
  const bool by_angle = law_.kind == SpreadLaw::Kind::d_infinity;
  if (weights_ == 1)
    by_angle ? drain<SpreadLaw::Kind::d_infinity, 1>(totals, fewest)
             : drain<SpreadLaw::Kind::multiple, 1>(totals, fewest);
  else
    by_angle ? drain<SpreadLaw::Kind::d_infinity, any_number>(totals, fewest)
             : drain<SpreadLaw::Kind::multiple, any_number>(totals, fewest);
}

template <SpreadLaw::Kind kind, std::size_t number>
void OpenTile::drain(std::vector<AccumulationTotals>& totals, std::size_t fewest) {
  while (ready_count_ >= fewest)
    if constexpr (kind == SpreadLaw::Kind::multiple)
      pass_on_several<number>(totals);
    else
      pass_on_one<number>(totals);
}

/// The sums of the cell that became ready last go to one or two neighbours.
template <std::size_t number>
inline void OpenTile::pass_on_one(std::vector<AccumulationTotals>& totals) {
  const std::size_t weights = number == any_number ? weights_ : number;
  const Place cell = ready_.data()[--ready_count_];
  const Receivers to = spread_.d_infinity(cell);
  std::int64_t* const amounts = amounts_.data();
  std::int64_t parts[8];
  const std::int64_t* const sums = sums_.data() + at(cell) * weights;
  for (std::size_t w = 0; w < weights; ++w) {
    if (to.count == 0) totals[w].in_sinks += sums[w];
    share_out(sums[w], to.share, to.count, parts);
    for (int i = 0; i < to.count; ++i) amounts[at(i) * weights + w] = parts[i];
  }
  make_room(8);
  for (int i = 0; i < to.count; ++i)
    give(cell + steps_[to.neighbour[i]], amounts + at(i) * weights, weights, totals);
}

/// The sums of the cells that became ready last go to all lower neighbours.
template <std::size_t number>
inline void OpenTile::pass_on_several(std::vector<AccumulationTotals>& totals) {
  const std::size_t weights = number == any_number ? weights_ : number;
  constexpr std::size_t most = cells_side_by_side;
  const std::size_t count = std::min(ready_count_, most);
  ready_count_ -= count;
  Place cells[most] = {};
  std::copy_n(ready_.data() + ready_count_, count, cells);
  SharesOfCells shares;
  std::uint32_t receivers[most];
  spread_.multiple(cells, static_cast<int>(count), shares, receivers);
  make_room(8 * most);
  std::int64_t* const amounts = amounts_.data();  // of each weight, by cell and neighbour
  for (std::size_t w = 0; w < weights; ++w) {
    std::int64_t sums[most] = {};
    PartsOfCells parts;
    for (std::size_t c = 0; c < count; ++c) {
      sums[c] = sums_.data()[at(cells[c]) * weights + w];
      if (receivers[c] == 0) totals[w].in_sinks += sums[c];
    }
    share_out_of_cells(sums, shares, parts);
    for (std::size_t c = 0; c < count; ++c)
      for (std::size_t i = 0; i < 8; ++i) amounts[(8 * c + i) * weights + w] = parts[i][c];
  }
  for (std::size_t c = 0; c < count; ++c)
    for (std::uint32_t left = receivers[c]; left != 0; left &= left - 1) {
      const auto i = static_cast<std::size_t>(std::countr_zero(left));
      give(cells[c] + steps_[i], amounts + (8 * c + i) * weights, weights, totals);
    }
}

}  // namespace firnline
