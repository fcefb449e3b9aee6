// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <vector>

#include "kernels/hydrology/padded.hpp"
#include "kernels/hydrology/spread_law.hpp"

namespace firnline {

/// Who gets a cell's water: neighbours in the order of d8::neighbours, with shares that add up to
/// whole_flow.
struct Receivers {
  int count;
  std::uint8_t neighbour[8];
  std::int32_t share[8];

  void add(int its, std::int32_t its_share) {
    neighbour[count] = static_cast<std::uint8_t>(its);
    share[count++] = its_share;
  }
};

/// The relief of a tile, read with its halo. Keeps its memory.
struct TileRelief {
  Padded<float> heights;
  std::vector<std::uint8_t> codes;  ///< of d8, row by row
  std::vector<RowDistances> distances;

  /// throws: BugError at a code that d8 does not have
  void read(const WholeGrid& where, std::int64_t tile, const TilePlane<float>& height_plane,
            const Borders<float>& height_borders, const TilePlane<std::uint8_t>& direction);
};

/// Where the water of a tile's cells goes: by the law where some neighbour is lower, else by the d8 code.
/// Cells are known by their index in a tile with a halo of one cell. Holds 4 bytes per cell (D-infinity) or
/// 5.
class TileSpread {
 public:
  using Place = std::int32_t;

  /// Takes the relief's heights along where it needs them later: read it again before it is used again.
  /// out: of each cell, who gets any, as bits of d8 codes; of the halo nothing
  void take(const SpreadLaw& law, TileRelief& relief, Tile<std::uint8_t>& receivers);

  [[nodiscard]] Receivers d_infinity(Place cell) const;
  /// in: 1 to cells_side_by_side cells; out: shares, and who receives any of each cell, as bits of d8 codes
  void multiple(const Place* cells, int count, SharesOfCells& shares, std::uint32_t* receivers) const;

 private:
  Window window_;
  Tile<std::uint32_t> circle_;  ///< D-infinity: places on the circle of neighbours
  Tile<float> heights_;         ///< multiple
  std::vector<std::uint8_t> codes_;
  std::vector<MultipleRow> rows_;
  double exponent_ = 1;
};

inline Receivers TileSpread::d_infinity(Place cell) const {
  const std::uint32_t place = circle_.data()[cell];
  Receivers to;
  to.count = 0;
  if (place == off_the_circle) return to;
  const auto first = static_cast<int>(place >> flow_share_bits);
  const auto to_next = static_cast<std::int32_t>(place & (whole_flow - 1));
  if (first == 7 && to_next != 0) to.add(0, to_next);  // between the north-east and the east, which is first
  to.add(first, whole_flow - to_next);
  if (first != 7 && to_next != 0) to.add(first + 1, to_next);
  return to;
}

/// Who gets any water of the cells along a tile's border, in the order of Border, as bits of d8 codes.
[[nodiscard]] std::vector<std::uint8_t> border_receivers(const SpreadLaw& law, const TileRelief& relief);

}  // namespace firnline
