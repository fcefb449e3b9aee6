// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "kernels/travel/label.hpp"
#include "kernels/wholegrid/tile_plane.hpp"
#include "kernels/wholegrid/whole_grid.hpp"

namespace firnline {

/// Steps that a traveller takes: to the eight cells around, or the moves of a chess knight besides, which
/// make ways straighter (at most 2.8 % too long on even ground, in the place of 8.2 %).
enum class Moves { eight, sixteen };
enum class Heading { to_facility, from_facility };

/// Slopes that slow travellers differently up and down (X4). friction is then that of level ground.
struct Slopes {
  const TilePlane<float>& heights;  ///< m; on foot nobody passes where there is none
  const TilePlane<std::uint8_t>* on_foot =
      nullptr;  ///< 1: slope counts, 0: a road; null: it counts everywhere
  Heading heading = Heading::to_facility;
};

/// What ways cost.
struct TravelWays {
  const TilePlane<float>& friction;  ///< minutes per metre, > 0; NaN: nobody passes
  Moves moves = Moves::eight;
  std::optional<Slopes> slopes;
};

/// Where a facility stands, as far as travel goes.
enum class FacilityPlace : std::uint8_t {
  on_ground,
  on_barrier,  ///< nobody passes its cell: it serves no one
  outside,     ///< of the grid, likewise
};

struct TravelReport {
  std::int64_t rounds = 0;       ///< of the repeated pass; they depend on the tiles alone; 0: on a GPU
  std::int64_t tile_visits = 0;  ///< of tiles that their neighbours had news for, in all rounds
  std::vector<FacilityPlace> facilities;
};

/// Travel time of every cell to the nearest facility, and which that is: of several equally near the one of
/// the smallest number. The least, over all ways of steps between centres, of the sum of what the steps take,
/// each of which is rounded to whole ticks of 2^-10 s (X3): whatever order, tiling or number of threads, the
/// same bits. A knight's move needs all four cells that it crosses.
/// in: facilities, numbered in their order, any number of them in a cell; ways' planes of where's tiling, of
/// at least two rows and columns per tile unless that is all of the grid; out: nearest
/// throws: RasterError at a friction that is not above 0; LimitError above most_facilities
/// source: domain-spec X3, X4 and 15
TravelReport travel_time(const WholeGrid& where, const TravelWays& ways, std::span<const Cell> facilities,
                         TilePlane<Label>& nearest);

/// The same to the nearest facility other than the one that `nearest` names: where a cell's people go once
/// theirs has failed. in: nearest, of the same ways and facilities
TravelReport second_nearest(const WholeGrid& where, const TravelWays& ways, std::span<const Cell> facilities,
                            const TilePlane<Label>& nearest, TilePlane<Label>& second);

/// The memory of where.device, a GPU, that either takes with so many facilities: that of the second, which is
/// more. Nothing when the grid has more cells than these passes count.
[[nodiscard]] std::optional<std::int64_t> bytes_of_travel_on_device(const WholeGrid& where,
                                                                    const TravelWays& ways,
                                                                    std::int64_t facilities);

}  // namespace firnline
