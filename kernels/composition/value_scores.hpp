// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <limits>

#include "kernels/composition/composition.hpp"
#include "kernels/composition/lanes.hpp"
#include "kernels/grid/elementary.hpp"

/// Raw values -> scores, for `width` rows side by side (compose_inline.hpp).
namespace firnline::composing {

inline constexpr double no_score = std::numeric_limits<double>::quiet_NaN();
inline constexpr double below_every_knot = std::numeric_limits<double>::lowest();

[[nodiscard]] FIRN_FN inline bool is_missing(double value) {
  return elementary::is_nan(value);
}

/// Slopes of a value function between its knots, divided out once for many cells.
struct Slopes {
  double after_knot[most_knots] = {};
};

[[nodiscard]] FIRN_FN inline Slopes slopes_of(const ValueFunction& value) {
  Slopes slopes;
  for (int k = 0; k + 1 < value.knots; ++k)
    slopes.after_knot[k] = (value.v[k + 1] - value.v[k]) / (value.x[k + 1] - value.x[k]);
  return slopes;
}

/// Raw value -> the unit of the knots. Values outside the transform's domain lie below every knot. NaN stays
/// NaN.
[[nodiscard]] FIRN_FN inline double transformed(Transform transform, double raw) {
  if (transform == Transform::none || is_missing(raw)) return raw;
  if (transform == Transform::log1p) return raw > -1 ? elementary::log1p(raw) : below_every_knot;
  return raw >= 0 ? elementary::sqrt(raw) : below_every_knot;
}

/// The piece of a value function between two knots, held by value: a loop that writes numbers could otherwise
/// not be sure that the knots stay what they are.
struct Piece {
  double x, here, slope, low, high;

  FIRN_FN Piece(const ValueFunction& value, const Slopes& slopes, int k)
      : x(value.x[k]),
        here(value.v[k]),
        slope(slopes.after_knot[k]),
        low(elementary::smaller(value.v[k], value.v[k + 1])),
        high(elementary::greater(value.v[k], value.v[k + 1])) {}
  /// For t on the first knot or beyond; NaN stays NaN.
  [[nodiscard]] FIRN_FN double score(double t) const {
    const double line = here + (t - x) * slope;
    const double above = line < low ? low : line;  // rounding must not leave the two knots' scores
    return above > high ? high : above;
  }
};

/// What is known of a value function that is one straight line between two knots, as most are. Each kind may
/// be taken for any before it but none.
enum class LineKind : std::int32_t {
  none,      ///< no line
  bare,      ///< a line: from the last knot on, that knot's score has to be put in
  ends,      ///< Piece::score() alone gives that knot's score there
  identity,  ///< the raw value is the score
};

[[nodiscard]] FIRN_FN inline bool is_line(const ValueFunction& value) {
  return value.curve == Curve::knots && value.transform == Transform::none && value.knots == 2;
}

/// low, high: every raw value lies inside, or is NaN.
/// A line that gives the last knot's score at that knot gives it ever after: every step of Piece::score()
/// rounds monotonically, and no score leaves the two knots'. But a slope of 0 makes NaN of infinity.
[[nodiscard]] inline LineKind line_kind(const ValueFunction& value, const Slopes& slopes, double low,
                                        double high) {
  if (!is_line(value)) return LineKind::none;
  const Piece piece(value, slopes, 0);
  const bool through_zero = value.x[0] == 0 && value.v[0] == 0 && piece.slope == 1;
  if (through_zero && low >= 0 && high <= value.x[1] && value.x[1] == value.v[1]) return LineKind::identity;
  return piece.slope != 0 && piece.score(value.x[1]) == value.v[1] ? LineKind::ends : LineKind::bare;
}

/// A score on a curve other than straight lines; NaN stays NaN. Below the domain of a logarithm: as at 0.
[[nodiscard]] FIRN_FN inline double score_on_curve(const ValueFunction& value, double x) {
  if (is_missing(x)) return x;
  const bool logarithmic = value.curve == Curve::logarithmic;
  const double z = value.steepness * ((logarithmic ? elementary::log(x > 0 ? x : 0.0) : x) - value.middle);
  if (value.curve == Curve::normal) return elementary::erfc(-z * 0x1.6a09e667f3bcdp-1) / 2;  // z / sqrt 2
  return 1 / (1 + elementary::exp(-z));
}

/// raw(lane) gives the raw values; take(lane, score) receives their scores, piecewise linear and constant
/// outside the knots. NaN stays NaN. Most value functions have two knots: they take one loop, so that neither
/// values nor scores pass through memory.
template <int width, class Raw, class Take>
FIRN_FN void each_score(const ValueFunction& value, const Slopes& slopes, const Raw& raw, const Take& take) {
  if (value.curve != Curve::knots) {
    for (int l = 0; l < width; ++l)
      take(l, score_on_curve(value, transformed(value.transform, static_cast<double>(raw(l)))));
    return;
  }
  if (is_line(value)) {
    const Piece piece(value, slopes, 0);
    const double x_last = value.x[1], v_last = value.v[1];
    for (int l = 0; l < width; ++l) {
      const double t = raw(l), inside = piece.score(t);
      take(l, t >= x_last ? v_last : inside);
    }
    return;
  }
  const int last = value.knots - 1;
  const double x_last = value.x[last < 0 ? 0 : last], v_last = last < 0 ? no_score : value.v[last];
  double t[width];
  double score[width];
  for (int l = 0; l < width; ++l) t[l] = raw(l);
  if (value.transform != Transform::none)
    for (int l = 0; l < width; ++l) t[l] = transformed(value.transform, t[l]);
  for (int l = 0; l < width; ++l) score[l] = value.v[0];
  for (int k = 0; k < last; ++k) {
    const Piece piece(value, slopes, k);
    for (int l = 0; l < width; ++l) {
      const double inside = piece.score(t[l]);
      score[l] = t[l] >= piece.x ? inside : score[l];
    }
  }
  for (int l = 0; l < width; ++l) {
    const double inside = t[l] >= x_last ? v_last : score[l];
    take(l, is_missing(t[l]) ? t[l] : inside);
  }
}

}  // namespace firnline::composing
