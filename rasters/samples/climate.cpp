// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "rasters/samples/climate.hpp"

#include <algorithm>

#include "rasters/samples/noise.hpp"
#include "rasters/samples/terrain.hpp"

namespace firnline::sample {
namespace {

constexpr std::array<double, months> at_the_lake_c = {-10, -8, -1, 7, 12, 16, 18, 17, 13, 6, -1, -8};
constexpr std::array<double, months> share_of_year = {0.03, 0.04, 0.07, 0.11, 0.16, 0.17,
                                                      0.13, 0.09, 0.06, 0.06, 0.05, 0.03};

// Numbers of the classes in the legend of Beck et al. 2023.
constexpr int bwk = 5, bsk = 7, dfb = 26, dfc = 27, et = 29, ef = 30;

}  // namespace

double temperature_c(int month, double elevation_m) {
  return at_the_lake_c[static_cast<std::size_t>(month)] + lapse_c_per_m * (elevation_m - lake_level_m);
}

double precipitation_mm(int month, Point at, double elevation_m, std::uint64_t seed) {
  const double year_mm = 250 + 0.2 * (elevation_m - lake_level_m);
  const double drier_eastwards = 1.2 - 0.4 * at.east_m / StudyGrid::width_m;
  const double uneven = 1 + 0.12 * smooth_noise(seed, Purpose::rain, at.east_m, at.north_m, 5000, 2);
  return year_mm * drier_eastwards * uneven * share_of_year[static_cast<std::size_t>(month)];
}

int climate_class(Point at, double elevation_m, std::uint64_t seed) {
  double mean_c = 0, warmest_c = -100, year_mm = 0;
  int months_above_10 = 0;
  for (int month = 0; month < months; ++month) {
    const double celsius = temperature_c(month, elevation_m);
    mean_c += celsius / months;
    warmest_c = std::max(warmest_c, celsius);
    year_mm += precipitation_mm(month, at, elevation_m, seed);
    if (celsius > 10) ++months_above_10;
  }
  if (warmest_c <= 0) return ef;
  if (warmest_c <= 10) return et;
  // More than 70 % of the rain falls from April to September: dry below 10 * (2 T + 28) mm, desert below half of it.
  const double dry_below_mm = 10 * (2 * mean_c + 28);
  if (year_mm < dry_below_mm / 2) return bwk;
  if (year_mm < dry_below_mm) return bsk;
  return months_above_10 >= 4 ? dfb : dfc;
}

}  // namespace firnline::sample
