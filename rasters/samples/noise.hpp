// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>

namespace firnline::sample {

/// What a random number is for: each purpose has its own stream, so that adding one leaves the others as they are.
enum class Purpose : std::uint64_t { lake_shore, uplift, first_relief, snow_line, rain, town, outline, future_lake, forest, survey };

/// Counter-based random numbers: a pure function of its arguments, 0 <= u < 1, equal on every machine.
[[nodiscard]] double random_unit(std::uint64_t seed, Purpose purpose, std::int64_t first, std::int64_t second = 0);

/// Smooth noise in -1..1 whose features are wavelength_m wide; octaves add finer ones of half the size each.
/// Written with + - * / alone, so that every machine rounds it alike.
[[nodiscard]] double smooth_noise(std::uint64_t seed, Purpose purpose, double east_m, double north_m,
                                  double wavelength_m, int octaves);

}  // namespace firnline::sample
