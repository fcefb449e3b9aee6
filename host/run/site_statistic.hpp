// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "kernels/indicators/indicator.hpp"
#include "kernels/mapalgebra/zonal.hpp"

namespace firnline {

/// What one indicator is worth over a site's footprint.
enum class SiteStatistic {
  mean,  ///< of the cells with data, weighted by covered area (lines: by metres)
  sum,   ///< of the cells with data, each times its covered share
  min,   ///< smallest value of any touched cell
  max,   ///< greatest value of any touched cell
};

/// The indicator's own one (docs/indicators.md, column "extracted").
[[nodiscard]] SiteStatistic own_statistic(Extraction extraction);

/// "mean", "sum", "min", "max": as profiles write them and the manifest keeps them.
[[nodiscard]] std::string name_of(SiteStatistic statistic);

/// What a profile may ask of an indicator: a count per cell (people, hectares) only its sum, because its mean
/// and extremes depend on the size of the cells; anything else its mean and extremes, because a sum of
/// degrees means nothing.
[[nodiscard]] std::vector<std::string> statistics_of(Extraction extraction);

/// out: the value, in the indicator's unit; NaN without data
[[nodiscard]] double value_of(SiteStatistic statistic, const ZoneSums& sums, const SumQuantum& quantum);

}  // namespace firnline
