// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cmath>
#include <optional>
#include <ostream>
#include <string_view>

/// Every tolerance of the tests, each with its reason. A test names a tier; no test writes a number of its
/// own.
namespace firnline::test {

struct Tolerance {
  std::string_view name;
  double relative = 0;
  double absolute = 0;

  friend std::ostream& operator<<(std::ostream& stream, const Tolerance& tier) { return stream << tier.name; }
};

namespace tolerance {
/// Counts, codes, copies, identities of the same arithmetic.
inline constexpr Tolerance exact{"exact"};
/// A result that was computed in double and rounded to f32 once: one unit in the last place of f32.
inline constexpr Tolerance f32_rounding{"f32_rounding", 0x1p-23};
/// As f32_rounding, where the inputs too are decimal numbers that f32 cannot hold: their rounding passes
/// through.
inline constexpr Tolerance f32_inputs{"f32_inputs", 0x1p-20};
/// A value printed with one, two or three decimals in its source: half of the last one.
inline constexpr Tolerance one_decimal{"one_decimal", 0, 0.05};
inline constexpr Tolerance two_decimals{"two_decimals", 0, 0.005};
inline constexpr Tolerance three_decimals{"three_decimals", 0, 0.0005};
/// A value printed with six significant digits in its source.
inline constexpr Tolerance six_digits{"six_digits", 1e-6};
/// A value printed with six decimals in its source.
inline constexpr Tolerance six_decimals{"six_decimals", 0, 1e-6};
/// Our elementary functions against a wider type (kernels/grid/elementary.hpp promises it).
inline constexpr Tolerance elementary{"elementary", 2e-15};
/// pow: the exponent multiplies the rounding of the logarithm's last term.
inline constexpr Tolerance elementary_power{"elementary_power", 5e-15};
/// The tail of erfc: the argument's square times its rounding.
inline constexpr Tolerance elementary_tail{"elementary_tail", 2e-14};
/// kernels/grid/special_functions.hpp promises these two: shares between 0 and 1, and numbers of deviations.
inline constexpr Tolerance gamma_probability{"gamma_probability", 0, 2e-14};
inline constexpr Tolerance normal_quantile{"normal_quantile", 0, 2e-15};
/// Random numbers other than whole ones against another implementation of the same counters (domain-spec 15).
inline constexpr Tolerance draw{"draw", 1e-12};
/// The ellipsoid formulas of domain-spec 1.1 against values worked out from the same formulas elsewhere.
inline constexpr Tolerance ellipsoid_formula{"ellipsoid_formula", 1e-8};
/// Geodesic edges against parallels: a property of the question, not of the arithmetic.
inline constexpr Tolerance geodesic_edge{"geodesic_edge", 1e-4};
/// Angles in degrees against double loops: half a unit in the last place of f32 at 360 degrees, and a little.
inline constexpr Tolerance angle_against_double{"angle_against_double", 0, 2e-5};
/// Two angles in degrees that were both rounded to f32.
inline constexpr Tolerance angle_pair{"angle_pair", 0, 4e-5};
/// Angles in degrees against gdaldem, which works in f32 throughout.
inline constexpr Tolerance angle_against_gdaldem{"angle_against_gdaldem", 0, 1e-3};
/// Water shared out in steps of 2^-28 of a cell's: each of at most some hundred cells on a way may be off by
/// eight of them.
inline constexpr Tolerance spread_shares{"spread_shares", 0x1p-19};
/// A share taken from a lattice of 1000 x 1000 parameters: at a kink a midpoint is off by an eighth of its
/// step squared times the change of slope, here some tens.
inline constexpr Tolerance lattice_sum{"lattice_sum", 0, 1e-5};
/// Scores are sums of at most 48 terms of order 1; design.md promises contributions that add up within this.
inline constexpr Tolerance composite{"composite", 0, 1e-12};
/// Tipping points are searched for in scores that carry the rounding of `composite`, and divided by their
/// slope.
inline constexpr Tolerance tipping_point{"tipping_point", 1e-9, 1e-9};
/// Zonal sums in whole numbers: each share is rounded to 2^-40, so a sum keeps 1e-12 of it and the rest is
/// double.
inline constexpr Tolerance zonal_sum{"zonal_sum", 1e-10};
/// What an outline holds, against the same at 2 m: a cell on the rim has data or none as a whole. One cell in seven
/// of a small glacier lies on its rim, and the ice is thin there.
inline constexpr Tolerance rim_of_outline{"rim_of_outline", 1e-2};

inline constexpr std::array all = {exact,
                                   f32_rounding,
                                   f32_inputs,
                                   one_decimal,
                                   two_decimals,
                                   three_decimals,
                                   six_digits,
                                   six_decimals,
                                   elementary,
                                   elementary_power,
                                   elementary_tail,
                                   gamma_probability,
                                   normal_quantile,
                                   draw,
                                   ellipsoid_formula,
                                   geodesic_edge,
                                   angle_against_double,
                                   angle_pair,
                                   angle_against_gdaldem,
                                   lattice_sum,
                                   composite,
                                   tipping_point,
                                   zonal_sum,
                                   rim_of_outline};
}  // namespace tolerance

[[nodiscard]] inline std::optional<Tolerance> tolerance_named(std::string_view name) {
  for (const Tolerance& tier : tolerance::all)
    if (tier.name == name) return tier;
  return std::nullopt;
}

/// No data (NaN) agrees with no data alone.
[[nodiscard]] inline bool agrees(double got, double expected, const Tolerance& tier) {
  if (std::isnan(got) || std::isnan(expected)) return std::isnan(got) && std::isnan(expected);
  if (got == expected) return true;
  return std::abs(got - expected) <= tier.absolute + tier.relative * std::abs(expected);
}

/// Compass angles: 359.9999 and 0.0001 are neighbours.
[[nodiscard]] inline bool angles_agree(double got, double expected, const Tolerance& tier) {
  if (std::isnan(got) || std::isnan(expected)) return std::isnan(got) && std::isnan(expected);
  const double apart = std::abs(std::remainder(got - expected, 360.0));
  return apart <= tier.absolute;
}

}  // namespace firnline::test
