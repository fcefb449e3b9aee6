// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "rasters/export/band_statistics.hpp"

#include <algorithm>
#include <cmath>

#include "kernels/grid/number_text.hpp"

namespace firnline {

std::map<std::string, std::string> statistics_items(const StatisticsOfBand& band) {
  const double percent = 100.0 * static_cast<double>(band.valid) / static_cast<double>(band.cells);
  std::map<std::string, std::string> items = {
      {"STATISTICS_VALID_PERCENT", number_text(std::round(percent * 100) / 100)}};
  if (band.valid == 0) return items;
  items["STATISTICS_MINIMUM"] = number_text(band.least);
  items["STATISTICS_MAXIMUM"] = number_text(band.greatest);
  items["STATISTICS_MEAN"] = number_text(band.mean);
  items["STATISTICS_STDDEV"] = number_text(band.standard_deviation);
  return items;
}

void BandStatistics::add(std::span<const float> cells, std::int64_t cols) {
  for (; !cells.empty(); cells = cells.subspan(static_cast<std::size_t>(cols)))
    add_row(cells.first(static_cast<std::size_t>(cols)));
}

double BandStatistics::standard_deviation() const {
  return std::sqrt(squares_ / static_cast<double>(valid_));
}

void BandStatistics::add_row(std::span<const float> row) {
  cells_ += static_cast<std::int64_t>(row.size());
  std::int64_t valid = 0;
  double sum = 0;
  for (const float cell : row) {
    if (!std::isfinite(cell)) continue;
    const bool is_first = valid_ + valid == 0;
    least_ = is_first ? cell : std::min(least_, cell);
    greatest_ = is_first ? cell : std::max(greatest_, cell);
    sum += static_cast<double>(cell);
    ++valid;
  }
  if (valid == 0) return;
  const double row_mean = sum / static_cast<double>(valid);
  double row_squares = 0;
  for (const float cell : row)
    if (std::isfinite(cell))
      row_squares += (static_cast<double>(cell) - row_mean) * (static_cast<double>(cell) - row_mean);

  // Two groups joined (Chan, Golub and LeVeque 1979): no large sums that would swallow the small cells.
  const auto before = static_cast<double>(valid_), added = static_cast<double>(valid);
  const double total = before + added, difference = row_mean - mean_;
  mean_ += difference * added / total;
  squares_ += row_squares + difference * difference * before * added / total;
  valid_ += valid;
}

}  // namespace firnline
