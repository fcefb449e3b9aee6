// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <limits>
#include <span>
#include <vector>

#include "kernels/grid/cell.hpp"
#include "kernels/grid/grid_spec.hpp"
#include "kernels/grid/zone.hpp"

namespace firnline {

/// Exact sums of one quantity over one zone: integers in a quantum chosen in plan, so that any order, tiling or thread
/// count gives the same bits.
struct ZoneSums {
  __int128 weighted_value = 0;   ///< sum of value x covered area, in quanta
  __int128 covered_value = 0;    ///< sum of value x covered share, in quanta (extensive quantities)
  __int128 valid_area = 0;       ///< sum of covered area with data
  __int128 total_area = 0;       ///< sum of covered area
  float low = std::numeric_limits<float>::infinity();    ///< over cells with data and weight > 0
  float high = -std::numeric_limits<float>::infinity();

  void merge(const ZoneSums& other);
  friend bool operator==(const ZoneSums&, const ZoneSums&) = default;
};

/// The steps of the exact sums of one quantity. Chosen so that cells x range can never overflow 127 bits (proved in
/// the constructor: throws LimitError otherwise).
struct SumQuantum {
  double value_quantum = 0;  ///< of value x share and of value x area / area_unit
  double area_unit_m2 = 1;   ///< areas are counted in this x 2^-32

  static SumQuantum choose(double low, double high, std::int64_t cells, double largest_cell_area_m2);
};

/// What one tile adds to the zones that touch it. Zones that it does not touch have no entry.
struct ZoneContribution {
  std::int32_t zone = 0;
  std::int32_t quantity = 0;
  ZoneSums sums;
};

/// Zones cut once into per-tile work: for each tile window, which runs of which zones lie in it.
class ZoneIndex {
 public:
  ZoneIndex(const GridSpec& grid, std::span<const Zone> zones);

  /// Gathers quantity tiles (window.rows x window.cols, NaN = no data) over every zone touching the window.
  [[nodiscard]] std::vector<ZoneContribution> gather(const Window& window,
                                                     std::span<const std::span<const float>> quantities,
                                                     std::span<const SumQuantum> quanta) const;

 private:
  GridSpec grid_;
  std::span<const Zone> zones_;
  std::vector<std::vector<std::pair<std::int32_t, std::int32_t>>> runs_of_row_;  ///< row -> (zone, run)
};

/// in: sums and their quantum; out: the zone's value. NaN when nothing valid. source: domain-spec 15 (order of composite)
[[nodiscard]] double zone_mean(const ZoneSums& sums, const SumQuantum& quantum);
[[nodiscard]] double zone_sum(const ZoneSums& sums, const SumQuantum& quantum);
[[nodiscard]] double zone_max(const ZoneSums& sums);
/// Share of the covered area inside the grid that had data, 0..1.
[[nodiscard]] double zone_valid_share(const ZoneSums& sums);

}  // namespace firnline
