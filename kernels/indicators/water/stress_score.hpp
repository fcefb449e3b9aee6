// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "kernels/grid/elementary.hpp"
#include "kernels/indicators/indicator.hpp"

namespace firnline {

/// Aqueduct's score of baseline water stress: 0 below a tenth of the supply, one more for each doubling, 5 at
/// most.
///   s = clamp(log2(r / 0.1) + 1, 0, 5)
/// in: raw ratio of withdrawal to supply, >= 0 (9999: supply nearly exhausted)   out: 0..5   NaN stays NaN
/// source: kuzma2023
[[nodiscard]] FIRN_FN inline double stress_score(double ratio) {
  return elementary::clamped(elementary::log2(ratio / 0.1) + 1, 0, 5);
}

}  // namespace firnline
