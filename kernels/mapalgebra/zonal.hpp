// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>
#include <vector>

#include "kernels/backend/device.hpp"
#include "kernels/grid/cell.hpp"
#include "kernels/grid/grid_spec.hpp"
#include "kernels/grid/zone.hpp"

namespace firnline {

/// Shares of a cell, and areas as a share of the largest cell, are whole numbers of 2^-share_bits.
inline constexpr int share_bits = 40;

/// Exact sums of one quantity over one zone: whole numbers of quanta, so that any order, tiling or thread
/// count gives the same bits. Every value, share and area is rounded once, half to even; their products and
/// sums are exact. Zones that partition cells therefore add up to the whole, bit for bit, where the rounded
/// shares of a cell add to 1.
/// Over a zone of lengths (ZoneMeasure) metres of line stand in the place of covered area.
struct ZoneSums {
  __int128 weighted_value = 0;  ///< sum of value x covered area, in quanta
  __int128 covered_value = 0;   ///< sum of value x covered share, in quanta (extensive quantities)
  __int128 valid_area = 0;      ///< sum of covered area with data, in 2^-share_bits of the area unit
  __int128 total_area = 0;      ///< sum of covered area, in 2^-share_bits of the area unit
  float low = std::numeric_limits<float>::infinity();    ///< over cells with data that the zone touches
  float high = -std::numeric_limits<float>::infinity();  ///< likewise; low > high: no cell had data

  void merge(const ZoneSums& other);
  friend bool operator==(const ZoneSums&, const ZoneSums&) = default;
};

/// The steps of the exact sums of one quantity.
struct SumQuantum {
  double value_quantum = 0;  ///< a power of two: the quantum of value x share and of value x area / area_unit
  double area_unit_m2 = 1;   ///< area of the largest cell

  /// in: the range that every value lies in, the number of cells of the grid, the area of its largest cell.
  /// Values get 50 bits of resolution (of the larger bound's power of two), fewer above 2^35 cells, so that
  /// the sum over all cells cannot leave 126 bits. throws: LimitError when fewer than 24 bits (a float's)
  /// would be left, or when range or area is not finite
  [[nodiscard]] static SumQuantum choose(double low, double high, std::int64_t cells,
                                         double largest_cell_area_m2);
};

/// The area of the grid's largest cell: what SumQuantum::choose wants. cost: one row_metrics() per row.
[[nodiscard]] double largest_cell_area_m2(const GridSpec& grid);

/// What one tile adds to the zones that touch it. Zones that it does not touch have no entry.
struct ZoneContribution {
  std::int32_t zone = 0;
  std::int32_t quantity = 0;
  ZoneSums sums;
  friend bool operator==(const ZoneContribution&, const ZoneContribution&) = default;
};

/// Contributions as bytes for the checkpoint: little-endian, fixed layout, the same on every machine.
[[nodiscard]] std::vector<std::byte> to_bytes(std::span<const ZoneContribution> contributions);
/// throws: CheckpointError when the bytes are not such a list
[[nodiscard]] std::vector<ZoneContribution> from_bytes(std::span<const std::byte> bytes);

/// A piece of a zone's run inside a window: neighbouring cells of one row, all covered to the same share.
struct ZoneSegment {
  std::int32_t zone = 0;
  std::int32_t run = 0;     ///< of the zone
  std::int64_t offset = 0;  ///< of its first cell in the window, row-major
  std::int32_t cells = 0;   ///< at most cells_per_segment
};
/// So that sums of a segment stay inside 63 bits.
inline constexpr std::int32_t cells_per_segment = 2048;

/// Sums of one quantity over a segment, as far as its cells have data: whole numbers, whoever adds them up.
struct SegmentSums {
  std::int64_t steps = 0;  ///< of the values' quantum
  std::int32_t valid = 0;  ///< cells with data
  float low = __builtin_huge_valf();
  float high = -__builtin_huge_valf();
};

/// Zones cut once into per-row work, so that a tile finds its runs at once.
class ZoneIndex {
 public:
  /// Keeps a view of the zones: they must outlive the index and stay as they are.
  /// throws: BugError when a run lies outside the grid, is empty or has a weight outside (0, 1]
  ZoneIndex(const GridSpec& grid, std::span<const Zone> zones);

  /// The pieces of all zones inside a window, sorted by (zone, run, first cell). throws: BugError outside the
  /// grid
  [[nodiscard]] std::vector<ZoneSegment> segments(const Window& window) const;

  /// What a window adds to its zones. sums: those of segments(window), one per quantity and segment
  /// (sums[segment * quanta.size() + quantity]). out: sorted by (zone, quantity); all quantities of a touched
  /// zone, also those without data. throws: RasterError at a value far outside the range its quantum was
  /// chosen for
  [[nodiscard]] std::vector<ZoneContribution> contributions(const Window& window,
                                                            std::span<const ZoneSegment> segments,
                                                            std::span<const SegmentSums> sums,
                                                            std::span<const SumQuantum> quanta) const;

  /// What each cell of a piece weighs in a mean: the covered area, a whole number of 2^-share_bits of the
  /// area unit; over a zone of lengths the metres, of its unit.
  [[nodiscard]] std::int64_t weight_of(const ZoneSegment& segment, const SumQuantum& quantum) const;

  /// The same where cells weigh what they hold: the count times the covered share, a whole number of steps of
  /// about 2^-share_bits of the counts' range. in: count >= 0 and its quantum
  [[nodiscard]] std::int64_t weight_of(const ZoneSegment& segment, float count,
                                       const SumQuantum& quantum) const;

  /// The share of each cell of a piece that is covered, a whole number of 2^-share_bits; of areas.
  [[nodiscard]] std::int64_t share_of(const ZoneSegment& segment) const;

  /// Gathers quantity tiles (window.rows x window.cols, row-major, NaN = no data) over every zone touching
  /// the window: segments(), sums_of_segments() and contributions() in one. Safe to call from several
  /// threads.
  [[nodiscard]] std::vector<ZoneContribution> gather(const Window& window,
                                                     std::span<const std::span<const float>> quantities,
                                                     std::span<const SumQuantum> quanta,
                                                     const Device& device = {}) const;

 private:
  struct Entry {
    std::int32_t zone = 0;
    std::int32_t run = 0;    ///< of the zone
    std::int64_t reach = 0;  ///< greatest last column of this and all earlier entries of the row
  };

  [[nodiscard]] double cell_size(const ZoneSegment& segment, const SumQuantum& quantum) const;
  [[nodiscard]] const ZoneRun& run_of(std::int32_t zone, std::int32_t run) const;
  [[nodiscard]] std::span<const Entry> entries_of(std::int64_t row) const;
  [[nodiscard]] std::vector<Entry> touching(const Window& window) const;

  GridSpec grid_;
  std::span<const Zone> zones_;
  std::vector<std::int64_t> first_of_row_;  ///< rows + 1 positions in entries_
  std::vector<Entry> entries_;              ///< by row, then by first column
  std::vector<double> row_area_m2_;         ///< of one cell; a single number on projected grids
};

/// Sums every segment of a window on the CPU. quantities: planes of the window, which cover it wherever a
/// segment lies. out: sums[segment * quantities.size() + quantity]
[[nodiscard]] std::vector<SegmentSums> sums_of_segments(const Device& device,
                                                        std::span<const ZoneSegment> segments,
                                                        std::span<const std::span<const float>> quantities,
                                                        std::span<const SumQuantum> quanta);

/// in: sums and their quantum; out: the zone's value. NaN when nothing valid. source: domain-spec 15 (order
/// of composite)
[[nodiscard]] double zone_mean(const ZoneSums& sums,
                               const SumQuantum& quantum);  ///< weighted by covered area
[[nodiscard]] double zone_sum(const ZoneSums& sums,
                              const SumQuantum& quantum);  ///< weighted by covered share
[[nodiscard]] double zone_min(const ZoneSums& sums);
[[nodiscard]] double zone_max(const ZoneSums& sums);
/// Covered area inside the grid, with or without data, in m2.
[[nodiscard]] double zone_area_m2(const ZoneSums& sums, const SumQuantum& quantum);
/// Share of the covered area inside the grid that had data, 0..1; 0 when the zone covers nothing.
[[nodiscard]] double zone_valid_share(const ZoneSums& sums);

}  // namespace firnline
