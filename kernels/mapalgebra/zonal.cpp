// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "kernels/mapalgebra/zonal.hpp"

#include <algorithm>
#include <bit>
#include <string>
#include <utility>

#include "kernels/backend/primitives.hpp"
#include "kernels/backend/rows.hpp"
#include "kernels/grid/elementary.hpp"
#include "kernels/grid/error.hpp"
#include "kernels/mapalgebra/zone_steps.hpp"

namespace firnline {
namespace {

constexpr double shares_of_cell = static_cast<double>(std::int64_t{1} << share_bits);

constexpr int most_value_bits =
    50;  // of the range; a value up to twice the range still passes through `magic`
constexpr int least_value_bits = 24;   // what a float holds
constexpr int sum_bits = 126;          // of __int128, sign and one spare bit apart
constexpr double most_area_units = 2;  // of one cell: the spare bit

using zonal::most_steps;
using zonal::rounded;

/// 2^exponent, for exponents of normal doubles.
double power_of_two(int exponent) {
  return std::bit_cast<double>(static_cast<std::uint64_t>(exponent + 1023) << 52);
}

/// The smallest e with size <= 2^e. in: size > 0 and normal
int exponent_above(double size) {
  const auto bits = std::bit_cast<std::uint64_t>(size);
  const int exponent = static_cast<int>(bits >> 52) - 1023;
  return (bits << 12) == 0 ? exponent : exponent + 1;
}

/// Quantum of the values themselves, before they are multiplied by a share.
double quantum_of_values(const SumQuantum& quantum) {
  return quantum.value_quantum * shares_of_cell;
}

/// Area of one cell of each row; on a projected grid all rows are alike and one number stands for them.
std::vector<double> row_areas_m2(const GridSpec& grid) {
  const std::int64_t rows = grid.geographic ? grid.rows : std::min<std::int64_t>(grid.rows, 1);
  std::vector<double> areas;
  for (std::int64_t row = 0; row < rows; ++row) areas.push_back(row_metrics(grid, row).area_m2);
  return areas;
}

bool inside_range(const SegmentSums& sums, double steps_per_unit) {
  if (sums.valid == 0) return true;
  return static_cast<double>(sums.low) * steps_per_unit >= -most_steps &&
         static_cast<double>(sums.high) * steps_per_unit <= most_steps;
}

[[noreturn]] void refuse_value(const SegmentSums& sums, double steps_per_unit, const Cell& first,
                               std::int64_t cells) {
  const bool too_low = !(static_cast<double>(sums.low) * steps_per_unit >= -most_steps);
  throw RasterError(
      "A value of " + std::to_string(too_low ? sums.low : sums.high) +
          " lies far outside the range that was declared for this quantity; it cannot be summed.",
      "row " + std::to_string(first.row) + ", columns " + std::to_string(first.col) + " to " +
          std::to_string(first.col + cells - 1),
      "Check the layer's unit and its no-data value.");
}

/// What one run of a zone means in whole numbers.
struct RunShares {
  std::int64_t share = 0;  ///< of each cell
  std::int64_t area = 0;   ///< of each cell, as a share of the area unit
};

RunShares shares_of(double weight, double area_units) {
  if (!(area_units <= most_area_units))
    throw BugError("A cell has " + std::to_string(area_units) +
                   " times the area that the largest cell was said to have.");
  return {rounded(weight * shares_of_cell), rounded(weight * area_units * shares_of_cell)};
}

void add_run(ZoneSums& zone, const SegmentSums& run, RunShares shares, std::int64_t cells) {
  zone.weighted_value += static_cast<__int128>(run.steps) * shares.area;
  zone.covered_value += static_cast<__int128>(run.steps) * shares.share;
  zone.valid_area += static_cast<__int128>(run.valid) * shares.area;
  zone.total_area += static_cast<__int128>(cells) * shares.area;
  zone.low = std::min(zone.low, run.low);
  zone.high = std::max(zone.high, run.high);
}

void require_run(const ZoneRun& run, const GridSpec& grid, std::size_t zone) {
  const bool inside = run.row >= 0 && run.row < grid.rows && run.col_first >= 0 && run.col_last < grid.cols;
  if (!inside || run.col_first > run.col_last || !(run.weight > 0) || run.weight > 1)
    throw BugError("Zone " + std::to_string(zone) + " has a run of columns " + std::to_string(run.col_first) +
                   " to " + std::to_string(run.col_last) + " in row " + std::to_string(run.row) +
                   " with weight " + std::to_string(run.weight) + ", which is not a run of this grid.");
}

}  // namespace

void ZoneSums::merge(const ZoneSums& other) {
  weighted_value += other.weighted_value;
  covered_value += other.covered_value;
  valid_area += other.valid_area;
  total_area += other.total_area;
  low = std::min(low, other.low);
  high = std::max(high, other.high);
}

// The proof: |value| <= 2^(bits + 1) steps (checked in gather), share and area <= 2^share_bits, and a zone
// holds each cell at most once, so |sum| <= 2^(bits + 1 + share_bits + bits of the number of cells) <=
// 2^sum_bits. The bit above takes cells of up to most_area_units.
SumQuantum SumQuantum::choose(double low, double high, std::int64_t cells, double largest_cell_area_m2) {
  const double size = elementary::greater(elementary::absolute(low), elementary::absolute(high));
  if (!(elementary::absolute(low) <= 0x1p900) || !(elementary::absolute(high) <= 0x1p900))
    throw LimitError("The range " + std::to_string(low) + " to " + std::to_string(high) +
                     " of a quantity is not finite; it cannot be summed exactly.");
  if (!(largest_cell_area_m2 > 0) || !elementary::is_finite(largest_cell_area_m2) || cells < 0)
    throw LimitError("A grid of " + std::to_string(cells) + " cells of up to " +
                     std::to_string(largest_cell_area_m2) + " m2 cannot be summed over.");
  const int cell_bits = static_cast<int>(std::bit_width(static_cast<std::uint64_t>(cells)));
  const int bits = std::min(most_value_bits, sum_bits - 1 - share_bits - cell_bits);
  if (bits < least_value_bits)
    throw LimitError("A grid of " + std::to_string(cells) + " cells is too large for exact sums.", {},
                     "Use a coarser grid or a smaller extent.");
  const int exponent = exponent_above(std::max(size, 0x1p-900));
  return {power_of_two(exponent - bits - share_bits), largest_cell_area_m2};
}

double largest_cell_area_m2(const GridSpec& grid) {
  const auto areas = row_areas_m2(grid);
  const std::int64_t row = place_of_greatest({}, areas);
  return row < 0 ? 0 : areas[static_cast<std::size_t>(row)];
}

ZoneIndex::ZoneIndex(const GridSpec& grid, std::span<const Zone> zones) : grid_(grid), zones_(zones) {
  std::vector<std::int64_t> runs_in_row(static_cast<std::size_t>(grid.rows), 0);
  for (std::size_t zone = 0; zone < zones.size(); ++zone) {
    for (const ZoneRun& run : zones[zone].runs) {
      require_run(run, grid, zone);
      ++runs_in_row[static_cast<std::size_t>(run.row)];
    }
  }
  first_of_row_ = exclusive_sums({}, runs_in_row);
  entries_.resize(static_cast<std::size_t>(first_of_row_.back()));
  std::vector<std::int64_t> next = first_of_row_;
  for (std::size_t zone = 0; zone < zones.size(); ++zone)
    for (std::size_t run = 0; run < zones[zone].runs.size(); ++run)
      entries_[static_cast<std::size_t>(next[static_cast<std::size_t>(zones[zone].runs[run].row)]++)] = {
          static_cast<std::int32_t>(zone), static_cast<std::int32_t>(run), 0};
  for (std::size_t row = 0; row + 1 < first_of_row_.size(); ++row) {
    const auto first = entries_.begin() + first_of_row_[row];
    const auto last = entries_.begin() + first_of_row_[row + 1];
    std::stable_sort(first, last, [&](const Entry& a, const Entry& b) {
      return run_of(a.zone, a.run).col_first < run_of(b.zone, b.run).col_first;
    });
    std::int64_t reach = -1;
    for (auto entry = first; entry != last; ++entry)
      entry->reach = reach = std::max(reach, run_of(entry->zone, entry->run).col_last);
  }
  row_area_m2_ = row_areas_m2(grid);
}

const ZoneRun& ZoneIndex::run_of(std::int32_t zone, std::int32_t run) const {
  return zones_[static_cast<std::size_t>(zone)].runs[static_cast<std::size_t>(run)];
}

std::span<const ZoneIndex::Entry> ZoneIndex::entries_of(std::int64_t row) const {
  const std::int64_t first = first_of_row_[static_cast<std::size_t>(row)],
                     end = first_of_row_[static_cast<std::size_t>(row) + 1];
  return std::span(entries_).subspan(static_cast<std::size_t>(first), static_cast<std::size_t>(end - first));
}

/// Sorted by zone, and by run within it: so a tile's cells are visited zone by zone, and the result needs no
/// sorting.
std::vector<ZoneIndex::Entry> ZoneIndex::touching(const Window& window) const {
  std::vector<Entry> found;
  for (std::int64_t row = window.row; row < window.row + window.rows; ++row) {
    const auto entries = entries_of(row);
    const auto first = std::partition_point(entries.begin(), entries.end(),
                                            [&](const Entry& entry) { return entry.reach < window.col; });
    for (auto entry = first; entry != entries.end(); ++entry) {
      const ZoneRun& run = run_of(entry->zone, entry->run);
      if (run.col_first >= window.col + window.cols) break;
      if (run.col_last >= window.col) found.push_back(*entry);
    }
  }
  std::sort(found.begin(), found.end(), [](const Entry& a, const Entry& b) {
    return std::pair(a.zone, a.run) < std::pair(b.zone, b.run);
  });
  return found;
}

std::vector<ZoneSegment> ZoneIndex::segments(const Window& window) const {
  if (window.intersected(grid_.whole()) != window)
    throw BugError("A window outside the grid was given to the zones.");
  std::vector<ZoneSegment> segments;
  for (const Entry& entry : touching(window)) {
    const ZoneRun& run = run_of(entry.zone, entry.run);
    const std::int64_t last = std::min(run.col_last, window.col + window.cols - 1);
    for (std::int64_t col = std::max(run.col_first, window.col); col <= last; col += cells_per_segment)
      segments.push_back(
          {entry.zone, entry.run, (run.row - window.row) * window.cols + col - window.col,
           static_cast<std::int32_t>(std::min<std::int64_t>(last - col + 1, cells_per_segment))});
  }
  return segments;
}

/// Of a whole cell: its share of the area unit, or 1 where metres of line are counted.
double ZoneIndex::cell_size(const ZoneSegment& segment, const SumQuantum& quantum) const {
  if (zones_[static_cast<std::size_t>(segment.zone)].measure == ZoneMeasure::length) return 1;
  const std::int64_t row = run_of(segment.zone, segment.run).row;
  return row_area_m2_[grid_.geographic ? static_cast<std::size_t>(row) : 0] / quantum.area_unit_m2;
}

std::int64_t ZoneIndex::weight_of(const ZoneSegment& segment, const SumQuantum& quantum) const {
  return shares_of(run_of(segment.zone, segment.run).weight, cell_size(segment, quantum)).area;
}

std::int64_t ZoneIndex::weight_of(const ZoneSegment& segment, float count, const SumQuantum& quantum) const {
  constexpr double coarser = std::int64_t{1} << (most_value_bits - share_bits);  // so that weights stay small
  const double held = static_cast<double>(count) * run_of(segment.zone, segment.run).weight;
  return rounded(held * (zonal::steps_per_unit(quantum) / coarser));
}

std::int64_t ZoneIndex::share_of(const ZoneSegment& segment) const {
  return rounded(run_of(segment.zone, segment.run).weight * shares_of_cell);
}

std::vector<ZoneContribution> ZoneIndex::contributions(const Window& window,
                                                       std::span<const ZoneSegment> segments,
                                                       std::span<const SegmentSums> sums,
                                                       std::span<const SumQuantum> quanta) const {
  if (sums.size() != segments.size() * quanta.size())
    throw BugError("The sums of a window do not fit its segments and quantities.");
  std::vector<ZoneContribution> result;
  std::size_t zones = 0;
  for (std::size_t s = 0; s < segments.size(); ++s)
    zones += s == 0 || segments[s].zone != segments[s - 1].zone;
  result.reserve(zones * quanta.size());
  for (std::size_t s = 0; s < segments.size(); ++s) {
    const ZoneSegment& segment = segments[s];
    if (result.empty() || result.back().zone != segment.zone)
      for (std::size_t q = 0; q < quanta.size(); ++q)
        result.push_back({segment.zone, static_cast<std::int32_t>(q), {}});
    const ZoneRun& run = run_of(segment.zone, segment.run);
    for (std::size_t q = 0; q < quanta.size(); ++q) {
      const SegmentSums& own = sums[s * quanta.size() + q];
      const double steps = zonal::steps_per_unit(quanta[q]);
      if (!inside_range(own, steps))
        refuse_value(own, steps, {run.row, window.col + segment.offset % window.cols}, segment.cells);
      const RunShares shares = shares_of(run.weight, cell_size(segment, quanta[q]));
      add_run(result[result.size() - quanta.size() + q].sums, own, shares, segment.cells);
    }
  }
  return result;
}

std::vector<ZoneContribution> ZoneIndex::gather(const Window& window,
                                                std::span<const std::span<const float>> quantities,
                                                std::span<const SumQuantum> quanta,
                                                const Device& device) const {
  if (quantities.size() != quanta.size())
    throw BugError("Quantities without a quantum were given to the zones.");
  for (const auto& cells : quantities)
    if (cells.size() != static_cast<std::size_t>(window.cells()))
      throw BugError("A quantity does not fill the window that is gathered over zones.");
  const auto pieces = segments(window);
  return contributions(window, pieces, sums_of_segments(device, pieces, quantities, quanta), quanta);
}

std::vector<SegmentSums> sums_of_segments(const Device& device, std::span<const ZoneSegment> segments,
                                          std::span<const std::span<const float>> quantities,
                                          std::span<const SumQuantum> quanta) {
  std::vector<double> steps;
  for (const SumQuantum& quantum : quanta) steps.push_back(zonal::steps_per_unit(quantum));
  std::vector<SegmentSums> sums(segments.size() * quantities.size());
  backend::for_each_row(device, static_cast<std::int64_t>(segments.size()), [&](std::int64_t row) noexcept {
    const auto s = static_cast<std::size_t>(row);
    const auto first = static_cast<std::size_t>(segments[s].offset),
               size = static_cast<std::size_t>(segments[s].cells);
    for (std::size_t q = 0; q < quantities.size(); ++q) {
      SegmentSums own;
      for (const float cell : quantities[q].subspan(first, size)) zonal::add_cell(own, cell, steps[q]);
      sums[s * quantities.size() + q] = own;
    }
  });
  return sums;
}

double zonal::steps_per_unit(const SumQuantum& quantum) {
  return 1 / quantum_of_values(quantum);
}

double zone_mean(const ZoneSums& sums, const SumQuantum& quantum) {
  if (sums.valid_area == 0) return std::numeric_limits<double>::quiet_NaN();
  const double mean = static_cast<double>(sums.weighted_value) / static_cast<double>(sums.valid_area) *
                      quantum_of_values(quantum);
  return elementary::clamped(mean, static_cast<double>(sums.low), static_cast<double>(sums.high));
}

double zone_sum(const ZoneSums& sums, const SumQuantum& quantum) {
  if (sums.low > sums.high) return std::numeric_limits<double>::quiet_NaN();
  return static_cast<double>(sums.covered_value) * quantum.value_quantum;
}

double zone_min(const ZoneSums& sums) {
  if (sums.low > sums.high) return std::numeric_limits<double>::quiet_NaN();
  return static_cast<double>(sums.low);
}

double zone_max(const ZoneSums& sums) {
  if (sums.low > sums.high) return std::numeric_limits<double>::quiet_NaN();
  return static_cast<double>(sums.high);
}

double zone_area_m2(const ZoneSums& sums, const SumQuantum& quantum) {
  return static_cast<double>(sums.total_area) / shares_of_cell * quantum.area_unit_m2;
}

double zone_valid_share(const ZoneSums& sums) {
  if (sums.total_area == 0) return 0;
  return static_cast<double>(sums.valid_area) / static_cast<double>(sums.total_area);
}

}  // namespace firnline
