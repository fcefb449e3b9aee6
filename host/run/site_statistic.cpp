// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "host/run/site_statistic.hpp"

#include <array>
#include <utility>

#include "kernels/grid/error.hpp"

namespace firnline {
namespace {

using Kind = SiteStatistic::Kind;

constexpr std::array<std::pair<std::string_view, Kind>, 6> plain_names = {{{"mean", Kind::mean},
                                                                           {"sum", Kind::sum},
                                                                           {"min", Kind::min},
                                                                           {"max", Kind::max},
                                                                           {"range", Kind::range},
                                                                           {"stdev", Kind::stdev}}};

[[noreturn]] void refuse_source(SiteStatistic statistic) {
  throw BugError("The statistic '" + name_of(statistic) + "' of a site was asked of what cannot tell it.");
}

}  // namespace

SiteStatistic own_statistic(Extraction extraction) {
  switch (extraction) {
    case Extraction::sum:
      return {Kind::sum};
    case Extraction::max:
      return {Kind::max};
    case Extraction::mean:
      break;
  }
  return {Kind::mean};
}

std::string name_of(SiteStatistic statistic) {
  for (const auto& [name, kind] : plain_names)
    if (kind == statistic.kind) return std::string(name);
  return (statistic.percent < 10 ? "p0" : "p") + std::to_string(statistic.percent);
}

std::optional<SiteStatistic> statistic_named(std::string_view name) {
  for (const auto& [known, kind] : plain_names)
    if (name == known) return SiteStatistic{kind};
  const auto digit = [](char letter) { return letter >= '0' && letter <= '9'; };
  if (name.size() != 3 || name[0] != 'p' || !digit(name[1]) || !digit(name[2]) || name == "p00")
    return std::nullopt;
  return SiteStatistic{Kind::quantile, 10 * (name[1] - '0') + (name[2] - '0')};
}

bool makes_sense(SiteStatistic statistic, Extraction extraction) {
  return (statistic.kind == Kind::sum) == (extraction == Extraction::sum);
}

std::string statistics_of(Extraction extraction) {
  return extraction == Extraction::sum ? "sum" : "mean, min, max, range, stdev, p01 to p99";
}

double value_of(SiteStatistic statistic, const ZoneSums& sums, const SumQuantum& quantum) {
  switch (statistic.kind) {
    case Kind::mean:
      return zone_mean(sums, quantum);
    case Kind::sum:
      return zone_sum(sums, quantum);
    case Kind::min:
      return zone_min(sums);
    case Kind::max:
      return zone_max(sums);
    case Kind::range:
      return zone_max(sums) - zone_min(sums);
    case Kind::stdev:
    case Kind::quantile:
      break;
  }
  refuse_source(statistic);
}

double value_of(SiteStatistic statistic, std::span<const WeightedValue> sorted) {
  if (statistic.kind == Kind::mean) return weighted_mean(sorted);
  if (statistic.kind == Kind::stdev) return weighted_standard_deviation(sorted);
  if (statistic.kind == Kind::quantile) return weighted_quantile(sorted, statistic.percent);
  refuse_source(statistic);
}

}  // namespace firnline
