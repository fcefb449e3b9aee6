// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "kernels/hydrology/accumulation.hpp"
#include "kernels/hydrology/tile_spread.hpp"

namespace firnline {

/// Water on its way to cells of a tile.
struct SpreadMail {
  std::vector<TileSpread::Place> cells;
  std::vector<std::int64_t> amounts;  ///< of each cell, one per weight

  [[nodiscard]] bool empty() const { return cells.empty(); }
  void add(TileSpread::Place cell, std::span<const std::int64_t> of_weights);
  void append(const SpreadMail& more);
  void clear();
};

/// A tile while water is spread over it. A cell is done, and its sum shared out, once all that flows into it
/// has come. Besides the sums it holds 5 bytes per cell, and 1 more for multiple flow.
class OpenTile {
 public:
  using Place = TileSpread::Place;
  /// Waits of cells: how many neighbours have still to give, or one of these; done as soon as none has.
  static constexpr std::uint8_t most_waits = 8, done = 16, no_data = 32, other_tile = 64, off_grid = 128;

  OpenTile(const WholeGrid& where, std::int64_t tile, const SpreadLaw& law, std::size_t weights)
      : where_(where), tile_(tile), window_(where.tiling.window(tile)), law_(law), weights_(weights) {}

  /// The relief (its heights are taken along), and what flows in by the neighbours' ring of receivers.
  void read(TileRelief& relief, const std::vector<std::uint8_t>& ring);
  /// Back to where it was when it was put away. in: row by row
  void restore(std::span<const std::uint8_t> waits);
  void set_sums(std::size_t weight, std::span<const std::int64_t> cells);

  /// Cells that nobody gives to. Their water runs as far as it can.
  void start(std::vector<AccumulationTotals>& totals);
  /// Water that comes from other tiles.
  void receive(const SpreadMail& mail, std::vector<AccumulationTotals>& totals);

  /// What goes to the tile that lies so many tiles down and right: -1, 0 or 1.
  [[nodiscard]] SpreadMail& mail_to(std::int64_t down, std::int64_t right) {
    return mail_[at((down + 1) * 3 + right + 1)];
  }
  [[nodiscard]] std::int64_t waiting() const { return waiting_; }
  [[nodiscard]] std::vector<std::uint8_t> waits() const;
  /// With no_accumulation where there is no data.
  void get_sums(std::size_t weight, std::vector<std::int64_t>& cells) const;

 private:
  void mark_halo(const TileRelief& relief);
  void give(Place to, const std::int64_t* amounts, std::size_t weights,
            std::vector<AccumulationTotals>& totals);
  void give_beyond(Place to, const std::int64_t* amounts, std::vector<AccumulationTotals>& totals);
  void post(Place to, std::span<const std::int64_t> amounts);
  /// Room in ready_ for so many cells more.
  void make_room(std::size_t more);
  /// out: nobody has still to give to it, and it will be done
  bool push_if_ready(Place cell);
  /// Passes on what is ready until less than so many cells are.
  void drain(std::vector<AccumulationTotals>& totals, std::size_t fewest);
  /// number: of weights, where it is known; the loops over them then disappear
  template <SpreadLaw::Kind kind, std::size_t number>
  void drain(std::vector<AccumulationTotals>& totals, std::size_t fewest);
  template <std::size_t number>
  void pass_on_one(std::vector<AccumulationTotals>& totals);
  template <std::size_t number>
  void pass_on_several(std::vector<AccumulationTotals>& totals);

  static constexpr std::size_t any_number = 0;

  const WholeGrid& where_;
  std::int64_t tile_;
  Window window_;
  const SpreadLaw& law_;
  std::size_t weights_;
  TileSpread spread_;
  Tile<std::uint8_t> waits_;
  std::vector<std::int64_t> sums_;     ///< by place, of each weight
  std::vector<std::int64_t> amounts_;  ///< what each receiver of a cell gets of each weight
  std::array<Place, 8> steps_{};       ///< to the neighbours
  std::vector<Place> ready_;           ///< the first ready_count_ of them
  std::size_t ready_count_ = 0;
  std::int64_t waiting_ = 0;  ///< cells that some neighbour has still to give to
  std::array<SpreadMail, 9> mail_;
};

}  // namespace firnline
