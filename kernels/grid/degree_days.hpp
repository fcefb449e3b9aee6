// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "kernels/grid/elementary.hpp"
#include "kernels/grid/portability.hpp"

namespace firnline {

/// Positive degree days of one day [K d], when days scatter normally around their mean: by how much it lies
/// above zero, in expectation. Far below zero the two terms cancel, and rounding must not make melt negative.
/// in: mean above the threshold [K]; deviation [K], > 0   source: calov2005
[[nodiscard]] FIRN_FN inline double positive_degree_days(double mean, double deviation) {
  constexpr double sqrt_half = 0.70710678118654752, inverse_sqrt_two_pi = 0.39894228040143268;
  const double z = mean / deviation;
  const double scatter = deviation * inverse_sqrt_two_pi * elementary::exp(-0.5 * z * z);
  const double middle = 0.5 * mean * elementary::erfc(-z * sqrt_half);
  return elementary::greater(scatter + middle, 0);
}

}  // namespace firnline
