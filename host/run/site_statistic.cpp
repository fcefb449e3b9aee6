// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "host/run/site_statistic.hpp"

namespace firnline {

SiteStatistic own_statistic(Extraction extraction) {
  switch (extraction) {
    case Extraction::sum:
      return SiteStatistic::sum;
    case Extraction::max:
      return SiteStatistic::max;
    case Extraction::mean:
      break;
  }
  return SiteStatistic::mean;
}

std::string name_of(SiteStatistic statistic) {
  switch (statistic) {
    case SiteStatistic::sum:
      return "sum";
    case SiteStatistic::min:
      return "min";
    case SiteStatistic::max:
      return "max";
    case SiteStatistic::mean:
      break;
  }
  return "mean";
}

std::vector<std::string> statistics_of(Extraction extraction) {
  if (extraction == Extraction::sum) return {"sum"};
  return {"mean", "min", "max"};
}

double value_of(SiteStatistic statistic, const ZoneSums& sums, const SumQuantum& quantum) {
  switch (statistic) {
    case SiteStatistic::sum:
      return zone_sum(sums, quantum);
    case SiteStatistic::min:
      return zone_min(sums);
    case SiteStatistic::max:
      return zone_max(sums);
    case SiteStatistic::mean:
      break;
  }
  return zone_mean(sums, quantum);
}

}  // namespace firnline
