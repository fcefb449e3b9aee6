// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "kernels/grid/elementary.hpp"
#include "kernels/grid/portability.hpp"

/// The share of the parameter ranges in which an infinite slope stands: P(C + k tan(phi) >= sin(slope))
/// with cohesion C, tan(phi) and the grip k (through the wetness) spread evenly and independently. The
/// cohesion a slope needs is s - k t; over C and k the share is exact, over t it is a quadrature between
/// the kinks, where the function is analytic: the error is below 1e-11 for any ranges that the parameters
/// allow.
namespace firnline::infinite_slope {

/// From low to high; one number when they are equal.
struct Range {
  double low = 0, high = 0;
};
[[nodiscard]] FIRN_FN inline Range range_between(double a, double b) {
  return {elementary::smaller(a, b), elementary::greater(a, b)};
}

/// P(C >= needed), averaged over needed spread evenly over its range.
[[nodiscard]] FIRN_FN inline double share_with_cohesion(Range cohesion, Range needed) {
  const double width = cohesion.high - cohesion.low;
  if (!(needed.high > needed.low)) {
    if (needed.low <= cohesion.low) return 1;
    return needed.low > cohesion.high ? 0 : (cohesion.high - needed.low) / width;
  }
  const double always = elementary::smaller(needed.high, cohesion.low) - needed.low;
  const double from = elementary::greater(needed.low, cohesion.low),
               to = elementary::smaller(needed.high, cohesion.high);
  double share = always > 0 ? always : 0;
  if (to > from) share += (to - from) * (cohesion.high - 0.5 * (from + to)) / width;
  return share / (needed.high - needed.low);
}

/// What is spread, for one slope of a given sine.
struct Spread {
  double sine = 0;
  Range cohesion, friction;  ///< friction: tan(phi), > 0
  Range grip;                ///< low where the soil is wettest
  double saturated = 0;  ///< share of the wetness range in which the soil is full: there the grip is grip.low
};

/// P(stands) at one tan(phi).
[[nodiscard]] FIRN_FN inline double share_at(const Spread& spread, double friction) {
  const Range needed = {spread.sine - spread.grip.high * friction, spread.sine - spread.grip.low * friction};
  const double wet = share_with_cohesion(spread.cohesion, {needed.high, needed.high});
  return spread.saturated * wet + (1 - spread.saturated) * share_with_cohesion(spread.cohesion, needed);
}

/// Integral of share_at over tan(phi) between two kinks: eight Gauss-Legendre points in its logarithm, in
/// which the share's 1/t, 1 and t are all exponentials.
[[nodiscard]] FIRN_FN inline double standing_between(const Spread& spread, double from, double to) {
  constexpr double points[4] = {0.18343464249564980, 0.52553240991632899, 0.79666647741362674,
                                0.96028985649753623};
  constexpr double weights[4] = {0.36268378337836198, 0.31370664587788729, 0.22238103445337447,
                                 0.10122853629037626};
  const double half = 0.5 * elementary::log(to / from), middle = elementary::sqrt(from * to);
  double sum = 0;
  for (int i = 0; i < 4; ++i) {
    const double step = elementary::exp(half * points[i]);
    const double above = middle * step, below = middle / step;
    sum += weights[i] * (above * share_at(spread, above) + below * share_at(spread, below));
  }
  return half * sum;
}

/// P(stands), 0..1.
[[nodiscard]] FIRN_FN inline double standing_share(const Spread& spread) {
  const double low = spread.friction.low, high = spread.friction.high;
  if (!(high > low)) return share_at(spread, low);
  // Where the needed cohesion of the wettest or the driest soil enters or leaves the range of cohesion.
  const double kinks[4] = {(spread.sine - spread.cohesion.low) / spread.grip.low,
                           (spread.sine - spread.cohesion.high) / spread.grip.low,
                           (spread.sine - spread.cohesion.low) / spread.grip.high,
                           (spread.sine - spread.cohesion.high) / spread.grip.high};
  double sum = 0;
  for (double from = low; from < high;) {
    double to = high;
    for (const double kink : kinks)
      if (kink > from && kink < to) to = kink;
    sum += standing_between(spread, from, to);
    from = to;
  }
  return elementary::clamped(sum / (high - low), 0, 1);
}

}  // namespace firnline::infinite_slope
