// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>

#include "rasters/samples/study_grid.hpp"

namespace firnline::sample {

inline constexpr int months = 12;
inline constexpr std::array<double, months> days_in_month = {31, 28.25, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
inline constexpr double lapse_c_per_m = -0.0065;  ///< domain-spec A1m

/// Mean air temperature of a month (0 = January): a continental year at the lake, colder with height.
[[nodiscard]] double temperature_c(int month, double elevation_m);

/// Precipitation of a month, mm: more with height, less towards the dry east, wettest in May and June.
[[nodiscard]] double precipitation_mm(int month, Point at, double elevation_m, std::uint64_t seed);

/// Koeppen-Geiger class 1..30, numbered as Beck et al. 2023 do; only the classes a cold continental valley can have.
[[nodiscard]] int climate_class(Point at, double elevation_m, std::uint64_t seed);

}  // namespace firnline::sample
