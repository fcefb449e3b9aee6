// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "kernels/indicators/indicator.hpp"
#include "kernels/mapalgebra/distribution.hpp"
#include "kernels/mapalgebra/zonal.hpp"

namespace firnline {

/// What one indicator is worth over a site's footprint, from its cells with data.
struct SiteStatistic {
  enum class Kind {
    mean,      ///< weighted by covered area (lines: by metres)
    sum,       ///< of values times covered share
    min,       ///< smallest value of any touched cell
    max,       ///< greatest value of any touched cell
    range,     ///< max less min
    stdev,     ///< about the mean, weighted like it
    quantile,  ///< smallest value that `percent` of the covered area (metres) do not exceed
  };
  Kind kind = Kind::mean;
  int percent = 0;  ///< of a quantile, 1..99

  /// Every cell of the footprint must be there at once; sums over tiles do not suffice.
  [[nodiscard]] bool needs_cells() const { return kind == Kind::stdev || kind == Kind::quantile; }
  /// Says how much the cells differ: of a single cell it is always 0.
  [[nodiscard]] bool is_spread() const { return kind == Kind::stdev || kind == Kind::range; }
  /// May cells weigh by what they hold instead of by their area?
  [[nodiscard]] bool may_be_weighted() const { return kind == Kind::mean || needs_cells(); }
  friend bool operator==(const SiteStatistic&, const SiteStatistic&) = default;
};

/// The indicator's own one (docs/indicators.md, column "extracted").
[[nodiscard]] SiteStatistic own_statistic(Extraction extraction);

/// "mean", "sum", "min", "max", "range", "stdev", "p01" to "p99": as profiles write them and the manifest
/// keeps them. statistic_named gives nothing for other words.
[[nodiscard]] std::string name_of(SiteStatistic statistic);
[[nodiscard]] std::optional<SiteStatistic> statistic_named(std::string_view name);

/// May a profile ask this of an indicator? A count per cell (people, hectares) has only its sum, because its
/// mean and extremes depend on the size of the cells; anything else has all but a sum, because a sum of
/// degrees means nothing.
[[nodiscard]] bool makes_sense(SiteStatistic statistic, Extraction extraction);
/// Those that do, for messages.
[[nodiscard]] std::string statistics_of(Extraction extraction);

/// in: a statistic that needs no cells. out: the value, in the indicator's unit; NaN without data
[[nodiscard]] double value_of(SiteStatistic statistic, const ZoneSums& sums, const SumQuantum& quantum);
/// in: a statistic that may be weighted, and the cells with data, sorted by sort_by_value. out: likewise
[[nodiscard]] double value_of(SiteStatistic statistic, std::span<const WeightedValue> sorted);

}  // namespace firnline
