// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "kernels/travel/friction_range.hpp"
#include "kernels/travel/rims.hpp"
#include "kernels/travel/steps.hpp"
#include "kernels/travel/travel_time.hpp"

namespace firnline::travel {

/// Lanes in which the eight neighbours are looked at: three rows of four cells, whose fourth nobody wants.
inline constexpr int lanes = 12;
inline constexpr std::array<int, lanes> move_of_lane = {0, 1, 2, -1, 3, -1, 4, -1, 5, 6, 7, -1};
inline constexpr int knight_moves = all_moves - king_moves;

/// What steps from a row's cells take per unit of friction; where slopes count, what they take at least.
struct RowFactors {
  std::array<double, lanes> lane{};
  std::array<double, knight_moves> knight{};
  RowScales exact;
};

/// One tile with a margin: what its neighbours show, as far as a step reaches, then nothing.
struct TileGround {
  Tile<float> friction;
  Tile<float> on_foot;  ///< friction where slope counts, 0 elsewhere; as heights only where slopes do
  Tile<float> heights;
  const RowFactors* factors = nullptr;  ///< of the margin's first row
  bool same_factors = false;            ///< for all rows: those of the first
  int bucket_bits = 0;                  ///< as wide as the least step, or nearly
};

/// All that travel costs on a grid.
class Ground {
 public:
  Ground(const WholeGrid& where, const TravelWays& ways);
  /// Before open(): reads all, and keeps what lies along the tiles' borders. throws: RasterError
  void gather();

  [[nodiscard]] std::int64_t reach() const { return reach_; }
  /// Cells within reach of the tile look as far again, in lanes of which the last lies one cell beyond.
  [[nodiscard]] std::int64_t margin() const { return 2 * reach_ + 1; }
  [[nodiscard]] const TravelWays& ways() const { return ways_; }
  [[nodiscard]] Heading heading() const {
    return ways_.slopes ? ways_.slopes->heading : Heading::to_facility;
  }
  void open(std::int64_t tile, TileGround& ground) const;
  /// The least label that what its neighbours show may bring a tile that shows a greater one there;
  /// unreachable: none. Asked of the borders alone, before the tile is opened.
  [[nodiscard]] Label least_news(std::int64_t tile, const Rims<Label>& shown) const;
  /// News that are later by more than this than the earliest wait: what it takes to cross a sixteenth of a
  /// tile on ground of mean friction, which the fastest ways cross wholly. No result depends on it.
  [[nodiscard]] std::uint64_t news_window_ticks() const { return news_window_ticks_; }
  /// Any window of the grid, with nothing around it. throws: RasterError
  void open_alone(const Window& window, TileGround& ground) const;

 private:
  void make_factors();
  [[nodiscard]] const RowFactors& factors_of(std::int64_t row) const;
  [[nodiscard]] int bucket_bits(const Window& window, const FrictionRange& range) const;
  /// Of a cell that a tile shows its neighbours; NaN outside the grid.
  [[nodiscard]] double friction_beside(Cell cell) const;
  /// The least that such a cell's label can mean for the one that a move leads to.
  [[nodiscard]] Label least_offer(Cell from, Label label, int move) const;
  void load(const Window& window, TileGround& ground) const;
  void set_factors(const Window& window, TileGround& ground) const;

  const WholeGrid& where_;
  TravelWays ways_;
  std::int64_t reach_;
  std::vector<RowFactors> factors_;  ///< of all rows and margins, or one for all
  Rims<float> friction_, on_foot_, heights_;
  std::uint64_t news_window_ticks_ = 1;
  std::vector<int> bucket_bits_;  ///< of each tile
};

}  // namespace firnline::travel
