// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <map>
#include <span>
#include <string>

namespace firnline {

/// What a band says of its cells with data. Private to export/.
struct StatisticsOfBand {
  std::int64_t cells = 0, valid = 0;
  double least = 0, greatest = 0, mean = 0, standard_deviation = 0;  ///< meaningless when nothing is valid
};

/// The names under which GDAL and QGIS look for them.
[[nodiscard]] std::map<std::string, std::string> statistics_items(const StatisticsOfBand& band);

/// Least, greatest, mean and spread of the cells of a band that have data. Row by row: the result does not
/// depend on how many rows come at a time. Private to export/.
class BandStatistics {
 public:
  /// cells: whole rows, row-major; NaN = no data. What is infinite has data that no mean can hold: it is left
  /// out too.
  void add(std::span<const float> cells, std::int64_t cols);

  [[nodiscard]] std::int64_t valid() const { return valid_; }
  [[nodiscard]] std::int64_t cells() const { return cells_; }
  [[nodiscard]] float least() const {
    return least_;
  }  ///< meaningless when nothing is valid, as all that follow
  [[nodiscard]] float greatest() const { return greatest_; }
  [[nodiscard]] double mean() const { return mean_; }
  [[nodiscard]] double standard_deviation() const;  ///< of the whole population, as GDAL has it
  [[nodiscard]] StatisticsOfBand all() const {
    return {cells_, valid_, least_, greatest_, mean_, standard_deviation()};
  }

 private:
  void add_row(std::span<const float> row);

  std::int64_t cells_ = 0;
  std::int64_t valid_ = 0;
  float least_ = 0;
  float greatest_ = 0;
  double mean_ = 0;
  double squares_ = 0;  ///< sum of squared deviations from the mean
};

}  // namespace firnline
